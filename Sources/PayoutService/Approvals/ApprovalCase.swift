package import Payouts

/// Something that waits for checkers, with what the policy asks for.
package struct ApprovalTask: Hashable, Sendable, Identifiable {
    /// What waits.
    package let pending: PendingApproval
    /// How many people must approve it, and who may.
    package let requirement: ApprovalRequirement
    /// Who may, by name; `nil` when everybody may who did not make it.
    package let checkers: [OperatorName]?

    /// What waits, which is what a task is called.
    package var id: ApprovalSubject { pending.subject }

    /// Creates a task.
    init(_ pending: PendingApproval, _ policy: ApprovalPolicy, _ access: AccessPolicy) {
        self.pending = pending
        let needed =
            switch pending.subject {
            case .payout: pending.totals.first.flatMap(policy.requirement)
            case .batch:
                policy.requirement(forBatchOf: pending.totals, largest: pending.largest)
            }
        requirement = needed ?? .least
        checkers = requirement.checkers(besides: pending.maker, access)
    }

    /// How many more people must approve it.
    package var missing: Int { max(0, requirement.checkers - pending.approvals.count) }

    /// Whether there are too few people who may.
    package var isBlocked: Bool { checkers.map { $0.count < requirement.checkers } ?? false }

    /// Who may, in words: `2 of linh, minh and sofia`, `anybody else`, `nobody`.
    package var whoText: String {
        let count = requirement.checkers
        guard let checkers else { return count == 1 ? "anybody else" : "\(count) others" }
        let names = checkers.map(\.rawValue)
        guard let last = names.last, !isBlocked else { return "nobody: too few people may" }
        let joined =
            names.count < 2 ? last : "\(names.dropLast().joined(separator: ", ")) or \(last)"
        return count == 1 ? joined : "\(count) of \(joined)"
    }

    /// Why somebody may not approve or reject it, in a few words; `nil` when they may.
    package func refusal(of name: OperatorName, _ access: AccessPolicy) -> String? {
        if name == pending.maker { return "you made it; somebody else has to look at it" }
        guard !requirement.allows(name, access) else { return nil }
        let names = checkers.map { $0.map(\.rawValue).joined(separator: ", ") } ?? ""
        return names.isEmpty ? "nobody may approve it" : "only \(names) may"
    }
}

/// Everything that a checker looks at before deciding.
package struct ApprovalCase: Hashable, Sendable {
    /// What waits, and what the policy asks for.
    package let task: ApprovalTask
    /// Exactly what would be sent, and the digest that an approval is bound to.
    package let content: ApprovalContent
    /// The payout that is looked at: the only one, or one of the batch.
    package var shown: ApprovalSight
}

/// One payout that waits, as a checker looks at it.
package struct ApprovalSight: Hashable, Sendable {
    /// Its place in the order of the file, from 0.
    package let index: Int
    /// The payout.
    package let payout: Payout
    /// The request that would be sent for it, with secrets removed.
    package let request: WireExchange
    /// What became of earlier payouts to its account.
    package let history: BeneficiaryHistory
}
