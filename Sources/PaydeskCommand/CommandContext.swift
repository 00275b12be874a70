package import Foundation

/// Every outside thing that a command touches besides the network and the ledger.
package struct CommandContext: Sendable {
    /// The process's environment.
    package var environment: [String: String]
    /// Writes text to standard output.
    package var write: @Sendable (String) -> Void
    /// Writes text to standard error.
    package var writeError: @Sendable (String) -> Void
    /// Reads all of standard input.
    package var readInput: @Sendable () -> Data
    /// Asks the person at the terminal and gives the line they type; `nil` where there is nobody.
    package var ask: (@Sendable (String) -> String?)?
    /// Takes notice of being told to end from now on, by whoever may, and gives what returns once
    /// that happens, or when its task is canceled.
    package var trapEnd: @Sendable () async -> @Sendable () async -> Void
    /// Whether standard output is a terminal, which samples of colours are drawn on.
    package var isOutputTerminal: Bool
    /// The calendar time.
    package var now: @Sendable () -> Date
    /// 64 random bits a call.
    package var randomBits: @Sendable () -> UInt64
    /// For waiting.
    package var clock: any Clock<Duration>
    /// The operating system's name of the person who runs this.
    package var userName: String
    /// The running program's own file, for finding `config` and `themes` beside it.
    package var executable: String

    /// Creates a context.
    package init(
        environment: [String: String],
        write: @escaping @Sendable (String) -> Void,
        writeError: @escaping @Sendable (String) -> Void,
        readInput: @escaping @Sendable () -> Data,
        ask: (@Sendable (String) -> String?)?,
        trapEnd: @escaping @Sendable () async -> @Sendable () async -> Void,
        isOutputTerminal: Bool,
        now: @escaping @Sendable () -> Date,
        randomBits: @escaping @Sendable () -> UInt64,
        clock: any Clock<Duration>,
        userName: String,
        executable: String
    ) {
        self.environment = environment
        self.write = write
        self.writeError = writeError
        self.readInput = readInput
        self.ask = ask
        self.trapEnd = trapEnd
        self.isOutputTerminal = isOutputTerminal
        self.now = now
        self.randomBits = randomBits
        self.clock = clock
        self.userName = userName
        self.executable = executable
    }

    /// The real process: the only place where time and chance enter the program.
    package static let process = CommandContext(
        environment: ProcessInfo.processInfo.environment,
        write: { FileHandle.standardOutput.write(Data($0.utf8)) },
        writeError: { FileHandle.standardError.write(Data($0.utf8)) },
        readInput: { FileHandle.standardInput.readDataToEndOfFile() },
        ask: isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 ? askAtTerminal : nil,
        trapEnd: Termination.trapped,
        isOutputTerminal: isatty(STDOUT_FILENO) == 1,
        now: { Date() },
        randomBits: { UInt64.random(in: .min ... .max) },
        clock: ContinuousClock(),
        userName: NSUserName(),
        executable: Bundle.main.executablePath ?? ""
    )

    @Sendable private static func askAtTerminal(_ question: String) -> String? {
        FileHandle.standardError.write(Data(question.utf8))
        return readLine()
    }
}
