package import Foundation

/// A provider's webhook message to us, kept as it arrived, and what became of it.
package struct ProviderNotification: Hashable, Sendable, Identifiable {
    /// Counts the notifications of a ledger in the order in which they were kept.
    package let id: Int64
    /// Whose endpoint it arrived at.
    package let provider: ProviderID
    /// What arrived.
    package let message: WebhookMessage
    /// When it arrived.
    package let receivedAt: Date
    /// Whether it was believed.
    package let verdict: NotificationVerdict
    /// What became of it.
    package let disposition: NotificationDisposition
    /// The payout that it was found to be about.
    package let payout: PayoutID?

    /// Creates a notification as it is stored.
    package init(
        id: Int64,
        provider: ProviderID,
        message: WebhookMessage,
        receivedAt: Date,
        verdict: NotificationVerdict,
        disposition: NotificationDisposition,
        payout: PayoutID?
    ) {
        self.id = id
        self.provider = provider
        self.message = message
        self.receivedAt = receivedAt
        self.verdict = verdict
        self.disposition = disposition
        self.payout = payout
    }
}

/// A webhook message that was checked and is to be kept.
package struct ArrivedNotification: Hashable, Sendable {
    /// Whose endpoint it arrived at.
    package let provider: ProviderID
    /// What arrived.
    package let message: WebhookMessage
    /// When it arrived.
    package let receivedAt: Date
    /// Whether it is believed.
    package let verdict: NotificationVerdict

    /// Creates an arrival.
    package init(
        provider: ProviderID,
        message: WebhookMessage,
        receivedAt: Date,
        verdict: NotificationVerdict
    ) {
        self.provider = provider
        self.message = message
        self.receivedAt = receivedAt
        self.verdict = verdict
    }
}

/// What became of a notification.
package enum NotificationDisposition: String, CaseIterable, Hashable, Sendable {
    /// Kept and acknowledged; not yet applied.
    case pending
    /// Its evidence was recorded.
    case applied
    /// The same bytes were applied before: a redelivery or a replay.
    case duplicate
    /// No payout has this order number or reference; it waits until one does.
    case unmatched
    /// It was not believed.
    case refused
    /// It was not believed, and a person has looked at it.
    case dismissed
}

/// How many notifications of one provider had one fate.
package struct NotificationTally: Hashable, Sendable {
    /// The provider.
    package let provider: ProviderID
    /// The fate.
    package let disposition: NotificationDisposition
    /// Why they were refused; `nil` unless they were.
    package let refusal: NotificationRefusal.Kind?
    /// How many.
    package let count: Int
    /// When the oldest of them arrived.
    package let oldest: Date
    /// When the newest of them arrived.
    package let newest: Date

    /// Creates a tally.
    package init(
        provider: ProviderID,
        disposition: NotificationDisposition,
        refusal: NotificationRefusal.Kind?,
        count: Int,
        oldest: Date,
        newest: Date
    ) {
        self.provider = provider
        self.disposition = disposition
        self.refusal = refusal
        self.count = count
        self.oldest = oldest
        self.newest = newest
    }
}
