import Console
import Foundation

/// The file that holds what the console brings back when the same person opens it again.
///
/// It has account numbers in it, of drafts, so that only its owner can read it. Whatever is wrong
/// with it, the console opens: then nothing is brought back.
final class SessionFile: Sendable {
    private let path: String
    private let clock: any Clock<Duration>
    private let latest: AsyncStream<SavedSession>
    private let continuation: AsyncStream<SavedSession>.Continuation

    /// How long after a writing the next may follow: whoever types is not written key by key.
    private static let pause = Duration.milliseconds(250)

    init(path: String, clock: any Clock<Duration>) {
        (self.path, self.clock) = (path, clock)
        (latest, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// What was kept last, and where more is.
    var client: SessionClient {
        let data = FileManager.default.contents(atPath: path)
        return SessionClient(
            last: data.flatMap { try? JSONDecoder().decode(SavedSession.self, from: $0) },
            keep: { [continuation] in continuation.yield($0) }
        )
    }

    /// Writes what is to be kept, the latest only, until it is ended.
    func run() async {
        for await session in latest {
            write(session)
            try? await clock.sleep(for: Self.pause)
        }
    }

    /// Lets ``run()`` return once the latest is written.
    func end() { continuation.finish() }

    /// Writes it whole or not at all.
    private func write(_ session: SavedSession) {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        try? FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        let draft = "\(path).\(ProcessInfo.processInfo.processIdentifier)"
        guard let data = try? JSONEncoder().encode(session),
            FileManager.default.createFile(
                atPath: draft,
                contents: data,
                attributes: [.posixPermissions: 0o600]
            )
        else { return }
        _ = unsafe rename(draft, path)
    }
}
