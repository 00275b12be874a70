package import Foundation
package import PayoutService
package import Payouts
package import TerminalUI

/// The list of closed days.
package struct ClosesState: Equatable, Sendable {
    /// Whether the reconciliation screen shows it instead of the breaks.
    package var isShown = false
    /// What is shown.
    package var filter = ClosingFilter()
    /// A row for each currency of each closed day that match, the newest day first.
    package var rows = SelectableList<CloseRow>()
    /// Which of them have changed since they were last shown.
    package var changes = RowChanges<CloseRow.ID>()
    /// What the rows answer.
    package var shownFilter: ClosingFilter?
    /// The next day of each provider.
    package var proposals: [CloseProposal] = []
    /// Everything about the selected day, once it was read.
    package var sight: CloseSight?
    /// Why it could not be read.
    package var failure: ServiceError?
    /// What came of comparing days with their packs.
    package var checks: [CloseDay: CloseCheck] = [:]
    /// How the last reading went.
    package var freshness = Freshness.loading
    /// Whether an answer is awaited.
    package var isLoading = false
    /// Whether the ledger changed since the last question.
    package var isOutdated = false

    /// The most closed days that the list holds; `paydesk close list` has more.
    static let limit = 200

    /// Whether more days may match than the list holds.
    var isCut: Bool { Set(rows.map(\.record.day)).count == Self.limit }

    /// The days that can be closed now.
    var due: [CloseProposal] { proposals.filter(\.isOver) }
}

/// One currency of a closed day.
package struct CloseRow: Equatable, Sendable, Identifiable {
    /// The close.
    package let record: ClosingRecord
    /// What it came to in the currency.
    package let figures: CloseFigures

    /// Tells rows apart: the day and the currency.
    package struct ID: Hashable, Sendable {
        let day: CloseDay
        let currency: Currency
    }

    /// The day and the currency.
    package var id: ID { ID(day: record.day, currency: figures.currency) }
}

/// A comparison of a closed day with its pack, under way or over.
package enum CloseCheck: Equatable, Sendable {
    /// It is under way.
    case running
    /// It ended at this time.
    case done(PackCheck, Date)
    /// It could not be made.
    case failed(String)
}
