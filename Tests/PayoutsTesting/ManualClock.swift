package import Foundation
import Payouts
import Synchronization

/// A clock, with the calendar that goes with it, that stands still until a test moves it.
package final class ManualClock: Clock {
    /// A moment, as the time that the clock was moved by until then.
    package struct Instant: InstantProtocol {
        let offset: Duration

        package func advanced(by duration: Duration) -> Instant {
            Instant(offset: offset + duration)
        }

        package func duration(to other: Instant) -> Duration { other.offset - offset }

        package static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    private struct Sleeper {
        let key: Int
        let deadline: Instant
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct Watcher {
        let count: Int
        let continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        var now = Instant(offset: .zero)
        var nextKey = 0
        var sleepers: [Sleeper] = []
        var watchers: [Watcher] = []
        var passesByItself = false
    }

    private let state = Mutex(State())

    /// Creates a clock that nobody has moved yet.
    package init() {}

    /// The least that makes a difference.
    package var minimumResolution: Duration { .nanoseconds(1) }

    /// The moment at which it stands.
    package var now: Instant { state.withLock(\.now) }

    /// What the calendar shows.
    package var date: Date { Date.testStart + now.offset.inSeconds }

    /// Sleeps until a test moves the clock to the deadline.
    package func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        let key = state.withLock { state in
            state.nextKey += 1
            return state.nextKey
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let sleeper = Sleeper(key: key, deadline: deadline, continuation: continuation)
                add(sleeper)
            }
        } onCancel: {
            let sleeper = state.withLock { state in
                let index = state.sleepers.firstIndex { $0.key == key }
                return index.map { state.sleepers.remove(at: $0) }
            }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }

    private func add(_ sleeper: Sleeper) {
        let ended: Result<Void, any Error>? = state.withLock { state in
            if Task.isCancelled { return .failure(CancellationError()) }
            if state.passesByItself { state.now = max(state.now, sleeper.deadline) }
            if sleeper.deadline <= state.now { return .success(()) }
            state.sleepers.append(sleeper)
            return nil
        }
        if let ended { sleeper.continuation.resume(with: ended) }
        notify()
    }

    /// Moves the clock and wakes whoever is due.
    package func advance(by duration: Duration) {
        let due = state.withLock { state in
            let now = state.now.advanced(by: duration)
            state.now = now
            let due = state.sleepers.filter { $0.deadline <= now }
            state.sleepers.removeAll { $0.deadline <= now }
            return due.sorted { $0.deadline < $1.deadline }
        }
        for sleeper in due { sleeper.continuation.resume() }
    }

    /// From now on, whoever sleeps moves the clock to when they wake.
    package func letTimePass() { state.withLock { $0.passesByItself = true } }

    /// The same while something is being done, and no longer.
    package func lettingTimePass<Value>(during body: () async -> Value) async -> Value {
        letTimePass()
        defer { state.withLock { $0.passesByItself = false } }
        return await body()
    }

    /// Returns once so many are asleep.
    package func waitForSleepers(_ count: Int = 1) async {
        await withCheckedContinuation { continuation in
            state.withLock { state in
                state.watchers.append(Watcher(count: count, continuation: continuation))
            }
            notify()
        }
    }

    private func notify() {
        let content = state.withLock { state in
            let asleep = state.sleepers.count
            let content = state.watchers.filter { $0.count <= asleep }
            state.watchers.removeAll { $0.count <= asleep }
            return content
        }
        for watcher in content { watcher.continuation.resume() }
    }
}
