import Foundation
import GRDB
import Payouts
import PayoutsTesting
import Testing

@testable import SQLiteStore

/// A batch that is interrupted at any point leaves nothing.
struct BatchInterruptionTests {
    private static let rowCount = 300

    private func expectNothing(in store: SQLiteStore) async throws {
        #expect(try await store.count(PayoutFilter()).value == 0)
        #expect(try await store.tallies().isEmpty)
        #expect(try await store.batches(BatchFilter(), before: nil, limit: 1).isEmpty)
        let like = PayoutLikeness(account: "account 1", amount: Payout.make(1).amount)
        #expect(try await store.payouts(like: [like], since: .test(-1_000)).isEmpty)
    }

    @Test(arguments: [0, 1, 150, Self.rowCount])
    func `a process that is killed after some rows leaves nothing of the file`(
        _ rows: Int
    ) async throws {
        let ledger = try TestLedger()
        // Little memory, so that rows of the open transaction lie on the disk already.
        let killed = try ledger.open { db in try db.execute(sql: "PRAGMA cache_size = 10") }
        try await killed.pool.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA cache_size = 10")
        }
        let batch = Batch.make(1, rowCount: Self.rowCount)
        try await killed.commit(batch, since: .test(0)) { keep in
            func copyFiles() throws {
                // The files as a kill at this instant would leave them.
                for suffix in ["", "-wal"] {
                    try FileManager.default.copyItem(
                        atPath: ledger.path + suffix,
                        toPath: ledger.path + ".copy" + suffix
                    )
                }
            }
            for number in 1...Self.rowCount {
                if number == rows + 1 { try copyFiles() }
                try keep(.make(number, in: batch))
            }
            if rows == Self.rowCount { try copyFiles() }
        }
        #expect(try await killed.count(PayoutFilter()).value == Self.rowCount)
        let copy = try SQLiteStore.open(path: ledger.path + ".copy", clock: ContinuousClock())
        try await expectNothing(in: copy)
        try await copy.commit(batch, (1...Self.rowCount).map { .make($0, in: batch) })
        #expect(try await copy.batch(batch.id)?.count(.queued) == Self.rowCount)
    }

    @Test func `a disk that is full in the middle leaves nothing, and room makes it good`()
        async throws
    {
        let ledger = try TestLedger()
        let store = try ledger.open()
        try await store.pool.writeWithoutTransaction { db in
            let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            try db.execute(sql: "PRAGMA max_page_count = \(pages + 20)")
        }
        let batch = Batch.make(1, rowCount: Self.rowCount)
        let lines = (1...Self.rowCount).map { NewBatchLine.make($0, in: batch) }
        await #expect(throws: StoreError.diskFull(path: ledger.path)) {
            try await store.commit(batch, lines)
        }
        try await expectNothing(in: store)
        try await store.pool.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA max_page_count = 1000000")
        }
        try await store.commit(batch, lines)
        #expect(try await store.batch(batch.id)?.rowCount == Self.rowCount)
    }

    @Test func `no other process sees a part of a file`() async throws {
        let ledger = try TestLedger()
        let (store, other) = (try ledger.open(), try ledger.open())
        let batch = Batch.make(1, rowCount: 2)
        try await store.commit(batch, since: .test(0)) { keep in
            try keep(.make(1, in: batch))
            let seen = try other.pool.read { db in
                try Int.fetchOne(db, sql: "SELECT count(*) FROM payouts")
            }
            #expect(seen == 0)
            try keep(.make(2, in: batch))
        }
        #expect(try await other.count(PayoutFilter()).value == 2)
    }
}
