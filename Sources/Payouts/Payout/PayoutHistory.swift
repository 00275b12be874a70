package import Foundation

/// One change of a payout's status; append-only.
package struct StatusTransition: Hashable, Sendable {
    /// The status before, or `nil` for the creation.
    package let from: PayoutStatus?
    /// The status after.
    package let to: PayoutStatus
    /// When it was recorded.
    package let at: Date
    /// Who or what made it.
    package let by: OperatorName
    /// Why, in plain words.
    package let cause: String
    /// Whether a settled status was overturned.
    package let isReversal: Bool
    /// The evidence that caused it, where evidence did.
    package let evidence: Evidence?

    /// Creates a transition.
    package init(
        from: PayoutStatus?,
        to: PayoutStatus,
        at: Date,
        by: OperatorName,
        cause: String,
        isReversal: Bool = false,
        evidence: Evidence? = nil
    ) {
        self.from = from
        self.to = to
        self.at = at
        self.by = by
        self.cause = cause
        self.isReversal = isReversal
        self.evidence = evidence
    }
}

/// One question to a provider about a payout, and what came of it.
package struct QueryRecord: Hashable, Sendable {
    /// When it was asked.
    package let at: Date
    /// Who asked: the query worker or a person.
    package let by: OperatorName
    /// What came of it.
    package let result: QueryResult
    /// What was sent and answered, with secrets removed.
    package let exchange: WireExchange?

    /// Creates a record.
    package init(at: Date, by: OperatorName, result: QueryResult, exchange: WireExchange?) {
        self.at = at
        self.by = by
        self.result = result
        self.exchange = exchange
    }
}

/// What came of a query.
package enum QueryResult: Hashable, Sendable {
    /// The provider answered about this order.
    case answered(Evidence)
    /// No usable answer; the payout stands where it stood.
    case noAnswer(String)
    /// The provider has no query, or it is switched off.
    case notSupported
}

/// Everything the ledger knows about one payout.
package struct PayoutHistory: Hashable, Sendable {
    /// The payout as it stands.
    package var payout: Payout
    /// Its transitions, oldest first.
    package var transitions: [StatusTransition]
    /// Its attempts, oldest first.
    package var attempts: [Attempt]
    /// Its evidence, in order of arrival.
    package var evidence: [Evidence]
    /// Its queries, oldest first.
    package var queries: [QueryRecord]
    /// The notifications about it that were believed, newest first, at most 100.
    package var notifications: [ProviderNotification]
    /// What people wrote about it, oldest first.
    package var notes: [PayoutNote]
    /// Who looks after it.
    package var care: PayoutCare
    /// A resolution that waits for a second person, where there is one.
    package var proposal: Resolution?

    /// Creates a history.
    package init(
        payout: Payout,
        transitions: [StatusTransition],
        attempts: [Attempt],
        evidence: [Evidence],
        queries: [QueryRecord],
        notifications: [ProviderNotification] = [],
        notes: [PayoutNote] = [],
        care: PayoutCare = PayoutCare(),
        proposal: Resolution? = nil
    ) {
        self.payout = payout
        self.transitions = transitions
        self.attempts = attempts
        self.evidence = evidence
        self.queries = queries
        self.notifications = notifications
        self.notes = notes
        self.care = care
        self.proposal = proposal
    }
}
