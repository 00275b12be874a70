package import Foundation
package import PayoutService
package import Payouts

/// The list of breaks, and the comparison that is under way.
package struct ReconciliationsState: Equatable, Sendable {
    /// What is shown.
    package var filter = BreakFilter()
    /// The breaks that match, the most serious first.
    package var breaks: [BreakRecord] = []
    /// The latest comparisons, newest first.
    package var runs: [ReconciliationRun] = []
    /// How many are unresolved, whatever is filtered.
    package var tallies: [BreakTally] = []
    /// The selected break.
    package var selection: Int64?
    /// The first row on the screen.
    package var top = 0
    /// Everything about the selected break, once it was read.
    package var sight: BreakSight?
    /// How the last reading went.
    package var freshness = Freshness.loading
    /// Whether an answer is awaited.
    package var isLoading = false
    /// Whether the breaks were ever asked for.
    package var isWanted = false

    /// The most breaks that the list holds.
    static let limit = ReconciliationLimits.maximumPage

    var selectedIndex: Int? {
        selection.flatMap { id in breaks.firstIndex { $0.id == id } }
    }

    var selected: BreakRecord? { selectedIndex.map { breaks[$0] } }

    /// How many are unresolved in all.
    var unresolvedCount: Int { tallies.reduce(0) { $0 + $1.count } }

    mutating func select(index: Int, height: Int) {
        guard !breaks.isEmpty else {
            selection = nil
            top = 0
            return
        }
        let index = min(max(0, index), breaks.count - 1)
        selection = breaks[index].id
        keepVisible(index, height: height)
    }

    /// Scrolls no further than needed to show a row.
    mutating func keepVisible(_ index: Int, height: Int) {
        if index < top { top = index }
        if index >= top + height { top = index - height + 1 }
        top = min(max(0, top), max(0, breaks.count - height))
    }
}

/// A comparison that is under way.
package struct ReconcileProgress: Equatable, Sendable {
    /// What is compared.
    package let order: ReconciliationOrder
    /// When it was started.
    package let startedAt: Date
    /// How far it is.
    package var last: ReconciliationProgress?

    /// A comparison that was just started.
    package init(_ order: ReconciliationOrder, startedAt: Date) {
        self.order = order
        self.startedAt = startedAt
    }
}
