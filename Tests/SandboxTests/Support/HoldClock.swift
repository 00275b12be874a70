import Synchronization

/// A clock for held requests: it either lets go at once or waits until it is cancelled.
final class HoldClock: Clock, Sendable {
    typealias Instant = ContinuousClock.Instant

    private let letsGo: Bool
    private let waits = Mutex<[Duration]>([])
    private let start = ContinuousClock.now
    /// One element for each wait that began.
    let starts: AsyncStream<Void>
    private let started: AsyncStream<Void>.Continuation
    /// One element for each wait that was cancelled.
    let cancellations: AsyncStream<Void>
    private let cancelled: AsyncStream<Void>.Continuation

    init(letsGo: Bool) {
        self.letsGo = letsGo
        (starts, started) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(8))
        (cancellations, cancelled) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(8))
    }

    /// What was asked for, in order.
    var durations: [Duration] { waits.withLock { $0 } }
    var now: Instant { start }
    var minimumResolution: Duration { .zero }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        waits.withLock { $0.append(deadline - start) }
        started.yield()
        guard !letsGo else { return }
        // A stream that nobody feeds ends when its reader is cancelled.
        let (silence, feed) = AsyncStream.makeStream(
            of: Void.self,
            bufferingPolicy: .bufferingOldest(1)
        )
        for await _ in silence {}
        feed.finish()
        cancelled.yield()
        throw CancellationError()
    }
}
