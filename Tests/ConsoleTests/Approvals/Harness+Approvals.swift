import Foundation
import Payouts
import Synchronization
import Testing

@testable import Console
@testable import PayoutService

extension Harness {
    /// A console on the approvals screen.
    init(
        approvals cases: [ApprovalCase],
        width: Int = 80,
        height: Int = 24,
        access: AccessPolicy = AccessPolicy(),
        isProduction: Bool = false
    ) throws {
        var ledger = Ledger.mixed
        ledger.approvals = cases
        try self.init(
            ledger,
            width: width,
            height: height,
            isProduction: isProduction,
            access: access
        )
        press("5")
        effects = []
    }

    /// Does to the ledger in memory what an effect asks for.
    mutating func answer(_ effect: ApprovalEffect) {
        switch effect {
        case .load(let filter):
            if let failure = ledger.failure {
                return send(.approvals(.loadFailed(filter, failure)))
            }
            send(.approvals(.loaded(filter, ledger.listing(filter))))
        case .look(let subject):
            if let failure = ledger.failure {
                return send(.approvals(.lookFailed(subject, failure)))
            }
            let found = ledger.approvals.first { $0.task.pending.subject == subject }
            send(.approvals(.looked(subject, found)))
        case .step(let subject, let index):
            send(.approvals(.stepped(subject, ledger.step(subject, index))))
        case .approve(let subject, let digest):
            send(.approvals(ledger.approve(subject, digest)))
        case .reject(let subject, _):
            ledger.decide(subject)
            send(.approvals(.rejected(subject)))
        case .recall(let subject):
            ledger.decide(subject)
            send(.approvals(.recalled(subject)))
        case .stop: send(.approvals(.refused(.batch(BatchID(rawValue: "BA-0001")), .canceled)))
        }
    }
}

extension Ledger {
    /// What waits, and what of it a filter takes.
    func listing(_ filter: ApprovalFilter) -> ApprovalListing {
        let tasks = approvals.filter { filter.takes($0) }.map(\.task)
        return ApprovalListing(tasks: tasks, waiting: approvals.map(\.task))
    }

    mutating func decide(_ subject: ApprovalSubject) {
        approvals.removeAll { $0.task.pending.subject == subject }
    }

    /// One of the payouts of what waits.
    func step(_ subject: ApprovalSubject, _ index: Int) -> ApprovalSight? {
        guard let found = approvals.first(where: { $0.task.pending.subject == subject }),
            found.content.payouts.indices.contains(index)
        else { return nil }
        return ApprovalSight(of: found.content.payouts[index], at: index)
    }

    /// Approves what is there, as the service does.
    mutating func approve(_ subject: ApprovalSubject, _ digest: ContentDigest) -> ApprovalMessage {
        guard let found = approvals.first(where: { $0.task.pending.subject == subject }) else {
            return .refused(subject, .notSupported("\(subject) does not wait for approval."))
        }
        guard found.content.digest == digest else {
            return .refused(subject, .store(.contentChanged("\(subject)")))
        }
        let (missing, count) = (found.task.missing, found.task.pending.count)
        guard missing <= 1 else { return .approved(subject, .awaits(more: missing - 1)) }
        decide(subject)
        return .approved(subject, .complete(count: count))
    }
}

extension ApprovalFilter {
    /// Whether it takes what waits, as the ledger finds it.
    fileprivate func takes(_ found: ApprovalCase) -> Bool {
        let pending = found.task.pending
        let isBatch = pending.beneficiary == nil
        let texts = [
            pending.subject.description, pending.beneficiary?.name ?? "",
            pending.beneficiary?.account ?? "",
        ]
        return (kinds.isEmpty || kinds.contains(isBatch ? .batch : .payout))
            && (providers.isEmpty || !providers.isDisjoint(with: pending.providers))
            && (currencies.isEmpty || pending.totals.contains { currencies.contains($0.currency) })
            && makers.contains(pending.maker)
            && (text.isEmpty || texts.contains { $0.lowercased().contains(text.lowercased()) })
    }
}

extension ApprovalsClient {
    /// What waits in a ledger in memory.
    init(_ shared: RunningConsole.Shared) {
        self.init(
            listing: { filter, _ throws(ServiceError) in
                let ledger = shared.ledger.withLock { $0 }
                if let failure = ledger.failure { throw failure }
                return ledger.listing(filter)
            },
            look: { subject throws(ServiceError) in
                shared.ledger.withLock { ledger in
                    ledger.approvals.first { $0.task.pending.subject == subject }
                }
            },
            step: { subject, index throws(ServiceError) in
                shared.ledger.withLock { $0.step(subject, index) }
            },
            approve: { subject, digest, _ throws(ServiceError) in
                switch shared.ledger.withLock({ $0.approve(subject, digest) }) {
                case .approved(_, let result): return result
                case .refused(_, let error): throw error
                default: throw .notSupported("a fixture")
                }
            },
            reject: { subject, _ throws(ServiceError) in
                shared.ledger.withLock { $0.decide(subject) }
            },
            recall: { subject throws(ServiceError) in
                shared.ledger.withLock { $0.decide(subject) }
            }
        )
    }
}

// MARK: - What waits

extension ApprovalPolicy {
    /// One checker above a million dong or a hundred dollars, two above fifty million.
    static let fixture = ApprovalPolicy(
        single: [
            ApprovalBand(above: .vnd(1_000_000), checkers: 1),
            ApprovalBand(above: .vnd(50_000_000), checkers: 2, who: [.role(.approver)]),
            ApprovalBand(above: .usd(100), checkers: 1),
        ],
        batch: [ApprovalBand(above: .vnd(0), checkers: 1)]
    )
}

extension ApprovalCase {
    /// A payout that waits, made so many minutes ago.
    static func payout(
        _ number: Int,
        _ amount: Money = .vnd(1_250_000),
        to name: String = "NGUYEN THE VIET",
        by maker: OperatorName = .sokha,
        approvedBy names: [OperatorName] = [],
        before: [PayoutHistory] = [],
        access: AccessPolicy = AccessPolicy(),
        digest: UInt8 = 7
    ) throws -> ApprovalCase {
        let history = PayoutHistory(number, .pendingApproval, .payproVN, amount, to: name)
        let content = try #require(ContentDigest(bytes: [UInt8](repeating: digest, count: 32)))
        let pending = PendingApproval(
            subject: .payout(history.payout.id),
            maker: maker,
            since: history.payout.createdAt,
            providers: [.payproVN],
            count: 1,
            totals: [amount],
            largest: [amount],
            beneficiary: history.payout.beneficiary,
            approvals: names.map {
                Approval(.approve, by: $0, reason: "", digest: content, at: .start - 120)
            },
            isBlocked: false
        )
        return ApprovalCase(
            task: ApprovalTask(pending, .fixture, access),
            content: ApprovalContent(
                pending: pending,
                digest: content,
                payouts: [history.payout],
                newAccounts: before.isEmpty ? 1 : 0
            ),
            shown: ApprovalSight(of: history.payout, before: before.map(\.payout))
        )
    }

    /// A batch of so many payouts of a million dong each, or of other sums.
    static func batch(
        _ count: Int,
        totals: [Money]? = nil,
        by maker: OperatorName = .sokha,
        policy: ApprovalPolicy = .fixture,
        access: AccessPolicy = AccessPolicy()
    ) throws -> ApprovalCase {
        let content = try #require(ContentDigest(bytes: [UInt8](repeating: 9, count: 32)))
        let rows = (1...min(count, 100)).map {
            PayoutHistory($0 + 500, .pendingApproval, .payproVN, .vnd(1_000_000)).payout
        }
        let pending = PendingApproval(
            subject: .batch(BatchID(rawValue: "BA-7F3K-2QMX")),
            maker: maker,
            since: .start - 600,
            providers: [.payproVN],
            count: count,
            totals: totals ?? [.vnd(Int64(count) * 1_000_000)],
            largest: [.vnd(1_000_000)],
            beneficiary: nil,
            approvals: [],
            isBlocked: false
        )
        return ApprovalCase(
            task: ApprovalTask(pending, policy, access),
            content: ApprovalContent(
                pending: pending,
                digest: content,
                payouts: rows,
                newAccounts: 12
            ),
            shown: ApprovalSight(of: rows[0])
        )
    }
}

extension ApprovalSight {
    /// A payout as it would be sent, with those before to its account.
    fileprivate init(of payout: Payout, at index: Int = 0, before: [Payout] = []) {
        self.init(
            index: index,
            payout: payout,
            request: FixtureProvider.payproVN.preview(payout),
            history: BeneficiaryHistory(of: before)
        )
    }
}

extension BeneficiaryHistory {
    fileprivate init(of payouts: [Payout]) {
        let groups = Dictionary(grouping: payouts, by: \.status)
        self.init(
            tallies: groups.map { status, payouts in
                let total = payouts.reduce(0) { $0 + $1.amount.minorUnits }
                return Tally(status: status, count: payouts.count, total: .vnd(total))
            },
            last: payouts.last,
            isShortened: false
        )
    }
}
