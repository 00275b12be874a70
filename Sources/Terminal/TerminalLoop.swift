import CNcurses
import Foundation
import Glibc
import Synchronization
package import TerminalUI

/// Runs an application on a thread of its own until it finishes.
package enum TerminalLoop {
    /// Why a run was over.
    package enum Ending: Equatable, Sendable {
        /// The application finished.
        case finished
        /// The process was asked to end (SIGTERM, SIGHUP, SIGINT, SIGQUIT), or the task was
        /// cancelled.
        case terminated
        /// The terminal went away.
        case disconnected
    }

    /// What the system's tools call the thread, at most 15 characters.
    static let threadName = "terminal"

    /// Deep enough for any screen; the default of some systems is not.
    private static let stackSize = 8 * 1024 * 1024

    /// Runs an application in the terminal and restores it afterwards.
    ///
    /// - Parameters:
    ///   - capabilities: What the environment says about the terminal.
    ///   - input: The descriptor to read keys from.
    ///   - output: The descriptor to draw on.
    ///   - makeApplication: Makes the application, on the thread on which it will live.
    /// - Returns: Why it was over.
    /// - Throws: `TerminalError` if there is no usable terminal, or what `makeApplication` throws.
    package static func run(
        capabilities: TerminalCapabilities,
        input: Int32 = STDIN_FILENO,
        output: Int32 = STDOUT_FILENO,
        makeApplication: @escaping @Sendable () throws -> any TerminalApplication
    ) async throws -> Ending {
        let wake = try WakeDescriptor()
        let isCanceled = CancellationFlag()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let thread = Thread {
                    // Foundation's own name does not reach the system's tools.
                    unsafe cn_name_thread(threadName)
                    let result = Result {
                        try TerminalLoopRun(
                            capabilities: capabilities,
                            input: input,
                            output: output,
                            wake: wake,
                            isCanceled: isCanceled
                        )
                        .run(makeApplication())
                    }
                    continuation.resume(with: result)
                }
                thread.stackSize = stackSize
                thread.start()
            }
        } onCancel: {
            isCanceled.set()
            wake.wake()
        }
    }
}

/// Whether the task that runs the loop was cancelled.
final class CancellationFlag: Sendable {
    private let flag = Atomic(false)

    var isSet: Bool { flag.load(ordering: .acquiring) }

    func set() { flag.store(true, ordering: .releasing) }
}
