package import Payouts
package import TerminalUI

/// The list of notifications: the part of the inbox around the selection, never all of it.
package struct NotificationsState: Equatable, Sendable {
    /// What is shown.
    package var filter = NotificationFilter()
    /// A stretch of those that match, newest first; longer than the screen is high.
    package var rows = SelectableList<NotificationSummary>()
    /// Which of them have changed since they were last shown.
    package var changes = RowChanges<NotificationSummary.ID>()
    /// Which question the rows answer.
    package var shownGeneration: Int?
    /// Whether newer ones match than the stretch holds.
    package var hasNewer = false
    /// Whether older ones match than the stretch holds.
    package var hasOlder = false
    /// How many there are, by provider and fate, whatever is filtered.
    package var tallies: [NotificationTally] = []
    /// Everything about the selected one, once it was read.
    package var record: NotificationRecord?
    /// Why it could not be read.
    package var recordFailure: DetailFailure?
    /// The one whose body is shown as it arrived; another one's is not.
    package var revealed: Int64?
    /// How the last reading went.
    package var freshness = Freshness.loading
    /// Tells answers to the present question from late ones.
    package var generation = 0
    /// Whether an answer is awaited.
    package var isLoading = false
    /// Whether the ledger changed while an answer was awaited.
    package var isOutdated = false
    /// Whether the selection is to be found wherever it is, as after a restart.
    package var isSeeking = false

    /// Rows asked for at once.
    static let pageLimit = 200
    /// Rows kept at most.
    static let maximumRows = 600
    /// How near to the end of the stretch the next one is asked for.
    static let readAhead = 60

    /// Selects what is to be found wherever it is.
    mutating func seek(_ id: Int64) {
        rows.select(id)
        isSeeking = true
    }

    /// The record of the selected one, where it was read.
    var shownRecord: NotificationRecord? {
        record.flatMap { $0.summary.id == rows.selection ? $0 : nil }
    }
}

/// A page of notifications with the counts around it.
package struct NotificationListing: Hashable, Sendable {
    /// The notifications.
    package let page: NotificationPage
    /// How many there are, by provider and fate, whatever is filtered.
    package let tallies: [NotificationTally]

    /// Creates a listing.
    package init(page: NotificationPage, tallies: [NotificationTally]) {
        self.page = page
        self.tallies = tallies
    }
}
