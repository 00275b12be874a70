package import Foundation
package import Payouts
package import TerminalUI

/// The list of who did what, and what came of the last check of it.
package struct AuditState: Equatable, Sendable {
    /// What is shown.
    package var filter = AuditFilter()
    /// Entries in a row, newest first.
    package var entries = SelectableList<AuditEntry>()
    /// Which of them are new since they were last shown.
    package var changes = RowChanges<AuditEntry.ID>()
    /// What the rows answer.
    package var shownFilter: AuditFilter?
    /// Whether older ones match.
    package var hasOlder = false
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
    /// Whether the selection is to be found further down than the first rows, as after a restart.
    package var isSeeking = false
    /// The last check, under way or over.
    package var check: AuditCheck?

    /// Entries asked for at once.
    static let pageLimit = 200
    /// The most entries in the list; `paydesk audit list --before` reads older ones.
    static let maximumRows = 1_000
    /// How many rows before the end of the list more are asked for.
    static let readAhead = 50

    /// Selects what is to be found further down than the first rows.
    mutating func seek(_ sequence: Int64) {
        entries.select(sequence)
        isSeeking = true
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
