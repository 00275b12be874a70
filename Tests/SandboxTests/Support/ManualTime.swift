import Foundation
import Synchronization

/// A date and a clock that move together, and only when a test says so.
final class ManualTime: Clock, Sendable {
    struct Instant: InstantProtocol {
        var offset: Duration

        func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        func duration(to other: Instant) -> Duration { other.offset - offset }
        static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    /// 2 March 2026, 12:00:00 UTC.
    static let start = Date(timeIntervalSince1970: 1_772_452_800)

    private struct Sleeper {
        let deadline: Instant
        let end: AsyncStream<Never>.Continuation
    }

    private struct Watcher {
        let deadline: Instant
        let count: Int
        let end: AsyncStream<Never>.Continuation
    }

    private struct State {
        var seconds: Double = 0
        var sleepers: [Int: Sleeper] = [:]
        var count = 0
        var watchers: [Watcher] = []

        var now: Instant { Instant(offset: .seconds(seconds)) }

        /// Lets those go on who watch for as many sleepers as there are.
        mutating func tellWatchers() {
            watchers.removeAll { watcher in
                let sleeping = sleepers.values.count { $0.deadline == watcher.deadline }
                if sleeping >= watcher.count { watcher.end.finish() }
                return sleeping >= watcher.count
            }
        }
    }

    private let state = Mutex(State())
    /// One element for each wait that was cancelled.
    let cancellations: AsyncStream<Duration>
    private let cancelled: AsyncStream<Duration>.Continuation

    /// A wait that ends at once, because no test but its own wants to wait for it.
    private let skipped: Duration?

    init(skipping skipped: Duration?) {
        self.skipped = skipped
        (cancellations, cancelled) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(64))
    }

    /// The time as a date.
    var date: Date { Self.start + state.withLock { $0.seconds } }
    var now: Instant { state.withLock { $0.now } }
    var minimumResolution: Duration { .zero }

    /// Moves the time, and wakes whoever waited for less.
    func advance(seconds: Double) {
        state.withLock { state in
            state.seconds += seconds
            for (id, sleeper) in state.sleepers where sleeper.deadline <= state.now {
                state.sleepers[id] = nil
                sleeper.end.finish()
            }
        }
    }

    /// Waits until somebody, or so many, sleep whom exactly so many seconds more would wake.
    func sleeping(for seconds: Double, count: Int = 1) async {
        let (ending, end) = AsyncStream.makeStream(
            of: Never.self,
            bufferingPolicy: .bufferingOldest(1)
        )
        state.withLock { state in
            let deadline = state.now.advanced(by: .seconds(seconds))
            state.watchers.append(Watcher(deadline: deadline, count: count, end: end))
            state.tellWatchers()
        }
        for await _ in ending {}
    }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        let (ending, end) = AsyncStream.makeStream(
            of: Never.self,
            bufferingPolicy: .bufferingOldest(1)
        )
        let id = state.withLock { state in
            let duration = state.now.duration(to: deadline)
            state.count += 1
            if duration > .zero, duration != skipped {
                state.sleepers[state.count] = Sleeper(deadline: deadline, end: end)
            } else {
                end.finish()
            }
            state.tellWatchers()
            return state.count
        }
        for await _ in ending {}
        guard let sleeper = state.withLock({ $0.sleepers.removeValue(forKey: id) }) else { return }
        cancelled.yield(now.duration(to: sleeper.deadline))
        throw CancellationError()
    }
}
