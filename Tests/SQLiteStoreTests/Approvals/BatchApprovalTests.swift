import Foundation
import GRDB
import Payouts
import PayoutsTesting
import Testing

@testable import SQLiteStore

/// One decision about a batch is a decision about all its payouts.
struct BatchApprovalTests {
    private static let batch = BatchID(rawValue: "BA-7F3K-2QMX")
    private static let subject = ApprovalSubject.batch(batch)
    private static let dara = OperatorName(rawValue: "dara")

    /// A ledger with a batch of so many payouts that wait: dong, and every tenth in dollars.
    private func ledger(_ count: Int) async throws -> (TestLedger, SQLiteStore) {
        let ledger = try TestLedger()
        let store = try ledger.open()
        try await store.create(.make(90_000, beneficiary: .make(account: "known")))
        try ledger.insert(Self.batch)
        for number in 1...count {
            let isDollar = number.isMultiple(of: 10)
            try await store.create(
                .make(
                    number,
                    provider: isDollar ? .dvpay : .payproVN,
                    amount: Money(minorUnits: Int64(number), currency: isDollar ? .usd : .vnd),
                    beneficiary: .make(account: number == 1 ? "known" : "\(number)"),
                    status: .pendingApproval,
                    createdAt: .test(Double(number) / 1_000),
                    batch: Self.batch
                )
            )
        }
        return (ledger, store)
    }

    private func digest(_ store: SQLiteStore) async throws -> ContentDigest {
        try #require(try await store.approvalContent(of: Self.subject, limit: 0)).digest
    }

    private func approve(
        _ store: SQLiteStore,
        _ digest: ContentDigest,
        needed: Int = 1,
        by name: OperatorName = dara
    ) async throws -> ApprovalResult {
        try await store.approve(
            Self.subject,
            digest: digest,
            reason: "",
            needed: needed,
            context: .make(at: 20, by: name)
        )
    }

    @Test func `each payout of a batch is found by its place in the file`() async throws {
        let (_, store) = try await ledger(25)
        let ids = try await store.batchLines(of: Self.batch, statuses: [], after: nil, limit: 99)
            .lines.map(\.payout.id)
        var found: [PayoutID] = []
        while let payout = try await store.approvalPayout(of: Self.subject, at: found.count) {
            found.append(payout.id)
        }
        #expect(found == ids)
    }

    @Test func `a batch is listed once, with its totals and its largest`() async throws {
        let (_, store) = try await ledger(25)
        let listed = try await store.pendingApprovals(ApprovalFilter(), after: nil, limit: 9)
        #expect(listed.map(\.subject) == [Self.subject])
        let pending = try #require(listed.first)
        #expect(pending.count == 25)
        #expect(pending.providers == [.dvpay, .payproVN])
        let (usd, vnd) = (Currency.usd, Currency.vnd)
        #expect(
            pending.totals == [
                Money(minorUnits: 30, currency: usd), Money(minorUnits: 295, currency: vnd),
            ]
        )
        #expect(
            pending.largest == [
                Money(minorUnits: 20, currency: usd), Money(minorUnits: 25, currency: vnd),
            ]
        )
        let content = try #require(try await store.approvalContent(of: Self.subject, limit: 2))
        #expect(content.payouts.map(\.amount.minorUnits) == [25, 24])
        #expect(content.newAccounts == 24)
        #expect(content.pending == pending)
    }

    @Test(
        arguments: [
            (ApprovalFilter(), true), (ApprovalFilter(kinds: [.batch]), true),
            (ApprovalFilter(kinds: [.payout]), false),
            (ApprovalFilter(providers: [.dvpay]), true),
            (ApprovalFilter(providers: [.cashyproCO]), false),
            (ApprovalFilter(currencies: [.usd, .cop]), true),
            (ApprovalFilter(currencies: [.cop]), false),
            (ApprovalFilter(maker: Payout.make(1).createdBy), true),
            (ApprovalFilter(maker: dara), false), (ApprovalFilter(text: "2qmx"), true),
            (ApprovalFilter(text: "BA-7F3K-2QMX"), true),
            (ApprovalFilter(kinds: [.payout], text: "2qmx"), false),
            (ApprovalFilter(text: "nguyen"), false),
        ]
    )
    func `a batch is found by what of it waits`(
        filter: ApprovalFilter,
        isFound: Bool
    )
        async throws
    {
        let (_, store) = try await ledger(25)
        let listed = try await store.pendingApprovals(filter, after: nil, limit: 9)
        #expect(listed.map(\.subject) == (isFound ? [Self.subject] : []))
    }

    @Test func `a batch is found by the name of its file`() async throws {
        let store = try TestLedger().open()
        let batch = Batch.make(1, rowCount: 1)
        let line = NewBatchLine.make(50, in: batch, status: .pendingApproval)
        try await store.commit(batch, [line])
        for (text, count) in [(batch.name, 1), (batch.name.uppercased(), 1), ("payroll", 0)] {
            let found = try await store.pendingApprovals(
                ApprovalFilter(text: text),
                after: nil,
                limit: 9
            )
            #expect(found.count == count, "\(text)")
        }
    }

    @Test(arguments: [1, 999, 1_000, 1_001])
    func `one decision queues all its payouts`(count: Int) async throws {
        let (_, store) = try await ledger(count)
        let digest = try await digest(store)
        #expect(try await approve(store, digest) == .complete(count: count))
        #expect(try await store.pendingApprovals(ApprovalFilter(), after: nil, limit: 9).isEmpty)
        let queued = try await store.count(PayoutFilter(statuses: [.queued])).value
        #expect(queued == count + 1)
        #expect(try await store.approvals(of: Self.subject).count == 1)
        let claimed = try await store.claimAttempt(
            only: .make(count),
            providers: .test.merging([.dvpay: .test]) { first, _ in first },
            at: .test(90)
        )
        #expect(claimed?.id == .make(count))
    }

    @Test func `a decision that fails on the way changes nothing`() async throws {
        let (ledger, store) = try await ledger(30)
        let digest = try await digest(store)
        try await ledger.database().write { db in
            try db.execute(
                sql: """
                    CREATE TRIGGER full BEFORE INSERT ON transitions
                    WHEN (SELECT count(*) FROM transitions WHERE to_status = 'queued') > 20
                    BEGIN SELECT RAISE(ABORT, 'the disk is full'); END
                    """
            )
        }
        await #expect(throws: StoreError.self) { try await approve(store, digest) }
        #expect(try await store.count(PayoutFilter(statuses: [.pendingApproval])).value == 30)
        #expect(try await store.approvals(of: Self.subject).isEmpty)
    }

    @Test func `a payout that is withdrawn changes the content of its batch`() async throws {
        let (_, store) = try await ledger(12)
        let digest = try await digest(store)
        #expect(try await approve(store, digest, needed: 2) == .awaits(more: 1))
        try await store.apply(.cancel("typo"), to: .make(7), context: .make(at: 21))
        await #expect(throws: StoreError.contentChanged("\(Self.batch)")) {
            try await approve(store, digest, needed: 2, by: OperatorName(rawValue: "linh"))
        }
        let now = try await self.digest(store)
        #expect(try await approve(store, now, needed: 1) == .complete(count: 11))
        #expect(try await store.payout(.make(7))?.status == .canceled)
    }

    @Test func `a payout of a batch is not approved alone`() async throws {
        let (_, store) = try await ledger(3)
        #expect(try await store.approvalContent(of: .payout(.make(2)), limit: 1) == nil)
        await #expect(throws: StoreError.self) { try await store.approve(.make(2)) }
    }

    @Test func `a row that was changed afterwards waits again, and the others are sent`()
        async throws
    {
        let (ledger, store) = try await ledger(3)
        #expect(try await approve(store, try await digest(store)) == .complete(count: 3))
        try await ledger.database().write { db in
            try db.execute(sql: "DROP TRIGGER payouts_refuse_update")
            try db.execute(
                sql: "UPDATE payouts SET beneficiary_account = '666' WHERE id = ?",
                arguments: [PayoutID.make(2).rawValue]
            )
        }
        var sent: Set<PayoutID> = []
        while let payout = try await store.claimAttempt(only: nil, providers: .test, at: .test(90))
        {
            sent.insert(payout.id)
        }
        #expect(sent == [.make(1), .make(3), .make(90_000)])
        let pending = try #require(try await store.pendingApproval(of: Self.subject))
        #expect(pending.count == 1)
        #expect(pending.approvals.isEmpty)
        #expect(try await approve(store, try await digest(store)) == .complete(count: 1))
    }

    @Test func `rejecting and recalling end all its payouts, and blocking marks one`() async throws
    {
        let (_, store) = try await ledger(5)
        try await store.setBlocked(true, Self.subject, at: .test(9))
        let items = try await store.worklist(WorklistFilter(), limit: 9, at: .test(10))
        #expect(items.map(\.payout.id) == [.make(1)])
        #expect(
            try await store.pendingApprovals(ApprovalFilter(), after: nil, limit: 9).map(
                \.isBlocked
            ) == [true]
        )
        try await store.reject(Self.subject, reason: "no", context: .make(at: 11, by: Self.dara))
        #expect(try await store.count(PayoutFilter(statuses: [.rejected])).value == 5)
        let (_, other) = try await ledger(5)
        try await other.recall(
            Self.subject,
            reason: "",
            context: .make(at: 11, by: OperatorName(rawValue: "mai"))
        )
        #expect(try await other.count(PayoutFilter(statuses: [.canceled])).value == 5)
    }
}

extension TestLedger {
    /// Adds a batch as its commit leaves it, without the file that it came from.
    fileprivate func insert(_ batch: BatchID) throws {
        try database().write { db in
            try db.execute(
                sql: """
                    INSERT INTO batches VALUES
                        (1, ?, 'friday.csv', randomblob(32), randomblob(32), NULL, 0, 'mai', 1, 0)
                    """,
                arguments: [batch.rawValue]
            )
        }
    }
}
