package import Foundation

/// The inbox of webhook messages: kept before they are acknowledged, applied afterwards, once.
package protocol NotificationStore: Sendable {
    /// Keeps a message; it is durable (fsync) when this returns.
    ///
    /// Calls that wait at the same time share one transaction. An authentic message is kept as
    /// `pending`, any other as `refused`; of these at most 100,000 are kept, and beyond that they
    /// are counted only.
    func keep(_ arrival: ArrivedNotification) async throws(StoreError)

    /// Applies the oldest pending notifications, each exactly once, in one transaction.
    ///
    /// The payout is found by its order number, else by the provider's reference. Without one the
    /// notification is `unmatched`, until a payout learns that reference: then it is pending again.
    /// Bytes that were applied before are a `duplicate` and change nothing.
    ///
    /// - Parameters:
    ///   - limit: At most so many; no more than 1,000.
    ///   - at: The time of the change.
    ///   - policies: When to query, by provider; the notifications of others stay pending, for a
    ///     process that can read them.
    ///   - reading: What a notification says about the payout that it names; must be pure. `nil`
    ///     leaves it pending.
    /// - Returns: What became of each, in the order of arrival; empty when none was pending.
    /// - Throws: What the ledger could not do; then nothing was applied.
    func applyNotifications(
        limit: Int,
        at: Date,
        policies: [ProviderID: LifecyclePolicy],
        reading: @escaping @Sendable (ProviderNotification, Payout) -> Evidence?
    ) async throws(StoreError) -> [AppliedNotification]

    /// Notifications, newest first, older than `before` where it is given; at most 1,000.
    func notifications(
        _ filter: NotificationFilter,
        before: Int64?,
        limit: Int
    ) async throws(StoreError) -> [ProviderNotification]

    /// Notifications in a row without what arrived, newest first; at most 1,000.
    func notificationPage(
        _ filter: NotificationFilter,
        at position: NotificationPosition,
        limit: Int
    ) async throws(StoreError) -> NotificationPage

    /// Everything about one notification; `nil` when there is none.
    func notification(_ id: Int64) async throws(StoreError) -> NotificationRecord?

    /// Applies a kept notification again, in one transaction.
    ///
    /// What was applied, or says the same bytes again, changes nothing. What arrived is never
    /// changed either: a message that was not believed and is now is kept once more, as believed,
    /// and the first one counts as looked at.
    ///
    /// - Parameters:
    ///   - request: Which one, by whom, and what the check says now.
    ///   - reading: What it says about the payout that it names; must be pure.
    /// - Returns: What came of it; an audit entry says the same.
    /// - Throws: ``StoreError/notFound(_:)``, or what the ledger could not do.
    func replayNotification(
        _ request: ReplayRequest,
        reading: @escaping @Sendable (ProviderNotification, Payout) -> Evidence?
    ) async throws(StoreError) -> NotificationReplay

    /// How many there are, by provider and fate.
    func notificationTallies() async throws(StoreError) -> [NotificationTally]

    /// How many of those that were applied say something else than was ordered, or than their
    /// payout's final status was, by provider; without those of which none does.
    func differingNotifications() async throws(StoreError) -> [ProviderID: Int]

    /// Marks refused or unmatched notifications of a provider as looked at, up to the given one.
    func dismissNotifications(
        of provider: ProviderID,
        upTo id: Int64,
        by name: OperatorName,
        at: Date
    ) async throws(StoreError)

    /// Marks one refused or unmatched notification as looked at, and keeps why.
    ///
    /// - Returns: Whether it was one of those; nothing changes where it was not.
    func dismissNotification(
        _ id: Int64,
        reason: String,
        by name: OperatorName,
        at: Date
    ) async throws(StoreError) -> Bool
}

/// What became of one notification when it was applied.
package struct AppliedNotification: Hashable, Sendable {
    /// The notification.
    package let id: Int64
    /// What became of it: never `pending`.
    package let disposition: NotificationDisposition
    /// The payout as it stood before, where one was found.
    package let before: Payout?
    /// The payout as it stands now, where one was found.
    package let after: Payout?

    /// Creates a result.
    package init(
        id: Int64,
        disposition: NotificationDisposition,
        before: Payout? = nil,
        after: Payout? = nil
    ) {
        self.id = id
        self.disposition = disposition
        self.before = before
        self.after = after
    }
}

/// Which notifications to look at; empty means all.
package struct NotificationFilter: Hashable, Sendable {
    /// Only those of these providers, or all when empty.
    package var providers: Set<ProviderID>
    /// Only those with these fates, or all when empty.
    package var dispositions: Set<NotificationDisposition>
    /// Only those that were refused for one of these reasons, or all when empty.
    package var refusals: Set<NotificationRefusal.Kind>
    /// Only those about this payout, or all when `nil`.
    package var payout: PayoutID?
    /// Only those that say something else than was ordered, or than their payout's final status
    /// was when they were applied.
    package var differs: Bool
    /// A notification's number, or a payout, an order number or a reference, or the beginning of a
    /// word of these; all when empty.
    ///
    /// Beginnings have at least four letters, and stand for the newest 200 payouts that have them.
    /// What still waits to be applied is found by its number only.
    package var text = ""
    /// Texts of which none may be meant, each as ``text`` would mean it.
    package var absentTexts: [String] = []

    /// Creates a filter.
    package init(
        providers: Set<ProviderID> = [],
        dispositions: Set<NotificationDisposition> = [],
        refusals: Set<NotificationRefusal.Kind> = [],
        payout: PayoutID? = nil,
        differs: Bool = false,
        text: String = ""
    ) {
        self.providers = providers
        self.dispositions = dispositions
        self.refusals = refusals
        self.payout = payout
        self.differs = differs
        self.text = text
    }
}
