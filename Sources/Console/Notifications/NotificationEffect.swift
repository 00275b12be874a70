package import PayoutService
package import Payouts

/// Work on notifications, described but not yet done.
package enum NotificationEffect: Equatable, Sendable {
    /// Read a stretch of the list.
    case load(NotificationRequest)
    /// Read everything about one.
    case readRecord(Int64)
    /// Check one again, and apply it where that was not done before.
    case replay(Int64)
    /// Keep that one is shown as it arrived.
    case reveal(Int64)
}

/// What came of work on notifications.
package enum NotificationMessage: Equatable, Sendable {
    /// An answer to ``NotificationEffect/load(_:)``.
    case loaded(NotificationRequest, NotificationListing)
    /// A failed answer to ``NotificationEffect/load(_:)``.
    case loadFailed(NotificationRequest, ServiceError)
    /// An answer to ``NotificationEffect/readRecord(_:)``.
    case recordRead(Int64, NotificationRecord?)
    /// A failed answer to ``NotificationEffect/readRecord(_:)``.
    case recordFailed(Int64, ServiceError)
    /// An answer to ``NotificationEffect/replay(_:)``.
    case replayed(NotificationReplay)
    /// It may be shown as it arrived: that it was is kept.
    case revealed(Int64)
}

/// A question for a stretch of the list.
package struct NotificationRequest: Hashable, Sendable {
    /// Which state of the list asked.
    package let generation: Int
    /// Which notifications.
    package let filter: NotificationFilter
    /// Where the stretch begins.
    package let position: NotificationPosition
    /// How many at most.
    package let limit: Int
    /// What to do with the answer.
    package let purpose: Purpose

    /// What to do with an answer.
    package enum Purpose: Hashable, Sendable {
        /// Show it instead from its first row on, which is selected unless what was selected may
        /// stay so and is there.
        case replace(keepsSelection: Bool)
        /// Show it instead, with its last row selected.
        case replaceSelectingLast
        /// Show it instead, and stay where the operator is.
        case refresh
        /// Add it at the end.
        case older
        /// Add it at the start.
        case newer
    }
}
