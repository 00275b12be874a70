package import Foundation
package import PayoutService
package import Payouts
package import TerminalUI

/// The list of providers: whether payouts go out, and how each has done lately.
package struct ProvidersState: Equatable, Sendable {
    /// Each configured provider, once read.
    package var overviews = SelectableList<ProviderOverview>()
    /// Which of them have stopped or gone on since they were last shown.
    package var changes = RowChanges<ProviderID>()
    /// How the last reading went.
    package var freshness = Freshness.loading
    /// When what is shown was read.
    package var shownAt: Date?
    /// When a reading last ended, well or badly.
    package var readAt: Date?
    /// Whether an answer is awaited.
    package var isLoading = false
    /// Whether the ledger changed since the last question.
    package var isOutdated = false

    /// How many seconds the header may be behind while another screen is shown.
    static let patience = 15.0
    /// How many seconds apart the screen is read while it is shown.
    static let interval = 5.0
    /// How many seconds apart it is read at least, however often the ledger changes.
    static let leastInterval = 1.0
    /// What was read so many seconds ago is not how things are now.
    static let staleAfter = 30.0

    /// How many submit without anything in the way.
    var openCount: Int { overviews.count { $0.state.isOpen } }

    func overview(of provider: ProviderID) -> ProviderOverview? {
        overviews.first { $0.state.provider == provider }
    }
}
