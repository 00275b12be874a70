import Foundation
import PaydeskCommand
import Payouts
import SQLiteStore
import Synchronization

/// One operator's machine: a home of its own, a clock that stands still, and repeatable chance.
final class TestDesk: Sendable {
    let home: URL
    private let time = Mutex(TestDesk.start)
    private let bits = Mutex<UInt64>(0)

    /// 2026-11-21T14:32:07.125Z.
    static let start = Date(timeIntervalSince1970: 1_795_271_527.125)
    static let package = URL(filePath: #filePath)
        .deletingLastPathComponent().appending(path: "../..").standardizedFileURL

    init() throws {
        home = FileManager.default.temporaryDirectory
            .appending(path: "paydesk-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: home) }

    /// Writes a file into the home and gives its path.
    @discardableResult
    func write(_ name: String, _ text: String, mode: Int = 0o600) throws -> String {
        let path = home.appending(path: name).path
        try Data(text.utf8).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        return path
    }

    var ledgerPath: String { home.appending(path: "ledger.db").path }

    func openLedger() throws -> SQLiteStore {
        try SQLiteStore.open(path: ledgerPath, clock: ContinuousClock())
    }

    @Sendable func now() -> Date { time.withLock(\.self) }

    func advance(by seconds: TimeInterval) { time.withLock { $0 += seconds } }
}

// MARK: - Running

extension TestDesk {
    /// What a command told its caller.
    struct Outcome {
        let status: ExitStatus
        let output: String
        let errors: String
    }

    /// Nobody ends it: returns when its task is canceled.
    static func never() async {
        // A stream whose continuation is gone has ended.
        let (ends, continuation) = AsyncStream.makeStream(of: Void.self)
        for await _ in ends {}
        continuation.finish()
    }

    /// Runs the command line as a process would, but in this one; `nil` unsets a variable.
    func run(
        _ arguments: [String],
        input: String = "",
        by userName: String = "dara",
        environment: [String: String?] = [:],
        isOutputTerminal: Bool = false,
        ask: (@Sendable (String) -> String?)? = nil,
        end: @escaping @Sendable () async -> Void = { await TestDesk.never() }
    ) async -> Outcome {
        let (output, errors) = (Transcript(), Transcript())
        var context = context(userName, environment)
        context.write = output.add
        context.writeError = errors.add
        context.readInput = { Data(input.utf8) }
        context.isOutputTerminal = isOutputTerminal
        context.ask = ask
        context.trapEnd = { end }
        let status = await PaydeskMain.run(arguments, in: context)
        return Outcome(status: status, output: output.text, errors: errors.text)
    }

    /// What somebody's process finds here, who reads and writes nothing.
    func context(_ userName: String, _ environment: [String: String?]) -> CommandContext {
        let own: [String: String?] = [
            "HOME": home.path, "PAYDESK_CONFIG": home.appending(path: "paydesk.yaml").path,
        ]
        return CommandContext(
            environment: own.merging(environment) { $1 }.compactMapValues(\.self),
            write: { _ in },
            writeError: { _ in },
            readInput: { Data() },
            ask: nil,
            trapEnd: { TestDesk.never },
            isOutputTerminal: false,
            now: now,
            randomBits: nextBits,
            clock: ContinuousClock(),
            userName: userName,
            executable: Self.package.appending(path: ".build/paydesk").path
        )
    }

    /// Counts in steps that change every bit (the golden ratio), so that ids look like ids.
    @Sendable private func nextBits() -> UInt64 {
        bits.withLock { bits in
            bits &+= 0x9E37_79B9_7F4A_7C15
            return bits
        }
    }
}

/// What was written, from whichever task.
private final class Transcript: Sendable {
    private let written = Mutex("")

    var text: String { written.withLock(\.self) }

    @Sendable func add(_ text: String) { written.withLock { $0 += text } }
}
