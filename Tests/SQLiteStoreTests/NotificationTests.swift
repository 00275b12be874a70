import Foundation
import GRDB
import Payouts
import PayoutsTesting
import Synchronization
import Testing

@testable import SQLiteStore

struct NotificationTests {
    // MARK: - Crashes

    @Test func `what was kept before a kill is applied after it`() async throws {
        let ledger = try TestLedger()
        let killed = try ledger.open()
        try await killed.makePayout(1, in: .processing)
        try await killed.keep(.make(.paid))
        let copy = ledger.path + ".copy"
        // The files as a kill would leave them, while the change is made but not committed.
        _ = try await killed.applyNotifications(
            limit: 9,
            at: .test(90),
            policies: [.payproVN: .standard]
        ) {
            copyFiles(of: ledger.path, to: copy)
            return ProviderNotification.evidence(in: $0, about: $1)
        }
        let reopened = try SQLiteStore.open(path: copy, clock: ContinuousClock())
        #expect(try await reopened.payout(.make(1))?.status == .processing)
        #expect(try await reopened.applyAll().map(\.disposition) == [.applied])
        #expect(try await reopened.applyAll() == [])
        #expect(try await reopened.history(of: .make(1))?.evidence.count == 2)
    }

    private func copyFiles(of path: String, to copy: String) {
        for suffix in ["", "-wal"] {
            #expect(throws: Never.self) {
                try FileManager.default.copyItem(atPath: path + suffix, toPath: copy + suffix)
            }
        }
    }

    @Test func `others see a notification and its change together`() async throws {
        let ledger = try TestLedger()
        let store = try ledger.open()
        try await store.makePayout(1, in: .processing)
        for number in 0..<2 { try await store.keep(.make(.paid, more: "\(number)")) }
        let other = try ledger.database()
        let seen = Mutex<[[String]]>([])
        @Sendable func look() {
            let sql = "SELECT status FROM payouts UNION ALL SELECT disposition FROM notifications"
            let texts = try? other.read { db in try String.fetchAll(db, sql: sql) }
            seen.withLock { $0.append(texts ?? []) }
        }
        _ = try await store.applyNotifications(
            limit: 9,
            at: .test(90),
            policies: [.payproVN: .standard]
        ) {
            look()
            return ProviderNotification.evidence(in: $0, about: $1)
        }
        look()
        let before = ["processing", "pending", "pending"]
        #expect(seen.withLock(\.self) == [before, before, ["paid", "applied", "applied"]])
    }

    @Test func `one that cannot be applied waits, stops no other, and is told`() async throws {
        let ledger = try TestLedger()
        let store = try ledger.open()
        for number in 0..<5 {
            try await store.makePayout(number, in: .processing)
            try await store.keep(.make(.paid, about: number))
        }
        let payout = try #require(
            try await ledger.database().read { db in
                try Int64.fetchOne(
                    db,
                    sql: "SELECT seq FROM payouts WHERE id = ?",
                    arguments: [PayoutID.make(3).rawValue]
                )
            }
        )
        try await ledger.database().write { db in
            try db.execute(
                sql: """
                    CREATE TRIGGER broken BEFORE INSERT ON evidence WHEN new.payout = \(payout)
                    BEGIN SELECT RAISE(ABORT, 'broken'); END
                    """
            )
        }
        let applied = try await store.applyAll()
        #expect(applied.map(\.disposition) == [.applied, .applied, .applied, .applied])
        for number in 0..<5 {
            let isStuck = number == 3
            let status = try await store.payout(.make(number))?.status
            #expect(status == (isStuck ? .processing : .paid))
        }
        #expect(try await store.newest().count { $0.disposition == .pending } == 1)
        await #expect(throws: StoreError.failed("broken")) { try await store.applyAll() }
        try await store.keep(.make(.returned, about: 1))
        #expect(try await store.applyAll().count == 1, "nor what comes after it")

        try await ledger.database().write { db in try db.execute(sql: "DROP TRIGGER broken") }
        #expect(try await store.applyAll().map(\.disposition) == [.applied])
        #expect(try await store.payout(.make(3))?.status == .paid)
    }

    // MARK: - The file

    @Test(
        arguments: [
            [:], ["a": "b"], ["Host": "[2001:db8::1]:80"], ["X": ""], ["X": "  é: \"\u{1F600}\" "],
        ]
    )
    func `headers read as they were sent`(_ fields: [String: String]) throws {
        let headers = fields.map { WireExchange.HeaderField(name: $0.key, value: $0.value) }
        #expect(try StoredHeaders.headers(StoredHeaders.text(headers)) == headers)
    }

    @Test func `a header cannot pass for two`() throws {
        let header = WireExchange.HeaderField(name: "a", value: "b\r\nc: d\n\u{0}e")
        let expected = WireExchange.HeaderField(name: "a", value: "b  c: d  e")
        #expect(try StoredHeaders.headers(StoredHeaders.text([header])) == [expected])
    }

    @Test(
        arguments: [
            "UPDATE notifications SET body = x'00'", "UPDATE notifications SET headers = '[]'",
            "UPDATE notifications SET received_at = 0", "UPDATE notifications SET digest = x'00'",
            "UPDATE notifications SET refusal_kind = NULL", "DELETE FROM notifications",
            "UPDATE notifications SET disposition = 'pending' WHERE disposition = 'applied'",
            "UPDATE notifications SET disposition = 'applied' WHERE disposition = 'refused'",
            "UPDATE notifications SET disposition = 'applied' WHERE disposition = 'pending'",
        ]
    )
    func `the file refuses to rewrite what arrived or to apply it twice`(
        _ statement: String
    ) async throws {
        let ledger = try TestLedger()
        let store = try ledger.open()
        try await store.makePayout(1, in: .processing)
        try await store.keep(.make(.paid))
        let refusal = NotificationVerdict.refused(NotificationRefusal(.unsigned))
        try await store.keep(.make(.paid, verdict: refusal))
        try await store.applyAll()
        try await store.keep(.make(.paid))
        let error = #expect(throws: DatabaseError.self) {
            try ledger.database().write { db in try db.execute(sql: statement) }
        }
        #expect(error?.resultCode == .SQLITE_CONSTRAINT)
    }

    @Test func `refused notifications beyond the limit are only counted`() async throws {
        let ledger = try TestLedger()
        let store = try ledger.open()
        let name = OperatorName(rawValue: "mai")
        let refusal = NotificationVerdict.refused(NotificationRefusal(.unsigned))
        try await ledger.database().write { db in
            let sql = """
                WITH RECURSIVE numbers (number) AS (
                    SELECT 1 UNION ALL SELECT number + 1 FROM numbers WHERE number < ?
                )
                INSERT INTO notifications (provider, received_at, source_address, headers, body,
                    digest, refusal_kind, refusal_detail, disposition)
                SELECT 'dvpay', number, '', '[]', x'', x'', 'unsigned', '', 'refused' FROM numbers
                """
            try db.execute(sql: sql, arguments: [Database.refusedLimit - 1])
        }
        for number in 0..<3 {
            let time = Date.test(60 + Double(number))
            try await store.keep(.make(provider: .dvpay, receivedAt: time, verdict: refusal))
        }
        try await store.keep(.make())
        let newest = try await store.notifications(NotificationFilter(), before: nil, limit: 2)
        #expect(newest.map(\.disposition) == [.pending, .refused])
        func refused() async throws -> [NotificationTally] {
            try await store.notificationTallies().filter { $0.provider == .dvpay }
        }
        #expect(try await refused().map(\.count) == [Database.refusedLimit + 2])
        #expect(try await refused().map(\.newest) == [.test(62)])
        try await store.dismissNotifications(
            of: .dvpay,
            upTo: newest[1].id,
            by: name,
            at: .test(70)
        )
        #expect(try await refused().map(\.disposition) == [.dismissed])
        #expect(try await refused().map(\.count) == [Database.refusedLimit + 2])
        try await store.keep(.make(provider: .dvpay, verdict: refusal))
        #expect(try await refused().map(\.count) == [Database.refusedLimit + 2, 1])
        #expect(try await store.newest(NotificationFilter(dispositions: [.refused])).count == 1)
    }
}
