import Foundation
import GRDB
import Payouts
import PayoutsTesting
import Testing

@testable import SQLiteStore

struct SQLiteStoreTests {
    @Test(.timeLimit(.minutes(10)), arguments: StoreCompatTest.requirements)
    func `keeps the contract of a store`(_ requirement: StoreCompatTest.Requirement) async throws {
        let compat = StoreCompatTest {
            let ledger = try TestLedger()
            return { try ledger.open() }
        }
        try await requirement.check(compat)
    }

    // MARK: - Durability

    @Test func `every commit is flushed to the disk`() throws {
        let store = try TestLedger().open()
        let settings = try store.pool.writeWithoutTransaction { db in
            try ["synchronous", "journal_mode", "foreign_keys"].map {
                try String.fetchOne(db, sql: "PRAGMA \($0)")
            }
        }
        #expect(settings == ["2", "wal", "1"])
    }

    @Test func `nobody but the owner can read a new ledger`() async throws {
        let ledger = try TestLedger()
        let store = try ledger.open()
        try await store.create(.make())
        for suffix in ["", "-wal", "-shm"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: ledger.path + suffix)
            #expect(attributes[.posixPermissions] as? Int == 0o600, "ledger.db\(suffix)")
        }
    }

    @Test func `what a killed process had committed is there, what it had not is gone`()
        async throws
    {
        let ledger = try TestLedger()
        let killed = try ledger.open()
        try await killed.create(.make(1))
        try await killed.pool.writeWithoutTransaction { db in
            try db.beginTransaction(.immediate)
            _ = try db.insert(Payout.make(2))
            // The files as a kill at this instant would leave them.
            for suffix in ["", "-wal"] {
                try FileManager.default.copyItem(
                    atPath: ledger.path + suffix,
                    toPath: ledger.path + ".copy" + suffix
                )
            }
            try db.rollback()
        }
        let copy = try SQLiteStore.open(path: ledger.path + ".copy", clock: ContinuousClock())
        #expect(try await copy.payout(.make(1)) == .make(1))
        #expect(try await copy.payout(.make(2)) == nil)
        try await copy.create(.make(2))
    }

    @Test func `a write that was begun is finished although its task is canceled`() async throws {
        let store = try TestLedger().open()
        let writing = Task {
            unsafe withUnsafeCurrentTask { task in unsafe task?.cancel() }
            try await store.create(.make(1))
        }
        try await writing.value
        #expect(try await store.payout(.make(1)) == .make(1))
    }

    // MARK: - What the file itself refuses

    @Test(
        arguments: [
            "UPDATE transitions SET cause = 'x'", "DELETE FROM transitions",
            "UPDATE evidence SET claim = 'paid'", "DELETE FROM evidence", "DELETE FROM payouts",
            "UPDATE payouts SET amount_minor = 1", "UPDATE payouts SET beneficiary_account = '1'",
            "INSERT INTO transitions SELECT NULL, 1, 'paid', 'failed', 0, '', '', 0, NULL",
            """
            INSERT INTO evidence SELECT NULL, payout, source, claim, raw_status, reason_code, \
            reason_explanation, reason_next_step, provider_reference, provider_time, received_at, \
            mismatches, stated_amount, stated_fee FROM evidence
            """,
            "UPDATE tallies SET total_minor = 9223372036854775807 + 1",
        ]
    )
    func `the file refuses to rewrite the past`(_ statement: String) async throws {
        let ledger = try TestLedger()
        try await ledger.open().makePayout(1, in: .processing)
        let error = #expect(throws: DatabaseError.self) {
            try ledger.database().write { db in try db.execute(sql: statement) }
        }
        #expect(error?.resultCode == .SQLITE_CONSTRAINT)
    }

    @Test(
        arguments: [
            "UPDATE notes SET text = 'x'", "DELETE FROM notes",
            "UPDATE resolutions SET state = 'applied'", "DELETE FROM resolutions",
        ]
    )
    func `the file refuses to rewrite what people wrote and decided`(
        _ statement: String
    ) async throws {
        let ledger = try TestLedger()
        let store = try ledger.open()
        let id = try await store.makePayout(1, in: .unknown).id
        _ = try await store.resolve(
            Resolution(
                claim: .paid,
                seenAt: "portal",
                reference: "T-1",
                note: "there",
                by: OperatorName(rawValue: "minh"),
                at: .test(50)
            ),
            of: id,
            needsSecond: true,
            context: .make()
        )
        let error = #expect(throws: DatabaseError.self) {
            try ledger.database().write { db in try db.execute(sql: statement) }
        }
        #expect(error?.resultCode == .SQLITE_CONSTRAINT)
    }

    @Test func `who did what is kept`() async throws {
        let ledger = try TestLedger()
        let store = try ledger.open()
        let minh = OperatorName(rawValue: "minh")
        let dara = OperatorName(rawValue: "dara")
        let id = try await store.makePayout(1, in: .unknown).id
        try await store.pause(.dvpay, reason: "pays twice", by: minh, at: .test(1))
        try await store.resume(.dvpay, by: dara, at: .test(2))
        try await store.claim(id, owner: minh, force: false, by: minh, at: .test(3))
        try await store.claim(id, owner: nil, force: false, by: minh, at: .test(4))
        try await store.snooze(id, until: .test(60), by: minh, at: .test(5))
        try await store.snooze(id, until: nil, by: dara, at: .test(6))
        for (number, isProposed) in [true, true, false].enumerated() {
            let resolution = Resolution(
                claim: nil,
                seenAt: "portal",
                reference: "T-1",
                note: "note \(number)",
                by: minh,
                at: .test(7)
            )
            _ = try await store.resolve(
                resolution,
                of: id,
                needsSecond: isProposed,
                context: .make(at: 7, by: minh)
            )
            if number == 0 { try await store.discardResolution(of: id, by: dara, at: .test(8)) }
            if number == 1 {
                _ = try await store.confirmResolution(of: id, context: .make(at: 9, by: dara))
            }
        }
        let kept = try await store.auditEntries(AuditFilter(), before: nil, limit: 99)
            .filter { $0.what != "create" }.reversed().map { entry in
                "\(entry.by.rawValue) \(entry.what) \(entry.subject) \(entry.reason)"
            }
        let seen = "looked at, seen in “portal”, reference “T-1”"
        #expect(
            kept == [
                "minh pause dvpay pays twice", "dara resume dvpay ", "minh claim \(id) minh",
                "minh release \(id) ", "minh snooze \(id) 2023-11-14T22:14:20Z",
                "dara wake \(id) ", "minh propose \(id) \(seen): note 0",
                "dara discard \(id) \(seen): note 0",
                "minh propose \(id) \(seen): note 1", "dara confirm \(id) \(seen): note 1",
                "minh resolve \(id) \(seen): note 2",
            ]
        )
    }

    // MARK: - Import

    @Test func `an imported history reads as it was written`() async throws {
        let source = try TestLedger().open()
        var histories: [PayoutHistory] = []
        for (number, status) in PayoutStatus.allCases.enumerated() {
            let id = try await source.makePayout(number, in: status).id
            let minh = OperatorName(rawValue: "minh")
            try await source.claim(id, owner: minh, force: false, by: minh, at: .test(500))
            try await source.snooze(id, until: .test(900), by: minh, at: .test(501))
            _ = try await source.resolve(
                Resolution(
                    claim: .paid,
                    seenAt: "portal",
                    reference: "T-1",
                    note: "there",
                    by: minh,
                    at: .test(502)
                ),
                of: id,
                needsSecond: true,
                context: .make(at: 502, by: minh)
            )
            histories.append(try #require(try await source.history(of: id)))
        }
        let store = try TestLedger().open()
        try await store.importHistory(histories)
        for history in histories {
            #expect(try await store.history(of: history.payout.id) == history)
        }
        #expect(try await store.tallies() == source.tallies())
        #expect(try await store.count(PayoutFilter(text: "nguyen")).value == histories.count)
        await #expect(throws: StoreError.duplicate("Payout \(histories[0].payout.id)")) {
            try await store.importHistory([histories[0]])
        }
    }

    @Test func `a history that does not lead to its status is refused as a whole`() async throws {
        let store = try TestLedger().open()
        let other = try TestLedger().open()
        let id = try await other.makePayout(1, in: .paid).id
        let good = try #require(try await other.history(of: id))
        var spoilt = [good, good, good]
        spoilt[0].transitions.removeLast()
        spoilt[1].evidence.removeAll()
        spoilt[2].attempts.removeAll()
        let refusal = StoreError.refused(LifecycleError(status: .paid, event: "import"))
        for history in spoilt {
            await #expect(throws: refusal) { try await store.importHistory([history]) }
        }
        #expect(try await store.count(PayoutFilter()).value == 0)
        try await store.importHistory([good])
    }
}
