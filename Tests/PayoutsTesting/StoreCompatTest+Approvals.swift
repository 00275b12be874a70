import Foundation
import Payouts
import Testing

extension StoreCompatTest {
    static let approvals = [
        Requirement("the last approval that is needed queues a payout") {
            try await $0.approvalsAddUp()
        },
        Requirement("whoever made a payout never decides about it") {
            try await $0.makersAreNotCheckers()
        },
        Requirement("an approval is bound to the content that was looked at") {
            try await $0.approvalsAreBound()
        },
        Requirement("what is rejected or recalled is never sent") { try await $0.waitingEnds() },
        Requirement("decisions are kept in order, and audited") {
            try await $0.decisionsAreKept()
        },
        Requirement("what waits is listed oldest first") { try await $0.waitingIsListed() },
        Requirement("what waits is found by what is known of it") {
            try await $0.waitingIsFound()
        },
        Requirement("of many who approve at once each counts once") {
            try await $0.approvalsAreExclusive()
        },
        Requirement("what nobody may approve needs a person until somebody may") {
            try await $0.blockedNeedsAPerson()
        },
        Requirement("the history of an account is what was paid to it before") {
            try await $0.accountsHaveAHistory()
        },
    ]

    private static let dara = OperatorName(rawValue: "dara")
    private static let linh = OperatorName(rawValue: "linh")
    private static let sofia = OperatorName(rawValue: "sofia")

    private func digest(
        of id: PayoutID,
        in store: any PayoutStore
    ) async throws -> ContentDigest {
        let content = try await store.approvalContent(of: .payout(id), limit: 1)
        return try #require(content).digest
    }

    private func approvalsAddUp() async throws {
        let store = try makeStore()
        let payout = try await store.makePayout(1, in: .pendingApproval)
        #expect(payout.nextAttemptAt == nil)
        let digest = try await digest(of: payout.id, in: store)
        func approve(by name: OperatorName, at seconds: Double) async throws -> ApprovalResult {
            try await store.approve(
                .payout(payout.id),
                digest: digest,
                reason: "",
                needed: 2,
                context: .make(at: seconds, by: name)
            )
        }
        #expect(try await approve(by: Self.dara, at: 10) == .awaits(more: 1))
        #expect(try await store.claimAttempt(only: nil, providers: .test, at: .test(20)) == nil)
        await expect(.duplicate("Your approval of \(payout.id)")) {
            try await approve(by: Self.dara, at: 21)
        }
        #expect(try await approve(by: Self.linh, at: 22) == .complete(count: 1))
        let history = try #require(try await store.history(of: payout.id))
        #expect(history.payout.status == .queued)
        #expect(history.transitions.map(\.to) == [.pendingApproval, .queued])
        #expect(history.transitions.last?.by == Self.linh)
        await expect(.refused(LifecycleError(status: .queued, event: "approve"))) {
            try await approve(by: Self.sofia, at: 23)
        }
        #expect(
            try await store.claimAttempt(only: nil, providers: .test, at: .test(30))?.id
                == payout.id
        )
    }

    private func makersAreNotCheckers() async throws {
        let store = try makeStore()
        let payout = try await store.makePayout(1, in: .pendingApproval)
        let (id, maker) = (payout.id, payout.createdBy)
        let digest = try await digest(of: id, in: store)
        let context = ChangeContext.make(by: maker)
        await expect(.makerIsChecker("\(id)")) {
            try await store.approve(
                .payout(id),
                digest: digest,
                reason: "",
                needed: 1,
                context: context
            )
        }
        await expect(.makerIsChecker("\(id)")) {
            try await store.reject(.payout(id), reason: "no", context: context)
        }
        await expect(.makerOnly("\(id)", maker: maker)) {
            try await store.recall(.payout(id), reason: "", context: .make(by: Self.dara))
        }
        for event: PayoutEvent in [.approve, .reject("no")] {
            await expect(.refused(LifecycleError(status: .pendingApproval, event: event.name))) {
                try await store.apply(event, to: id, context: .make(by: Self.dara))
            }
        }
        #expect(try await store.payout(id) == payout)
        #expect(try await store.approvals(of: .payout(id)) == [])
    }

    private func approvalsAreBound() async throws {
        let store = try makeStore()
        let first = try await store.makePayout(1, in: .pendingApproval)
        let second = try await store.makePayout(2, in: .pendingApproval)
        let other = try await digest(of: second.id, in: store)
        #expect(try await digest(of: first.id, in: store) != other)
        await expect(.contentChanged("\(first.id)")) {
            try await store.approve(
                .payout(first.id),
                digest: other,
                reason: "",
                needed: 1,
                context: .make(by: Self.dara)
            )
        }
        #expect(try await store.payout(first.id) == first)
        let content = try await store.approvalContent(of: .payout(first.id), limit: 1)
        #expect(content?.payouts == [first])
        let nobody = PayoutID(rawValue: "PO-0000-0000")
        #expect(try await store.approvalContent(of: .payout(nobody), limit: 1) == nil)
        await expect(.notFound("\(nobody)")) {
            try await store.reject(.payout(nobody), reason: "no", context: .make(by: Self.dara))
        }
    }

    private func waitingEnds() async throws {
        let store = try makeStore()
        let rejected = try await store.makePayout(1, in: .pendingApproval)
        try await store.reject(
            .payout(rejected.id),
            reason: "twice",
            context: .make(at: 9, by: Self.dara)
        )
        let recalled = try await store.makePayout(2, in: .pendingApproval)
        try await store.recall(
            .payout(recalled.id),
            reason: "typo",
            context: .make(at: 9, by: recalled.createdBy)
        )
        let ends = [(rejected.id, PayoutStatus.rejected), (recalled.id, .canceled)]
        for (id, status) in ends {
            let payout = try #require(try await store.payout(id))
            #expect(payout.status == status)
            #expect(try await store.approvalContent(of: .payout(id), limit: 1) == nil)
            await expect(.refused(LifecycleError(status: status, event: "approve"))) {
                try await store.approve(
                    .payout(id),
                    digest: .zero,
                    reason: "",
                    needed: 1,
                    context: .make(by: Self.linh)
                )
            }
        }
        #expect(try await store.pendingApprovals(ApprovalFilter(), after: nil, limit: 9) == [])
        #expect(try await store.claimAttempt(only: nil, providers: .test, at: .test(99)) == nil)
    }

    private func decisionsAreKept() async throws {
        let store = try makeStore()
        let payout = try await store.makePayout(1, in: .pendingApproval)
        let subject = ApprovalSubject.payout(payout.id)
        let digest = try await digest(of: payout.id, in: store)
        _ = try await store.approve(
            subject,
            digest: digest,
            reason: "checked the invoice",
            needed: 2,
            context: .make(at: 10, by: Self.dara)
        )
        let pending = try #require(try await store.pendingApproval(of: subject))
        #expect(pending.approvals.map(\.by) == [Self.dara])
        try await store.reject(
            subject,
            reason: "wrong month",
            context: .make(at: 11, by: Self.linh)
        )
        #expect(
            try await store.approvals(of: subject) == [
                Approval(
                    .approve,
                    by: Self.dara,
                    reason: "checked the invoice",
                    digest: digest,
                    at: .test(10)
                ),
                Approval(
                    .reject,
                    by: Self.linh,
                    reason: "wrong month",
                    digest: digest,
                    at: .test(11)
                ),
            ]
        )
        let entries = try await store.auditEntries(
            AuditFilter(subject: "\(payout.id)"),
            before: nil,
            limit: 9
        )
        #expect(
            entries.map { "\($0.by.rawValue) \($0.what) \($0.reason)" } == [
                "linh reject content \(digest.short) wrong month",
                "dara approve content \(digest.short) checked the invoice",
                "mai create \(payout.amount) through \(payout.provider)",
            ]
        )
    }

    private func waitingIsListed() async throws {
        let store = try makeStore()
        for number in [3, 1, 2] {
            try await store.create(
                .make(
                    number,
                    status: .pendingApproval,
                    createdAt: .test(Double(number))
                )
            )
        }
        try await store.create(.make(4))
        let listed = try await store.pendingApprovals(ApprovalFilter(), after: nil, limit: 9)
        #expect(listed.map(\.subject) == [1, 2, 3].map { .payout(.make($0)) })
        let first = try #require(listed.first)
        #expect(first.maker == Payout.make(1).createdBy)
        #expect(first.since == .test(1))
        #expect(first.count == 1)
        #expect(first.totals == [Payout.make(1).amount])
        #expect(first.beneficiary == Payout.make(1).beneficiary)
        #expect(try await store.pendingApprovals(ApprovalFilter(), after: nil, limit: 2).count == 2)
        // Page by page, also where several wait since the same instant.
        try await store.create(.make(6, status: .pendingApproval, createdAt: .test(2)))
        var (seen, last) = ([ApprovalSubject](), PendingApproval?.none)
        while let next = try await store.pendingApprovals(ApprovalFilter(), after: last, limit: 1)
            .first
        {
            seen.append(next.subject)
            last = next
        }
        #expect(seen == [1, 2, 6, 3].map { .payout(.make($0)) })
        #expect(try await store.approvalPayout(of: .payout(.make(6)), at: 0)?.id == .make(6))
        #expect(try await store.approvalPayout(of: .payout(.make(6)), at: 1) == nil)
        #expect(try await store.approvalPayout(of: .payout(.make(4)), at: 0) == nil)
    }

    private func waitingIsFound() async throws {
        let store = try makeStore()
        for number in 1...6 {
            let isDollar = number > 4
            try await store.create(
                .make(
                    number,
                    provider: isDollar ? .dvpay : .payproVN,
                    amount: Money(minorUnits: 5_000_000, currency: isDollar ? .usd : .vnd),
                    beneficiary: .make(name: number == 2 ? "Trần Bảo" : "Lê Đức"),
                    status: .pendingApproval,
                    createdAt: .test(Double(number)),
                    createdBy: number == 4 ? Self.linh : Self.dara
                )
            )
        }
        try await store.create(.make(7, beneficiary: .make(name: "Trần Bảo")))
        let filters: [(ApprovalFilter, [Int])] = [
            (ApprovalFilter(), [1, 2, 3, 4, 5, 6]), (ApprovalFilter(kinds: [.batch]), []),
            (ApprovalFilter(kinds: [.payout]), [1, 2, 3, 4, 5, 6]),
            (ApprovalFilter(providers: [.dvpay, .cashyproCO]), [5, 6]),
            (ApprovalFilter(currencies: [.vnd]), [1, 2, 3, 4]),
            (ApprovalFilter(providers: [.dvpay], currencies: [.vnd]), []),
            (ApprovalFilter(maker: Self.linh), [4]), (ApprovalFilter(text: "tran b"), [2]),
            (ApprovalFilter(text: "Lê Đức"), [1, 3, 4, 5, 6]),
            (ApprovalFilter(text: PayoutID.make(3).rawValue.lowercased()), [3]),
            (ApprovalFilter(text: Payout.make(5).orderNumber.rawValue), [5]),
            (ApprovalFilter(maker: Self.linh, text: "9852"), [4]),
            (ApprovalFilter(text: "nobody is called so"), []),
        ]
        for (filter, numbers) in filters {
            // Page by page, too.
            for limit in [9, 1, 2] {
                var (found, last) = ([ApprovalSubject](), PendingApproval?.none)
                repeat {
                    let page = try await store.pendingApprovals(filter, after: last, limit: limit)
                    found += page.map(\.subject)
                    last = page.last
                } while last != nil
                #expect(found == numbers.map { .payout(.make($0)) }, "\(filter)")
            }
        }
    }

    private func approvalsAreExclusive() async throws {
        let open = try makeLedger()
        let stores = [try open(), try open()]
        let payout = try await stores[0].makePayout(1, in: .pendingApproval)
        let digest = try await digest(of: payout.id, in: stores[0])
        let results = await withTaskGroup(of: ApprovalResult?.self) { group in
            for number in 0..<12 {
                group.addTask {
                    try? await stores[number % 2].approve(
                        .payout(payout.id),
                        digest: digest,
                        reason: "",
                        needed: 3,
                        context: .make(by: OperatorName(rawValue: "operator \(number % 4)"))
                    )
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(results.compactMap(\.self).count == 3)
        #expect(results.contains(.complete(count: 1)))
        #expect(try await stores[1].payout(payout.id)?.status == .queued)
    }

    private func blockedNeedsAPerson() async throws {
        let store = try makeStore()
        let id = try await store.makePayout(1, in: .pendingApproval).id
        try await store.setBlocked(true, .payout(id), at: .test(20))
        #expect(try await store.payout(id)?.attention == .noApprover)
        #expect(
            try await store.pendingApprovals(ApprovalFilter(), after: nil, limit: 1).map(
                \.isBlocked
            ) == [true]
        )
        let items = try await store.worklist(WorklistFilter(), limit: 9, at: .test(21))
        #expect(items.map(\.payout.id) == [id])
        try await store.setBlocked(false, .payout(id), at: .test(30))
        #expect(try await store.payout(id)?.attention == [])
        try await store.setBlocked(true, .payout(id), at: .test(40))
        try await store.reject(.payout(id), reason: "no", context: .make(at: 50, by: Self.dara))
        #expect(try await store.payout(id)?.attention == [], "a rejected payout waits for nobody")
    }

    private func accountsHaveAHistory() async throws {
        let store = try makeStore()
        let other = Beneficiary.make(account: "999")
        try await store.create(.make(1, beneficiary: other))
        for (number, status) in [(2, PayoutStatus.paid), (3, .paid), (4, .failed), (5, .queued)] {
            try await store.makePayout(number, in: status)
        }
        let payout = try await store.makePayout(6, in: .pendingApproval)
        try await store.makePayout(7, in: .paid)
        let history = try await store.beneficiaryHistory(of: payout)
        #expect(history.count == 4)
        #expect(history.failureCount == 1)
        #expect(history.last?.id == .make(5))
        #expect(!history.isShortened)
        let paid = Money(minorUnits: 2_500_000, currency: .vnd)
        #expect(history.paid == [.init(status: .paid, count: 2, total: paid)])
        let first = try #require(try await store.payout(.make(1)))
        #expect(try await store.beneficiaryHistory(of: first).last == nil)
        let content = try await store.approvalContent(of: .payout(payout.id), limit: 1)
        #expect(content?.newAccounts == 0)
    }
}
