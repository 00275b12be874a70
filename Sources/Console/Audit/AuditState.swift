package import Foundation
package import Payouts

/// The list of who did what, and what came of the last check of it.
package struct AuditState: Equatable, Sendable {
    /// What is shown.
    package var filter = AuditFilter()
    /// Entries in a row, newest first.
    package var entries: [AuditEntry] = []
    /// Whether older ones match.
    package var hasOlder = false
    /// The selected entry.
    package var selection: Int64?
    /// The first row on the screen.
    package var top = 0
    /// How the last reading went.
    package var freshness = Freshness.loading
    /// When it was last read.
    package var readAt: Date?
    /// Tells answers to the present question from late ones.
    package var generation = 0
    /// Whether an answer is awaited.
    package var isLoading = false
    /// Whether the ledger changed since the last question.
    package var isOutdated = false
    /// The last check, under way or over.
    package var check: AuditCheck?

    /// Entries asked for at once.
    static let pageLimit = 200
    /// The most entries in the list; `paydesk audit list --before` reads older ones.
    static let maximumRows = 1_000
    /// How many rows before the end of the list more are asked for.
    static let readAhead = 50

    var selectedIndex: Int? {
        selection.flatMap { selection in
            entries.firstIndex { $0.sequence == selection }
        }
    }

    var selected: AuditEntry? { selectedIndex.map { entries[$0] } }

    mutating func select(index: Int, height: Int) {
        guard !entries.isEmpty else {
            (selection, top) = (nil, 0)
            return
        }
        let index = min(max(0, index), entries.count - 1)
        selection = entries[index].sequence
        keepVisible(index, height: height)
    }

    /// Scrolls no further than needed to show a row.
    mutating func keepVisible(_ index: Int, height: Int) {
        if index < top { top = index }
        if index >= top + height { top = index - height + 1 }
        top = min(max(0, top), max(0, entries.count - height))
    }
}

/// A check of the chain of audit entries.
package struct AuditCheck: Equatable, Sendable {
    /// When it began.
    package let startedAt: Date
    /// How far it is.
    package var progress = AuditProgress.begun
    /// When it ended; `nil` while it runs.
    package var endedAt: Date?
    /// Why it could not go on.
    package var failure: String?

    /// A check that begins.
    package init(startedAt: Date) { self.startedAt = startedAt }

    var isRunning: Bool { endedAt == nil }
}
