import Payouts
import Synchronization

/// Notifications that wait for the next transaction: one flush to the disk serves them all.
final class ArrivalQueue: Sendable {
    /// Notifications that wait at most; a provider sends again what was not acknowledged.
    static let limit = 4_096
    /// Notifications in one transaction at most, so that other writers get their turn.
    static let batchLimit = 256

    /// One notification and who waits until it is on the disk.
    struct Waiting: Sendable {
        let notification: NewNotification
        let continuation: CheckedContinuation<Result<Void, StoreError>, Never>
    }

    /// What follows from an addition.
    enum Addition {
        /// Nobody writes yet: whoever added it has to see to that.
        case first
        /// It goes with the next transaction.
        case queued
        /// There is no room; it was not added.
        case full
    }

    private struct State {
        var waiting: [Waiting] = []
        var isServed = false
        var rush = ArrivalRush()
    }

    private let state = Mutex(State())

    /// How many wait.
    var count: Int { state.withLock(\.waiting.count) }

    func add(_ waiting: Waiting) -> Addition {
        state.withLock { state in
            guard state.waiting.count < Self.limit else { return .full }
            state.waiting.append(waiting)
            defer { state.isServed = true }
            return state.isServed ? .queued : .first
        }
    }

    /// Takes the oldest, in their order.
    func take(at now: ContinuousClock.Instant) -> [Waiting] {
        state.withLock { state in
            let batch = Array(state.waiting.prefix(Self.batchLimit))
            state.waiting.removeFirst(batch.count)
            state.rush.took(batch.count, at: now)
            return batch
        }
    }

    /// Whether others may have the ledger now, in front of what arrives.
    func turn(at now: ContinuousClock.Instant) -> ArrivalRush.Turn {
        state.withLock { $0.rush.turn(at: now, isWaitedFor: !$0.waiting.isEmpty) }
    }

    /// Notes that everything that was kept is applied; what waits is not kept yet.
    func caughtUp() { state.withLock { $0.rush.caughtUp() } }

    /// Ends a transaction; whether another must follow.
    func needsAnother() -> Bool {
        state.withLock { state in
            state.isServed = !state.waiting.isEmpty
            return state.isServed
        }
    }
}
