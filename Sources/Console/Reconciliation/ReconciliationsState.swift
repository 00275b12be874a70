package import PayoutService
package import Payouts
package import TerminalUI

/// The list of breaks, and what is known around them.
package struct ReconciliationsState: Equatable, Sendable {
    /// What is shown.
    package var filter = BreakFilter()
    /// The breaks that match, the most serious first.
    package var breaks = SelectableList<BreakRecord>()
    /// Which of them have changed since they were last shown.
    package var changes = RowChanges<BreakRecord.ID>()
    /// What the rows answer.
    package var shownFilter: BreakFilter?
    /// The latest comparisons, newest first.
    package var runs: [ReconciliationRun] = []
    /// How many are unresolved, whatever is filtered.
    package var tallies: [BreakTally] = []
    /// Everything about the selected break, once it was read.
    package var sight: BreakSight?
    /// Why it could not be read.
    package var failure: ServiceError?
    /// How the last reading went.
    package var freshness = Freshness.loading
    /// Whether an answer is awaited.
    package var isLoading = false
    /// Whether something changed since the last question.
    package var isOutdated = false
    /// Whether the breaks were ever asked for.
    package var isWanted = false

    /// The most breaks that the list holds.
    static let limit = ReconciliationLimits.maximumPage
}
