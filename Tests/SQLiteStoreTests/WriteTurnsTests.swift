import Foundation
import GRDB
import PayoutsTesting
import Testing

@testable import SQLiteStore

/// Two processes on one ledger, each with connections of its own.
struct WriteTurnsTests {
    @Test(.timeLimit(.minutes(10)))
    func `a process that writes without a break leaves the others their turns`() async throws {
        let ledger = try TestLedger()
        let (busy, other) = (try ledger.open(), try ledger.open())
        let begun = AsyncStream<Void>.makeStream()
        try await withThrowingTaskGroup { group in
            // More than one, so that the next transaction is there when the last one ends.
            for _ in 0..<4 {
                group.addTask {
                    while !Task.isCancelled {
                        try await busy.write { db in
                            begun.continuation.yield()
                            try db.execute(sql: Self.someMilliseconds)
                        }
                    }
                }
            }
            _ = await begun.stream.first { _ in true }
            let result = await Task {
                for number in 1...10 { try await other.create(.make(number)) }
            }.result
            group.cancelAll()
            try await group.waitForAll()
            try result.get()
        }
        #expect(try await busy.payout(.make(10)) == .make(10))
    }

    @Test func `keeping a notification counts as writing, as any other transaction does`()
        async throws
    {
        let store = try TestLedger().open()
        try await store.create(.make(1))
        let before = ContinuousClock.now
        try await store.keep(.make())
        let kept = try #require(store.turns.lastEnd)
        #expect(kept > before, "or its transactions count as a time in which others could write")
    }

    @Test func `who writes now and then is not held up`() {
        let turns = WriteTurns()
        let start = ContinuousClock.now
        for second in 0..<100 {
            let instant = start + .seconds(second)
            #expect(turns.pause(at: instant) == .zero)
            turns.ended(at: instant + .milliseconds(900))
        }
    }

    @Test func `after a tenth of a second without a break the ledger is left alone for two`() {
        let turns = WriteTurns()
        let start = ContinuousClock.now
        var pauses: [Int] = []
        for transaction in 0..<60 {
            let instant = start + .milliseconds(transaction * 10)
            if turns.pause(at: instant) == WriteTurns.pause { pauses.append(transaction) }
            turns.ended(at: instant + .milliseconds(10))
        }
        #expect(pauses == [10, 20, 30, 40, 50])
    }

    /// Work inside a transaction, as long as a slow disk takes to flush it.
    private static let someMilliseconds = """
        SELECT max(i) FROM (
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000)
            SELECT i FROM n)
        """
}
