import Foundation
import GRDB
import Payouts
import PayoutsTesting
import Testing

@testable import SQLiteStore

/// An approval is bound to the content: whoever changes that in the file undoes the approval.
struct ApprovalTamperingTests {
    private static let dara = OperatorName(rawValue: "dara")
    private static let linh = OperatorName(rawValue: "linh")

    /// Everything that decides what is sent.
    private static let changes = [
        "provider = 'dvpay'", "order_number = 'ORD9'", "idempotency_key = 'key-9'",
        "amount_minor = amount_minor + 1", "currency = 'USD'",
        "beneficiary_name = 'Somebody Else'", "beneficiary_account = '1'",
        "beneficiary_institution = 'Other Bank'",
        "beneficiary_fields = json_set(beneficiary_fields, '$.bankCode', 'ACB')",
        "created_by = 'linh'",
    ]

    private func tamper(_ ledger: TestLedger, _ sql: String) throws {
        try ledger.database().write { db in
            for table in ["payouts", "approved", "approvals"] {
                let triggers = try String.fetchAll(
                    db,
                    sql: "SELECT name FROM sqlite_master WHERE name LIKE '\(table)_refuse%'"
                )
                for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger)") }
            }
            try db.execute(sql: sql)
        }
    }

    @Test(arguments: changes)
    func `what was changed after its approval is not sent, and waits again`(
        change: String
    ) async throws {
        let ledger = try TestLedger()
        let store = try ledger.open()
        let id = try await store.makePayout(1, in: .pendingApproval).id
        #expect(try await store.approve(id).status == .queued)
        try tamper(ledger, "UPDATE payouts SET \(change)")

        let providers = TestLedger.everyProvider
        #expect(try await store.claimAttempt(only: nil, providers: providers, at: .test(60)) == nil)
        let history = try #require(try await store.history(of: id))
        #expect(history.payout.status == .pendingApproval)
        #expect(history.payout.attention == .approvalVoid)
        #expect(history.attempts.isEmpty)
        #expect(history.transitions.last?.cause == "it is not what was approved")
        #expect(try await store.pendingApproval(of: .payout(id))?.approvals == [])
        let audit = try await store.auditEntries(AuditFilter(), before: nil, limit: 1)
        #expect(audit.map(\.what) == ["void"])
    }

    @Test func `what waits again is sent once it was approved as it is now`() async throws {
        let ledger = try TestLedger()
        let store = try ledger.open()
        let id = try await store.makePayout(1, in: .pendingApproval).id
        try await store.approve(id)
        try tamper(ledger, "UPDATE payouts SET beneficiary_name = 'Nguyen Van Duc'")
        _ = try await store.claimAttempt(only: nil, providers: .test, at: .test(60))
        #expect(try await store.approve(id, at: 70).attention == [])
        let claimed = try await store.claimAttempt(only: nil, providers: .test, at: .test(80))
        #expect(claimed?.beneficiary.name == "Nguyen Van Duc")
    }

    @Test(arguments: changes)
    func `an approval of what was changed meanwhile counts no more`(change: String) async throws {
        let ledger = try TestLedger()
        let store = try ledger.open()
        let id = try await store.makePayout(1, in: .pendingApproval).id
        func approve(by name: OperatorName) async throws -> ApprovalResult {
            let content = try #require(try await store.approvalContent(of: .payout(id), limit: 1))
            return try await store.approve(
                .payout(id),
                digest: content.digest,
                reason: "",
                needed: 2,
                context: .make(by: name)
            )
        }
        #expect(try await approve(by: Self.dara) == .awaits(more: 1))
        try tamper(ledger, "UPDATE payouts SET \(change)")
        if change.hasPrefix("created_by") {
            await #expect(throws: StoreError.makerIsChecker("\(id)")) {
                try await approve(by: Self.linh)
            }
        } else {
            #expect(try await approve(by: Self.linh) == .awaits(more: 1))
            #expect(try await approve(by: Self.dara) == .complete(count: 1))
        }
    }

    @Test(arguments: ["DELETE FROM approved", "UPDATE approved SET digest = zeroblob(32)"])
    func `what lost its approval is not sent`(statement: String) async throws {
        let ledger = try TestLedger()
        let store = try ledger.open()
        let id = try await store.makePayout(1, in: .pendingApproval).id
        try await store.approve(id)
        try tamper(ledger, statement)
        #expect(try await store.claimAttempt(only: id, providers: .test, at: .test(60)) == nil)
        #expect(try await store.payout(id)?.status == .pendingApproval)
    }

    @Test func `what may have been sent is not sent again, and stays unknown`() async throws {
        let ledger = try TestLedger()
        let store = try ledger.open()
        let id = try await store.makePayout(1, in: .pendingApproval).id
        try await store.approve(id)
        let claimed = try #require(
            try await store.claimAttempt(only: id, providers: .test, at: .test(30))
        )
        try await store.finishAttempt(
            of: id,
            number: claimed.attemptCount,
            report: .make(.unknown(UnknownReason(.timeout))),
            context: .make(at: 31)
        )
        try await store.apply(.resubmit, to: id, context: .make(at: 40, by: Self.dara))
        try tamper(ledger, "UPDATE payouts SET amount_minor = amount_minor * 10")
        #expect(try await store.claimAttempt(only: id, providers: .test, at: .test(60)) == nil)
        let payout = try #require(try await store.payout(id))
        #expect(payout.status == .unknown)
        #expect(payout.attention == [.approvalVoid, .unknownOutcome])
        #expect(try await store.claimRepeat(of: id, terms: .test, at: .test(70)) == nil)
        #expect(try await store.history(of: id)?.attempts.count == 1)
    }

    @Test(arguments: [
        "UPDATE payouts SET status = 'queued'", "UPDATE approvals SET by = 'x'",
        "DELETE FROM approvals",
    ])
    func `the file itself refuses what goes round an approval`(statement: String) async throws {
        let ledger = try TestLedger()
        let store = try ledger.open()
        let id = try await store.makePayout(1, in: .pendingApproval).id
        let content = try #require(try await store.approvalContent(of: .payout(id), limit: 1))
        _ = try await store.approve(
            .payout(id),
            digest: content.digest,
            reason: "",
            needed: 2,
            context: .make(by: Self.dara)
        )
        let error = #expect(throws: DatabaseError.self) {
            try ledger.database().write { db in try db.execute(sql: statement) }
        }
        #expect(error?.resultCode == .SQLITE_CONSTRAINT)
    }
}

extension TestLedger {
    fileprivate static let everyProvider = Dictionary(
        uniqueKeysWithValues: ProviderID.allCases.map { ($0, AttemptTerms.test) }
    )
}
