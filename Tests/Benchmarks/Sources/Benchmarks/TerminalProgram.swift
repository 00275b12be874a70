import CPseudoTerminal
import Glibc

/// A program running on a pseudo-terminal, with the screen that it has drawn.
final class TerminalProgram {
    /// The command line, its environment and the terminal's size.
    struct Launch {
        let path: String
        let arguments: [String]
        let environment: [String]
        let columns: Int
        let rows: Int
    }

    /// The screen after one piece of output.
    struct Change {
        let time: ContinuousClock.Instant
        let fingerprint: Int
        let wholeFingerprint: Int
        /// Bytes since the key.
        let bytes: Int
    }

    let process: pid_t
    private(set) var screen: Screen
    /// When the program was started.
    let started: ContinuousClock.Instant
    private let controller: Int32
    private var hasEnded = false
    private var buffer = [UInt8](repeating: 0, count: 65_536)

    /// How long anything may take before the benchmark gives up.
    static let patience = Duration.seconds(30)

    init(_ launch: Launch) throws(BenchmarkError) {
        screen = Screen(width: launch.columns, height: launch.rows)
        var controller: Int32 = -1
        var arguments = unsafe Self.copies([launch.path] + launch.arguments)
        var environment = unsafe Self.copies(launch.environment)
        defer {
            for index in unsafe arguments.indices { unsafe free(arguments[index]) }
            for index in unsafe environment.indices { unsafe free(environment[index]) }
        }
        started = .now
        process = unsafe cpty_spawn(
            launch.path,
            &arguments,
            &environment,
            Int32(launch.columns),
            Int32(launch.rows),
            &controller
        )
        guard process > 0 else { throw BenchmarkError("\(launch.path) cannot be started.") }
        self.controller = controller
    }

    /// Texts as C wants them, with nil at the end.
    private static func copies(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
        unsafe texts.map { unsafe strdup($0) } + [nil]
    }

    deinit {
        if !hasEnded {
            kill(process, SIGKILL)
            waitForEnd()
        }
        close(controller)
    }

    /// Waits until the program has ended by itself.
    func waitForEnd() {
        var status: Int32 = 0
        _ = unsafe waitpid(process, &status, 0)
        hasEnded = true
    }

    /// Types bytes.
    func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = unsafe write(controller, bytes, bytes.count)
    }

    /// Reads one piece of output into the screen.
    ///
    /// - Parameter deadline: How long to wait for it.
    /// - Returns: When it came and how long it is; nil if none came or the program has ended.
    private func read(
        until deadline: ContinuousClock.Instant
    ) -> (time: ContinuousClock.Instant, count: Int)? {
        let wait = max(.zero, deadline - .now)
        var descriptor = pollfd(fd: controller, events: Int16(POLLIN), revents: 0)
        let milliseconds = Int32((wait / .milliseconds(1)).rounded(.up))
        guard unsafe poll(&descriptor, 1, milliseconds) > 0 else { return nil }
        let count = unsafe Glibc.read(controller, &buffer, buffer.count)
        let time = ContinuousClock.now
        guard count > 0 else { return nil }
        screen.feed(buffer[..<count])
        return (time, count)
    }

    /// Reads until the output has been quiet for some time.
    ///
    /// - Parameters:
    ///   - area: The part of the screen to watch.
    ///   - quiet: How long nothing may come before it is over.
    ///   - isComplete: Whether quiet may end it; before that, it goes on waiting.
    /// - Returns: The screen after each piece.
    /// - Throws: If it does not become complete within `patience`.
    func record(
        area: Screen.Area,
        quiet: Duration,
        isComplete: (Screen) -> Bool
    ) throws(BenchmarkError) -> [Change] {
        var changes: [Change] = []
        var bytes = 0
        var isOver = isComplete(screen)
        let giveUp = ContinuousClock.now + Self.patience
        while true {
            let deadline = isOver ? min(.now + quiet, giveUp) : giveUp
            guard let (time, count) = read(until: deadline) else {
                guard isOver else {
                    throw BenchmarkError("Nothing came:\n\(text)")
                }
                return changes
            }
            bytes += count
            let change = Change(
                time: time,
                fingerprint: screen.fingerprint(area),
                wholeFingerprint: screen.fingerprint(screen.bounds),
                bytes: bytes
            )
            changes.append(change)
            isOver = isOver || isComplete(screen)
        }
    }

    /// Reads until the screen is as it should be.
    ///
    /// - Parameter isAwaited: Whether it is.
    /// - Returns: When the piece came that made it so.
    /// - Throws: If it is not so within `patience`, or the program ends before.
    func wait(
        _ isAwaited: (Screen) -> Bool
    ) throws(BenchmarkError) -> ContinuousClock.Instant {
        let giveUp = ContinuousClock.now + Self.patience
        var time = ContinuousClock.now
        while !isAwaited(screen) {
            guard let piece = read(until: giveUp) else {
                let what = ContinuousClock.now < giveUp ? "It has ended:" : "It stays so:"
                throw BenchmarkError("\(what)\n\(text)")
            }
            time = piece.time
        }
        return time
    }

    /// Reads what comes until some time.
    ///
    /// - Returns: When each piece came, and how long it is.
    func watch(
        until deadline: ContinuousClock.Instant
    ) -> [(time: ContinuousClock.Instant, count: Int)] {
        var pieces: [(time: ContinuousClock.Instant, count: Int)] = []
        while let piece = read(until: deadline) { pieces.append(piece) }
        return pieces
    }

    /// The screen as text.
    var text: String { (0..<screen.height).map(screen.text).joined(separator: "\n") }
}

/// Why a benchmark could not be run.
struct BenchmarkError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
