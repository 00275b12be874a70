package import Foundation
package import PayoutService
package import Payouts
package import TerminalUI

/// The list of what waits for checkers.
package struct ApprovalsState: Equatable, Sendable {
    /// What is shown.
    package var filter = ApprovalFilter()
    /// What waits and matches, oldest first.
    package var tasks = SelectableList<ApprovalTask>()
    /// Which of them have changed since they were last shown.
    package var changes = RowChanges<ApprovalSubject>()
    /// What the rows answer.
    package var shownFilter: ApprovalFilter?
    /// How many the operator can decide about and has not, whatever is filtered: every frame's
    /// header says it.
    package private(set) var ownCount = 0
    /// Everything about the selected one, once it was read.
    package var found: ApprovalCase?
    /// The place of the payout that is awaited, while one of the batch is stepped to.
    package var awaited: Int?
    /// Why it could not be read.
    package var failure: DetailFailure?
    /// How the last reading went.
    package var freshness = Freshness.loading
    /// When it was last read.
    package var readAt: Date?
    /// Whether an answer is awaited.
    package var isLoading = false
    /// Whether the ledger changed since the last question.
    package var isOutdated = false

    /// The most that the list holds.
    static let limit = 1_000
    /// How many seconds the header's count may be behind while another screen is shown.
    static let patience = 15.0

    /// Everything about the selected one, if that was read.
    var shown: ApprovalCase? {
        found.flatMap { $0.task.id == tasks.selection ? $0 : nil }
    }

    /// Takes what was read; the time is `nil` while the list is not on the screen.
    mutating func take(_ listing: ApprovalListing, for facts: ConsoleFacts, at now: Date?) {
        changes.show(
            listing.tasks,
            in: &tasks,
            isSameQuestion: shownFilter == filter,
            hasMore: tasks.count == Self.limit,
            at: now
        )
        shownFilter = filter
        ownCount = listing.waiting.count { task in
            task.refusal(of: facts.operatorName, facts.access) == nil
                && !task.pending.approvals.contains { $0.by == facts.operatorName }
        }
    }
}

/// What waits for checkers, and what of it matches.
package struct ApprovalListing: Hashable, Sendable {
    /// What matches, oldest first.
    package let tasks: [ApprovalTask]
    /// What waits, oldest first, whatever is filtered.
    package let waiting: [ApprovalTask]

    /// Creates a listing.
    package init(tasks: [ApprovalTask], waiting: [ApprovalTask]) {
        self.tasks = tasks
        self.waiting = waiting
    }
}
