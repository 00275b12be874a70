import Foundation
import Synchronization

/// When a process that writes without a break leaves the ledger to the others.
///
/// SQLite keeps no queue of those who wait for its write lock: each looks again after a while. Who
/// begins the next transaction right after a commit, as `serve` does under load, would keep the
/// lock for all but some microseconds, and a payout created on the command line beside it would
/// never be written. So after some writing the ledger is left alone, for longer than
/// the others wait between two looks.
final class WriteTurns: Sendable {
    /// How long a process writes without a break.
    static let turn = Duration.milliseconds(100)
    /// How long it then leaves the ledger to the others.
    static let pause = Duration.milliseconds(2)
    /// How long the others wait between two looks, in microseconds.
    static let lookMicroseconds: UInt32 = 500
    /// How often they look: for twenty seconds at least.
    static let maximumLooks = 40_000

    private struct State {
        var beganTurn: ContinuousClock.Instant?
        var ended: ContinuousClock.Instant?
    }

    private let state = Mutex(State())

    /// How long to wait before the transaction that is about to begin.
    func pause(at now: ContinuousClock.Instant) -> Duration {
        state.withLock { state in
            guard let beganTurn = state.beganTurn, let ended = state.ended,
                now - ended < Self.pause
            else {
                state.beganTurn = now
                return .zero
            }
            guard now - beganTurn >= Self.turn else { return .zero }
            state.beganTurn = now
            return Self.pause
        }
    }

    /// Waits before a transaction, on the thread that writes; every writer of the process does.
    func wait() {
        let pause = pause(at: .now)
        if pause > .zero { Thread.sleep(forTimeInterval: pause / .seconds(1)) }
    }

    /// When the last transaction ended.
    var lastEnd: ContinuousClock.Instant? { state.withLock(\.ended) }

    /// Notes the end of a transaction.
    func ended(at now: ContinuousClock.Instant) {
        state.withLock { $0.ended = now }
    }
}
