package import Foundation

/// What is approved at once: a payout that was made alone, or a whole batch.
package enum ApprovalSubject: Hashable, Sendable, CustomStringConvertible {
    /// A payout.
    case payout(PayoutID)
    /// Every payout of a batch.
    case batch(BatchID)

    /// Its id.
    package var description: String {
        switch self {
        case .payout(let id): "\(id)"
        case .batch(let id): "\(id)"
        }
    }

    /// What kind of thing is approved at once.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        case payout, batch
    }
}

extension Payout {
    /// What is approved together with it: its batch, or it alone.
    package var approvalSubject: ApprovalSubject { batch.map { .batch($0) } ?? .payout(id) }
}

/// One operator's decision about what somebody else made.
package struct Approval: Hashable, Sendable {
    /// What was decided.
    package let decision: Decision
    /// Who decided.
    package let by: OperatorName
    /// Why; never empty for a rejection.
    package let reason: String
    /// The content that it is bound to.
    package let digest: ContentDigest
    /// When.
    package let at: Date

    /// What can be decided.
    package enum Decision: String, CaseIterable, Hashable, Sendable {
        /// It may be sent, as far as this person is concerned.
        case approve
        /// It must not be sent.
        case reject
        /// Its maker takes it back.
        case recall
        /// It was changed after it was approved: what was decided before counts no more.
        case void
    }

    /// Creates a decision.
    package init(
        _ decision: Decision,
        by: OperatorName,
        reason: String,
        digest: ContentDigest,
        at: Date
    ) {
        self.decision = decision
        self.by = by
        self.reason = reason
        self.digest = digest
        self.at = at
    }
}

/// A payout or batch that waits for checkers.
package struct PendingApproval: Hashable, Sendable {
    /// Which one.
    package let subject: ApprovalSubject
    /// Who made it, and so must not approve it.
    package let maker: OperatorName
    /// Since when it waits.
    package let since: Date
    /// Through whom it is to be paid.
    package let providers: [ProviderID]
    /// How many payouts it is.
    package let count: Int
    /// The total of each currency.
    package let totals: [Money]
    /// The largest amount of each currency.
    package let largest: [Money]
    /// Who is paid, where it is one payout.
    package let beneficiary: Beneficiary?
    /// The approvals that it has, oldest first.
    package let approvals: [Approval]
    /// Whether it is on the worklist because nobody may approve it.
    package let isBlocked: Bool

    /// Creates what waits.
    package init(
        subject: ApprovalSubject,
        maker: OperatorName,
        since: Date,
        providers: [ProviderID],
        count: Int,
        totals: [Money],
        largest: [Money],
        beneficiary: Beneficiary?,
        approvals: [Approval],
        isBlocked: Bool
    ) {
        self.subject = subject
        self.maker = maker
        self.since = since
        self.providers = providers
        self.count = count
        self.totals = totals
        self.largest = largest
        self.beneficiary = beneficiary
        self.approvals = approvals
        self.isBlocked = isBlocked
    }
}

/// What came of an approval.
package enum ApprovalResult: Hashable, Sendable {
    /// It was the last that was needed: so many payouts are queued.
    case complete(count: Int)
    /// So many more people must approve.
    case awaits(more: Int)
}
