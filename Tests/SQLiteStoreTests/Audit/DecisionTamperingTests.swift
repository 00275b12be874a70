import Foundation
import GRDB
import Payouts
import PayoutsTesting
import Testing

@testable import SQLiteStore

/// What somebody does to decisions who can write the file, and how it shows in the audit trail.
struct DecisionTamperingTests {
    private static let minh = OperatorName(rawValue: "minh")
    private static let dara = OperatorName(rawValue: "dara")

    /// A ledger with a payout that was resolved, a break that two people gave up, and what was
    /// approved and rejected.
    private func decided() async throws -> TestLedger {
        let ledger = try TestLedger()
        let store = try ledger.open()
        try await store.makePayout(1, in: .unknown)
        let resolution = Resolution(
            claim: .paid,
            seenAt: "portal",
            reference: "T-1",
            note: "seen",
            by: Self.minh,
            at: .test(50)
        )
        _ = try await store.resolve(
            resolution,
            of: .make(1),
            needsSecond: false,
            context: .make(at: 50, by: Self.minh)
        )
        try await keepBreak(in: store)
        let given = BreakResolution(
            action: .writeOff,
            reference: "T-2",
            note: "a cent",
            by: Self.minh,
            at: .test(60)
        )
        let context = ChangeContext.make(at: 60, by: Self.minh)
        _ = try await store.resolveBreak(1, given, needsSecond: true, context: context)
        _ = try await store.confirmBreakResolution(of: 1, context: .make(at: 70, by: Self.dara))
        try await decide(in: store)
        return ledger
    }

    /// Approves a payout, and rejects another.
    private func decide(in store: SQLiteStore) async throws {
        for number in 2...3 { try await store.makePayout(number, in: .pendingApproval) }
        let approved = ApprovalSubject.payout(.make(2))
        let content = try #require(try await store.approvalContent(of: approved, limit: 1))
        _ = try await store.approve(
            approved,
            digest: content.digest,
            reason: "the invoice is there",
            needed: 1,
            context: .make(at: 80, by: Self.dara)
        )
        try await store.reject(
            .payout(.make(3)),
            reason: "twice",
            context: .make(at: 90, by: Self.dara)
        )
    }

    private func keepBreak(in store: SQLiteStore) async throws {
        let found = Break(
            kind: .missingInLedger,
            ours: nil,
            theirs: nil,
            stake: Money(minorUnits: 9, currency: .vnd),
            detail: "nobody ordered it"
        )
        let report = ReconciliationReport(
            period: try #require(SettlementPeriod("2023-11-14")),
            totals: ReconciliationTotals(),
            counts: [.missingInLedger: 1],
            breaks: [found]
        )
        _ = try await store.keepReconciliation(
            ReconciliationResult(
                provider: .payproVN,
                report: report,
                files: [],
                unreadableLines: 0,
                by: Self.minh,
                at: .test(55)
            )
        )
    }

    private func verdict(_ ledger: TestLedger) async throws -> AuditVerdict? {
        try await ledger.open().verifyAudit(from: .begun, noted: nil, limit: 100).verdict
    }

    @Test func `decisions that nobody touched bear out their records`() async throws {
        let ledger = try await decided()
        let head = try await ledger.open().auditHead()
        #expect(try await verdict(ledger) == .intact(head))
    }

    /// What was changed, and the record that tells otherwise; the last one has none.
    static let changes: [(sql: String, act: AuditAct?)] = [
        ("UPDATE break_decisions SET action = 'known-timing' WHERE state = 'applied'", .confirm),
        ("UPDATE break_decisions SET action = 'whatever' WHERE state = 'proposed'", .propose),
        ("UPDATE break_decisions SET reference = 'T-3' WHERE state = 'applied'", .confirm),
        ("UPDATE break_decisions SET decided_by = 'minh' WHERE state = 'applied'", .confirm),
        ("DELETE FROM break_decisions WHERE state = 'applied'", .confirm),
        ("UPDATE resolutions SET claim = 'failed'", .resolve),
        ("UPDATE resolutions SET seen_at = 'statement'", .resolve),
        ("DELETE FROM resolutions", .resolve),
        (
            "INSERT INTO break_decisions SELECT id + 9, break, action, reference, note, by, at, "
                + "state, decided_by, decided_at FROM break_decisions WHERE state = 'applied'", nil
        ),
        ("UPDATE approvals SET by = 'linh' WHERE decision = 'approve'", .approve),
        ("UPDATE approvals SET at = at + 1 WHERE decision = 'approve'", .approve),
        ("UPDATE approvals SET reason = '' WHERE decision = 'approve'", .approve),
        ("UPDATE approvals SET digest = zeroblob(32) WHERE decision = 'approve'", .approve),
        ("UPDATE approvals SET subject = 'PO-9' WHERE decision = 'approve'", .approve),
        ("UPDATE approvals SET decision = 'approve' WHERE decision = 'reject'", .reject),
        ("DELETE FROM approvals WHERE decision = 'reject'", .reject),
        (
            "INSERT INTO approvals SELECT id + 9, subject, decision, 'linh', reason, digest, at "
                + "FROM approvals WHERE decision = 'approve'", nil
        ),
    ]

    @Test(arguments: changes)
    func `a decision that was changed in its table is found`(
        sql: String,
        act: AuditAct?
    ) async throws {
        let ledger = try await decided()
        let entries = try await ledger.open().auditEntries(AuditFilter(), before: nil, limit: 99)
        try await ledger.database().write { db in
            let triggers = try String.fetchAll(
                db,
                sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            )
            for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger)") }
            try db.execute(sql: sql)
        }
        guard let act else {
            let place = AuditBreak(.unrecorded, at: Int64(entries.count) + 1)
            #expect(try await verdict(ledger) == .broken(place))
            return
        }
        let entry = try #require(entries.first { $0.what == act.rawValue })
        #expect(try await verdict(ledger) == .broken(AuditBreak(.contradicted, at: entry.sequence)))
    }
}
