package import Payouts
package import TerminalUI

/// Work for the service or the terminal, described but not yet done.
package enum Effect: Equatable, Sendable {
    /// Read a stretch of the list.
    case load(LoadRequest)
    /// Read everything about one payout.
    case readHistory(PayoutID)
    /// Read a provider's bank list.
    case readBanks(ProviderID)
    /// Check a form's values and make the request.
    case review(ProviderID, values: [String: String])
    /// Keep a reviewed payout, so that the dispatcher submits it.
    case submit(Payout)
    /// Ask the providers about payouts.
    case requery([PayoutID])
    /// Stop asking.
    case cancelRequery
    /// Withdraw a payout, with the reason.
    case withdraw(PayoutID, reason: String)
    /// Ask something of the terminal.
    case terminal(TerminalRequest)
    /// End the console.
    case quit
}
