import Foundation
import GRDB
import Payouts
import PayoutsTesting
import Synchronization
import Testing

@testable import SQLiteStore

struct ChangeSignalTests {
    /// How often a ledger is asked for other processes' commits in so many looks.
    private func asked(looks: Int, meanwhile: (TestLedger) async throws -> Void) async throws -> Int
    {
        let ledger = try TestLedger()
        let (count, clock) = (Count(), CountedClock(sleeps: looks))
        let store = try SQLiteStore.open(path: ledger.path, clock: clock) { db in
            db.trace { event in
                if "\(event)".contains("data_version") { count.add() }
            }
        }
        count.reset()
        let changes = store.changes()
        try await clock.waitForEnd { try await meanwhile(ledger) }
        withExtendedLifetime(changes) {}
        return count.value
    }

    @Test func `a ledger that nobody writes to is hardly ever asked`() async throws {
        // Twice at first, then each time that patience ends.
        let expected = 2 + 400 / ChangeSignal.maximumIdlePolls
        #expect(try await asked(looks: 400) { _ in } == expected)
    }

    @Test func `what others write is asked for`() async throws {
        let asked = try await asked(looks: ChangeSignal.maximumIdlePolls - 1) { ledger in
            try await ledger.open().create(.make(1))
        }
        #expect(asked > 2)
    }
}

private final class Count: Sendable {
    private let count = Mutex(0)

    var value: Int { count.withLock(\.self) }

    func add() { count.withLock { $0 += 1 } }

    func reset() { count.withLock { $0 = 0 } }
}

/// A clock on which every sleep is over at once, and which ends its sleeper after so many.
private final class CountedClock: Clock {
    typealias Duration = Swift.Duration
    typealias Instant = ContinuousClock.Instant

    private let left: Mutex<Int>
    private let half: Int
    private let halves: AsyncStream<Void>
    private let passed: AsyncStream<Void>.Continuation
    private let goOn: AsyncStream<Void>.Continuation
    private let goneOn: AsyncStream<Void>

    init(sleeps: Int) {
        left = Mutex(sleeps)
        half = sleeps / 2
        (halves, passed) = AsyncStream.makeStream()
        (goneOn, goOn) = AsyncStream.makeStream()
    }

    var now: Instant { ContinuousClock.now }
    var minimumResolution: Duration { .zero }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        let left = left.withLock { left in
            left -= 1
            return left
        }
        if left == half {
            passed.yield()
            for await _ in goneOn.prefix(1) {}
        }
        if left < 0 {
            passed.yield()
            throw CancellationError()
        }
    }

    /// Lets `body` happen after half of the sleeps, and waits for the last one.
    func waitForEnd(_ body: () async throws -> Void) async throws {
        var iterator = halves.makeAsyncIterator()
        _ = await iterator.next()
        try await body()
        goOn.yield()
        _ = await iterator.next()
    }
}
