package import Foundation
package import PayoutService
package import Payouts
package import TerminalUI

/// The list of batches, and the lines of the selected one.
package struct BatchesState: Equatable, Sendable {
    /// What is shown.
    package var filter = BatchFilter()
    /// The latest batches that match, newest first.
    package var batches = SelectableList<Batch>()
    /// Which of them have changed since they were last shown.
    package var changes = RowChanges<BatchID>()
    /// What the rows answer.
    package var shownFilter: BatchFilter?
    /// Some lines of a batch, once read.
    package var lines: Lines?
    /// Why those of the selected batch could not be read.
    package var failure: ServiceError?
    /// The last payout of each page of lines before the present one.
    package var turned: [PayoutID] = []
    /// Whether a page that is awaited is shown from its end, as it is turned back to.
    package var isTurnedBack = false
    /// Which lines are shown; all when empty.
    package var statuses: Set<PayoutStatus> = []
    /// How the last reading went.
    package var freshness = Freshness.loading
    /// When it was last read.
    package var readAt: Date?
    /// Whether an answer is awaited.
    package var isLoading = false
    /// Whether the ledger changed since the last question.
    package var isOutdated = false

    /// Some lines of one batch.
    package struct Lines: Equatable, Sendable {
        /// Whose.
        package let batch: BatchID
        /// In which statuses; all when empty.
        package let statuses: Set<PayoutStatus>
        /// The payout after which they begin; `nil` for the first.
        package let last: PayoutID?
        /// Some of them.
        package let page: BatchLinePage
    }

    /// The most batches that the list holds; `paydesk batch list` has more.
    static let limit = 200
    /// Lines that are read at once, and so on one page; scrolling turns it.
    static let lineLimit = 500
    /// How many seconds apart the batches are read at least, however often the ledger changes.
    static let leastInterval = 1.0
    /// The statuses of lines that somebody may want to look at.
    static let troubled: Set<PayoutStatus> = [.unknown, .failed, .returned, .rejected, .canceled]

    /// The lines of the selected batch, as far as they were read.
    var selectedLines: BatchLinePage? {
        guard let lines, lines.batch == batches.selection, lines.statuses == statuses,
            lines.last == turned.last
        else { return nil }
        return lines.page
    }
}
