package import Foundation
package import Payouts
package import TerminalUI

/// The list of payouts: the part of the ledger around the selection, never all of it.
package struct PayoutListState: Equatable, Sendable {
    /// Which payouts are shown.
    package var filter = ListFilter()
    /// What was selected before a filter was typed, which escape brings back.
    var selectionBeforeTyping: PayoutID?
    /// In which order they are shown.
    package var order = PayoutOrder.newestFirst
    /// Which columns they are shown with.
    package var columns = PayoutColumn.standard
    /// From where another screen led here; escape leads back.
    package var origin: Origin?
    /// A stretch of matching payouts, newest first; longer than the screen is high.
    package var rows = SelectableList<Payout>()
    /// Which of them have changed since they were last shown.
    package var changes = RowChanges<PayoutID>()
    /// Whether newer ones match than the stretch holds.
    package var hasNewer = false
    /// Whether older ones match than the stretch holds.
    package var hasOlder = false
    /// Where looking for older ones ended, and goes on.
    package var olderStop: LookingStop?
    /// Where looking for newer ones ended, and goes on.
    package var newerStop: LookingStop?
    /// How many newer ones match than the stretch holds, as far as that is known.
    package var rowsAbove = 0
    /// How many match, once known.
    package var count: PayoutCount? {
        didSet { countedGeneration = generation }
    }
    private var countedGeneration: Int?
    /// The totals of the whole ledger.
    package var tallies: [PayoutTally] = []
    /// How the last reading went.
    package var freshness = Freshness.loading
    /// When the first answer came.
    package var answeredAt: Date?
    /// What is being read to be marked, while it is.
    package var matching: PayoutFilter?
    /// Tells answers to the present question from late ones.
    package var generation = 0
    /// Whether an answer is awaited.
    package var isLoading = false
    /// Whether the ledger changed while an answer was awaited.
    package var isOutdated = false

    /// What was shown before another screen led here.
    package struct Origin: Equatable, Sendable {
        /// The other screen.
        package let screen: Screen
        /// What the list was filtered by.
        package let filter: ListFilter
    }

    /// Rows asked for at once.
    static let pageLimit = 200
    /// How many seconds the first rows have for themselves, so that nothing else delays them on
    /// their way to the screen.
    static let headStart = 0.05
    /// Rows kept at most.
    static let maximumRows = 600
    /// How near to the end of the stretch the next one is asked for.
    static let readAhead = 60
}

extension PayoutListState {
    /// How many match the present question; `nil` while the count is of the one before.
    var presentCount: PayoutCount? { countedGeneration == generation ? count : nil }

    /// How many match, at least: the counting may have stopped early.
    var total: Int { max(count?.value ?? 0, rowsAbove + rows.count) }
}
