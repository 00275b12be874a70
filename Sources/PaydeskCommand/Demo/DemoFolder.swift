import Foundation

/// The folder of a running demo, which goes with it.
///
/// The demo holds a lock on it. A killed demo cannot remove its folder, but leaves it without a
/// lock, which is how the next demo knows what it may remove.
enum DemoFolder {
    private static let prefix = "paydesk-demo-"

    /// Removes what killed demos left behind, and runs `body` with the path of a new folder that
    /// only this operator can read.
    static func with<Value>(
        _ context: CommandContext,
        _ body: (String) async throws -> Value
    ) async throws -> Value {
        let parent = FileManager.default.temporaryDirectory.path
        sweep(parent)
        let path = "\(parent)/\(prefix)\(String(context.randomBits(), radix: 36))"
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        // Another demo that sweeps at this instant may have locked it first, and removes it.
        guard let lock = lock(path), FileManager.default.fileExists(atPath: path) else {
            throw CommandFailure(.internal, "\(path) went away. Start the demo again.")
        }
        defer {
            remove(path)
            close(lock)
        }
        return try await body(path)
    }

    /// Removes a folder, however often it takes: SQLite removes files of its own as a connection
    /// closes, and one that was listed and is gone would end the removal.
    private static func remove(_ path: String) {
        for _ in 0..<maximumRemovals where FileManager.default.fileExists(atPath: path) {
            try? FileManager.default.removeItem(atPath: path)
        }
    }

    private static let maximumRemovals = 10

    private static func sweep(_ parent: String) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
        for path in names.filter({ $0.hasPrefix(prefix) }).map({ "\(parent)/\($0)" })
        where isOwn(path) {
            guard let lock = lock(path) else { continue }
            try? FileManager.default.removeItem(atPath: path)
            close(lock)
        }
    }

    /// Whether a folder is this operator's: in a shared folder anybody can use any name.
    private static func isOwn(_ path: String) -> Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return attributes?[.ownerAccountID] as? UInt == UInt(getuid())
    }

    /// Locks a folder for as long as the descriptor is open, unless another process holds it.
    private static func lock(_ path: String) -> Int32? {
        let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            return nil
        }
        return descriptor
    }
}
