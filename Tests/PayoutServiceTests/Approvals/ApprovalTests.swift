import Foundation
import PayoutService
import Payouts
import PayoutsTesting
import Testing

/// What other people must approve before it is sent.
@Suite(.timeLimit(.minutes(10)))
struct ApprovalTests {
    private static let linh = OperatorName(rawValue: "linh")
    private static let sofia = OperatorName(rawValue: "sofia")
    private static let minh = OperatorName(rawValue: "minh")

    /// Everything needs one checker; above two million, two.
    private static let policy = ApprovalPolicy(single: [
        ApprovalBand(above: .vnd(0), checkers: 1),
        ApprovalBand(above: .vnd(2_000_000), checkers: 2, who: [.role(.approver)]),
    ])

    private static let team: [OperatorName: Set<OperatorRole>] = [
        Desk.mai: [.maker, .approver], linh: [.approver], sofia: [.approver], minh: [.admin],
    ]

    private func desk(
        _ operators: [OperatorName: Set<OperatorRole>] = team,
        _ policy: ApprovalPolicy = policy
    ) throws -> Desk {
        try Desk(access: AccessPolicy(operators: operators), approvals: policy)
    }

    private func digest(_ desk: Desk, _ id: PayoutID) async throws -> ContentDigest {
        try #require(try await desk.service.approvalCase(.payout(id))).content.digest
    }

    @Test func `what is above a band waits, and is sent once it is approved`() async throws {
        let desk = try desk()
        let payout = try await desk.create()
        #expect(payout.status == .pendingApproval)
        await desk.dispatch()
        #expect(await desk.books.creates.isEmpty)
        let result = try await desk.service.approve(
            .payout(payout.id),
            digest: try await digest(desk, payout.id),
            by: Self.linh
        )
        #expect(result == .complete(count: 1))
        await desk.dispatch()
        #expect(await desk.books.createCounts == [payout.orderNumber: 1])
        #expect(try await desk.payout(payout.id).status != .pendingApproval)
    }

    @Test func `an approval that is canceled on the way keeps nothing`() async throws {
        let desk = try desk()
        let payout = try await desk.create()
        let digest = try await digest(desk, payout.id)
        let (steps, reached) = AsyncStream<RowProgress>.makeStream()
        let goOn = DispatchSemaphore(value: 0)
        let approval = Task {
            try await desk.service.approve(.payout(payout.id), digest: digest, by: Self.linh) {
                reached.yield($0)
                goOn.wait()
            }
        }
        for await step in steps {
            #expect(step == RowProgress(done: 1, total: 1))
            break
        }
        approval.cancel()
        goOn.signal()
        await #expect(throws: ServiceError.canceled) { try await approval.value }
        #expect(try await desk.payout(payout.id).status == .pendingApproval)
        let pending = try await desk.store.pendingApproval(of: .payout(payout.id))
        #expect(pending?.approvals == [])
        #expect(
            try await desk.service.approve(.payout(payout.id), digest: digest, by: Self.linh)
                == .complete(count: 1)
        )
    }

    @Test func `without a band nothing waits`() async throws {
        let desk = try desk(
            Self.team,
            ApprovalPolicy(single: [
                ApprovalBand(above: .vnd(1_250_000), checkers: 1)
            ])
        )
        #expect(try await desk.create().status == .queued)
    }

    @Test func `a payout that was prepared elsewhere cannot go round its approval`() async throws {
        let free = try Desk()
        let draft = try await free.service.draft(free.provider.id, values: Desk.values)
        let payout = free.service.prepare(draft, by: Desk.mai)
        let desk = try desk()
        await #expect(throws: ServiceError.self) { try await desk.service.create(payout) }
        #expect(try await desk.store.count(PayoutFilter()).value == 0)
    }

    @Test(arguments: [true, false])
    func `its maker never decides, not even where everybody may do everything`(
        isOpen: Bool
    ) async throws {
        let desk = try desk(isOpen ? [:] : Self.team)
        let id = try await desk.create().id
        let digest = try await digest(desk, id)
        let subject = ApprovalSubject.payout(id)
        for decide in [
            { @Sendable in _ = try await desk.service.approve(subject, digest: digest, by: Desk.mai)
            },
            { @Sendable in try await desk.service.reject(subject, reason: "no", by: Desk.mai) },
        ] {
            let error = await #expect(throws: ServiceError.self) { try await decide() }
            #expect(error?.message.contains("you made it") == true)
            guard case .notPermitted = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
        #expect(try await desk.payout(id).status == .pendingApproval)
    }

    @Test func `whom the band does not name is refused with who may`() async throws {
        let policy = ApprovalPolicy(single: [
            ApprovalBand(above: .vnd(0), checkers: 1, who: [.name(Self.linh)])
        ])
        let desk = try desk(Self.team, policy)
        let id = try await desk.create().id
        let digest = try await digest(desk, id)
        let error = await #expect(throws: ServiceError.self) {
            _ = try await desk.service.approve(.payout(id), digest: digest, by: Self.sofia)
        }
        #expect(
            error == .notPermitted("sofia may not decide about \(id): only linh may.")
        )
        _ = try await desk.service.approve(.payout(id), digest: digest, by: Self.linh)
        #expect(try await desk.payout(id).status == .queued)
    }

    @Test func `two checkers are two people`() async throws {
        let policy = ApprovalPolicy(single: [ApprovalBand(above: .vnd(0), checkers: 2)])
        let desk = try desk(Self.team, policy)
        let id = try await desk.create().id
        let digest = try await digest(desk, id)
        func approve(_ name: OperatorName) async throws -> ApprovalResult {
            try await desk.service.approve(.payout(id), digest: digest, by: name)
        }
        #expect(try await approve(Self.linh) == .awaits(more: 1))
        let task = try #require(try await desk.service.approvalTasks(limit: 9).first)
        #expect(task.missing == 1)
        #expect(task.whoText == "2 of linh, minh or sofia")
        await #expect(throws: ServiceError.self) { try await approve(Self.linh) }
        #expect(try await approve(Self.sofia) == .complete(count: 1))
        #expect(try await desk.service.approvalTasks(limit: 9).isEmpty)
    }

    @Test func `a rejection needs a reason, and its maker reads it`() async throws {
        let desk = try desk()
        let id = try await desk.create().id
        await #expect(throws: ServiceError.notSupported("A rejection needs a reason.")) {
            try await desk.service.reject(.payout(id), reason: " ", by: Self.linh)
        }
        try await desk.service.reject(.payout(id), reason: "wrong month", by: Self.linh)
        let history = try await desk.history(id)
        #expect(history.payout.status == .rejected)
        #expect(history.transitions.last?.cause == "rejected: wrong month")
    }

    @Test func `its maker takes it back, and nobody else does`() async throws {
        let desk = try desk()
        let id = try await desk.create().id
        let error = await #expect(throws: ServiceError.self) {
            try await desk.service.recall(.payout(id), by: Self.minh)
        }
        #expect(error == .store(.makerOnly("\(id)", maker: Desk.mai)))
        try await desk.service.recall(.payout(id), reason: "typo", by: Desk.mai)
        #expect(try await desk.history(id).transitions.last?.cause == "canceled: recalled: typo")
        await #expect(throws: ServiceError.self) {
            try await desk.service.recall(.payout(id), by: Desk.mai)
        }
    }

    @Test func `a checker sees exactly what is sent, and what was paid to the account before`()
        async throws
    {
        let desk = try desk(
            [:],
            ApprovalPolicy(single: [
                ApprovalBand(above: .vnd(1_250_000), checkers: 1)
            ])
        )
        let first = try await desk.submitted()
        var values = Desk.values
        values["amount"] = "1250001"
        let draft = try await desk.service.draft(desk.provider.id, values: values)
        let payout = desk.service.prepare(draft, by: Desk.mai)
        try await desk.service.create(payout)
        let seen = try #require(try await desk.service.approvalCase(.payout(payout.id)))
        #expect(seen.shown.payout == payout)
        #expect(seen.shown.request == desk.provider.preview(payout))
        #expect(seen.shown.history.last?.id == first.id)
        #expect(seen.shown.history.count == 1)
        #expect(seen.content.newAccounts == 0)
        #expect(try await desk.service.approvalCase(.payout(first.id)) == nil)
    }
}

// MARK: - Nobody who may

extension ApprovalTests {
    @Test func `what nobody may approve needs a person at once, until somebody may`() async throws {
        let alone: [OperatorName: Set<OperatorRole>] = [Desk.mai: [.maker, .approver]]
        let desk = try desk(alone)
        let payout = try await desk.create()
        #expect(payout.attention == .noApprover)
        let items = try await desk.store.worklist(
            WorklistFilter(),
            limit: 9,
            at: desk.clock.date
        )
        #expect(items.map(\.payout.attention.word) == ["blocked: no approver"])

        // The next process has another configuration.
        let other = try Desk(
            desk.clock,
            desk.providers,
            folder: desk.folder,
            access: AccessPolicy(operators: Self.team),
            approvals: Self.policy
        )
        await Watch(service: other.service).reviewApprovers()
        #expect(try await other.payout(payout.id).attention == [])
        await Watch(service: desk.service).reviewApprovers()
        #expect(try await desk.payout(payout.id).attention == .noApprover)
    }

    @Test func `beyond the first thousand nothing that is blocked is forgotten`() async throws {
        let desk = try desk()
        var last: Payout?
        for _ in 0..<1_010 { last = try await desk.create() }
        let number = ApprovalFilter(text: try #require(last).orderNumber.rawValue)
        let found = try await desk.service.approvalTasks(number, limit: 1_000)
        #expect(found.map(\.id) == [.payout(try #require(last).id)])
        let alone: [OperatorName: Set<OperatorRole>] = [Desk.mai: [.maker, .approver]]
        let other = try Desk(
            desk.clock,
            desk.providers,
            folder: desk.folder,
            access: AccessPolicy(operators: alone),
            approvals: Self.policy
        )
        let watch = Watch(service: other.service)
        await watch.reviewApprovers()
        let tasks = try await other.service.approvalTasks(limit: 2_000)
        #expect(tasks.count == 1_010 && tasks.allSatisfy(\.pending.isBlocked))
        let tallies = try await other.store.worklistTallies(at: desk.clock.date)
        #expect(tallies.reduce(0) { $0 + $1.count } == 1_010)
        await Watch(service: desk.service).reviewApprovers()
        let open = try await desk.service.approvalTasks(limit: 2_000)
        #expect(open.count == 1_010 && open.allSatisfy { !$0.pending.isBlocked })
    }

    @Test func `two checkers are needed and one is there: that blocks it too`() async throws {
        let policy = ApprovalPolicy(single: [ApprovalBand(above: .vnd(0), checkers: 2)])
        let desk = try desk([Desk.mai: [.maker], Self.linh: [.approver]], policy)
        #expect(try await desk.create().attention == .noApprover)
        let task = try #require(try await desk.service.approvalTasks(limit: 9).first)
        #expect(task.isBlocked && task.whoText == "nobody: too few people may")
    }
}

extension Money {
    fileprivate static func vnd(_ dong: Int64) -> Money {
        Money(minorUnits: dong, currency: .vnd)
    }
}
