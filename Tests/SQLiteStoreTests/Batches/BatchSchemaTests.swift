import Foundation
import GRDB
import Payouts
import PayoutsTesting
import Testing

@testable import SQLiteStore

/// What holds for a batch whoever writes to the file.
struct BatchSchemaTests {
    private static let batch = BatchID(randomBits: 1)

    private func insertBatch(_ db: Database, seq: Int64 = 1, digest: UInt8 = 1) throws {
        try db.execute(
            sql: "INSERT INTO batches VALUES (?, ?, 'day.csv', ?, x'02', NULL, 1, 'mai', 2, 0)",
            arguments: [seq, BatchID(randomBits: UInt64(seq)).rawValue, Data([digest])]
        )
    }

    @Test func `a payout keeps its batch, and nothing changes it`() async throws {
        let ledger = try TestLedger()
        let store = try ledger.open()
        try await ledger.database().write { db in try insertBatch(db) }
        let payout = Payout.make(1, batch: Self.batch)
        try await store.create(payout)
        #expect(try await ledger.open().payout(payout.id) == payout)
        for change in ["batch = NULL", "batch_line = 7"] {
            let error = await #expect(throws: DatabaseError.self) {
                try await ledger.database().write { db in
                    try db.execute(sql: "UPDATE payouts SET \(change)")
                }
            }
            #expect(error?.message == "what payouts records is never changed")
        }
    }

    @Test func `a payout of a batch that is not there is refused`() async throws {
        let store = try TestLedger().open()
        await #expect(throws: StoreError.self) {
            try await store.create(.make(1, batch: Self.batch))
        }
        #expect(try await store.count(PayoutFilter()).value == 0)
    }

    @Test func `the same bytes are never two batches`() async throws {
        let ledger = try TestLedger()
        _ = try ledger.open()
        try await ledger.database().write { db in try insertBatch(db) }
        await #expect(throws: DatabaseError.self) {
            try await ledger.database().write { db in try insertBatch(db, seq: 2) }
        }
        try await ledger.database().write { db in try insertBatch(db, seq: 2, digest: 2) }
    }

    @Test func `a batch is neither changed nor removed`() async throws {
        let ledger = try TestLedger()
        _ = try ledger.open()
        try await ledger.database().write { db in try insertBatch(db) }
        for sql in ["UPDATE batches SET name = 'x'", "DELETE FROM batches"] {
            let error = await #expect(throws: DatabaseError.self) {
                try await ledger.database().write { db in try db.execute(sql: sql) }
            }
            #expect(error?.message == "what batches records is never changed")
        }
    }

    @Test func `totals by status follow each payout of a batch and no other`() async throws {
        let ledger = try TestLedger()
        let store = try ledger.open()
        try await ledger.database().write { db in try insertBatch(db) }
        try await store.create(.make(1, batch: Self.batch))
        try await store.create(.make(2, batch: Self.batch))
        try await store.create(.make(3))
        try await store.apply(.cancel("typo"), to: .make(2), context: .make())
        let rows = try await ledger.database().read { db in
            try Row.fetchAll(db, sql: "SELECT status, count, total_minor FROM batch_tallies")
                .map { "\($0[0] as String) \($0[1] as Int) \($0[2] as Int)" }
        }
        #expect(rows == ["canceled 1 1250000", "queued 1 1250000"])
    }
}
