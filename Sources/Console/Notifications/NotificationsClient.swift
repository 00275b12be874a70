package import PayoutService
package import Payouts

/// What the console can ask about notifications, and do with one.
package struct NotificationsClient: Sendable {
    /// Reads notifications in a row.
    package let listing:
        @Sendable (NotificationFilter, NotificationPosition, _ limit: Int)
            async throws(ServiceError) -> NotificationListing
    /// Reads everything about one; `nil` when there is none.
    package let record: @Sendable (Int64) async throws(ServiceError) -> NotificationRecord?
    /// Checks one again, and applies it where that was not done before.
    package let replay: @Sendable (Int64) async -> Result<NotificationReplay, ServiceError>
    /// Keeps that one was shown as it arrived, before it is.
    package let reveal: @Sendable (Int64) async throws(ServiceError) -> Void

    /// Creates a view of the inbox.
    package init(
        listing:
            @escaping @Sendable (NotificationFilter, NotificationPosition, Int)
            async throws(ServiceError) -> NotificationListing,
        record: @escaping @Sendable (Int64) async throws(ServiceError) -> NotificationRecord?,
        replay: @escaping @Sendable (Int64) async -> Result<NotificationReplay, ServiceError>,
        reveal: @escaping @Sendable (Int64) async throws(ServiceError) -> Void
    ) {
        self.listing = listing
        self.record = record
        self.replay = replay
        self.reveal = reveal
    }
}
