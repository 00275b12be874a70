package import Foundation

/// Where in the list of notifications a page begins.
package enum NotificationPosition: Hashable, Sendable {
    /// At the newest.
    case newest
    /// At the oldest; the page is newest first all the same.
    case oldest
    /// Just past this one, toward older ones.
    case olderThan(Int64)
    /// Just before this one, toward newer ones.
    case newerThan(Int64)
}

/// Some notifications in a row, newest first.
package struct NotificationPage: Hashable, Sendable {
    /// At most as many as were asked for.
    package let notifications: [NotificationSummary]
    /// Whether newer ones match.
    package let hasNewer: Bool
    /// Whether older ones match.
    package let hasOlder: Bool

    /// Creates a page.
    package init(notifications: [NotificationSummary], hasNewer: Bool, hasOlder: Bool) {
        self.notifications = notifications
        self.hasNewer = hasNewer
        self.hasOlder = hasOlder
    }
}

/// What a list shows of a notification: all but what arrived.
package struct NotificationSummary: Hashable, Sendable, Identifiable {
    /// Counts the notifications of a ledger in the order in which they were kept.
    package let id: Int64
    /// Whose endpoint it arrived at.
    package let provider: ProviderID
    /// When it arrived.
    package let receivedAt: Date
    /// The address that sent it, without the port.
    package let sourceAddress: String
    /// Whether it was believed.
    package let verdict: NotificationVerdict
    /// What became of it.
    package let disposition: NotificationDisposition
    /// The payout that it was found to be about.
    package let payout: PayoutID?
    /// What that payout is ordered to pay.
    package let amount: Money?
    /// What it says, where it or the same bytes were applied.
    package let claim: Evidence.Claim?
    /// What it says that differs from the order.
    package let mismatches: [String]
    /// Whether it differs from the order, or from what was final before it came.
    package let differs: Bool
    /// The one of which it is another look at the same message, where it is a replay.
    package let replayOf: Int64?

    /// Creates a summary as it is stored.
    package init(
        id: Int64,
        provider: ProviderID,
        receivedAt: Date,
        sourceAddress: String,
        verdict: NotificationVerdict,
        disposition: NotificationDisposition,
        payout: PayoutID? = nil,
        amount: Money? = nil,
        claim: Evidence.Claim? = nil,
        mismatches: [String] = [],
        differs: Bool = false,
        replayOf: Int64? = nil
    ) {
        self.id = id
        self.provider = provider
        self.receivedAt = receivedAt
        self.sourceAddress = sourceAddress
        self.verdict = verdict
        self.disposition = disposition
        self.payout = payout
        self.amount = amount
        self.claim = claim
        self.mismatches = mismatches
        self.differs = differs
        self.replayOf = replayOf
    }

    /// Our reference at the provider, else the provider's own, as far as it was believed.
    package var subject: String? {
        guard case .authentic(let subject) = verdict else { return nil }
        return subject.orderNumber?.rawValue ?? subject.providerReference
    }
}

/// Everything about one notification.
package struct NotificationRecord: Hashable, Sendable {
    /// What lists show of it.
    package let summary: NotificationSummary
    /// What arrived.
    package let message: WebhookMessage
    /// The payout that it was found to be about, as it stands now.
    package let payout: Payout?
    /// The evidence that it is.
    package let evidence: Evidence?
    /// When it was applied.
    package let appliedAt: Date?
    /// Who marked it as looked at, and when.
    package let dismissal: Act?
    /// Who had it applied once more, and when, where it is a replay.
    package let replay: Act?
    /// The replay of it, where there is one.
    package let replayedAs: Int64?

    /// What a person did, and when.
    package struct Act: Hashable, Sendable {
        /// Who.
        package let by: OperatorName
        /// When.
        package let at: Date

        /// Creates an act.
        package init(by: OperatorName, at: Date) {
            self.by = by
            self.at = at
        }
    }

    /// Creates a record as it is stored.
    package init(
        summary: NotificationSummary,
        message: WebhookMessage,
        payout: Payout? = nil,
        evidence: Evidence? = nil,
        appliedAt: Date? = nil,
        dismissal: Act? = nil,
        replay: Act? = nil,
        replayedAs: Int64? = nil
    ) {
        self.summary = summary
        self.message = message
        self.payout = payout
        self.evidence = evidence
        self.appliedAt = appliedAt
        self.dismissal = dismissal
        self.replay = replay
        self.replayedAs = replayedAs
    }
}
