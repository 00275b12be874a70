package import Foundation

/// Messages of one provider with one fate that nobody has looked at yet.
package struct NotificationGroup: Hashable, Sendable {
    /// How many, and why.
    package let tally: NotificationTally
    /// The newest refused or unmatched message of the provider when the group was counted.
    package let newest: Int64

    /// Creates a group.
    package init(tally: NotificationTally, newest: Int64) {
        self.tally = tally
        self.newest = newest
    }
}

extension NotificationStore {
    /// Refused and unmatched messages that nobody has looked at yet, each with the newest of its
    /// provider.
    ///
    /// The newest is read before the count: what arrives in between is counted, and not yet
    /// dismissed with the others.
    package func openNotificationGroups() async throws(StoreError) -> [NotificationGroup] {
        let providers = Set(try await notificationTallies().filter(\.needsPerson).map(\.provider))
        guard !providers.isEmpty else { return [] }
        var newest: [ProviderID: Int64] = [:]
        for provider in providers {
            let filter = NotificationFilter(
                providers: [provider],
                dispositions: NotificationTally.needingPerson
            )
            let latest = try await notificationPage(filter, at: .newest, limit: 1)
            newest[provider] = latest.notifications.first?.id
        }
        return try await notificationTallies().filter(\.needsPerson).compactMap { tally in
            newest[tally.provider].map { NotificationGroup(tally: tally, newest: $0) }
        }
    }
}

extension NotificationTally {
    fileprivate static let needingPerson: Set<NotificationDisposition> = [.refused, .unmatched]

    /// Whether somebody has yet to look at these messages.
    package var needsPerson: Bool { Self.needingPerson.contains(disposition) && count > 0 }
}

extension WorklistFilter {
    /// Whether a group of messages is to be shown; it belongs to no person, and has no amount and
    /// no text.
    package func matches(_ group: NotificationGroup, at now: Date) -> Bool {
        owners.contains(nil) && text.isEmpty && amounts.isEmpty
            && ages.allSatisfy { $0.contains(group.tally.oldest, at: now) }
            && (reasons.isEmpty || reasons.contains(.notificationRejected))
            && (providers.isEmpty || providers.contains(group.tally.provider))
    }
}
