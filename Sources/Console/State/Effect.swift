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
    /// Read the names in the folder of a path, as it was typed.
    case readFolder(String)
    /// Read the latest payouts through a provider.
    case readRecent(ProviderID)
    /// Check a form's values and make the request.
    case review(ProviderID, values: [String: String])
    /// Keep a reviewed payout, so that the dispatcher submits it.
    case submit(Payout)
    /// Ask the provider about one payout.
    case requery(PayoutID)
    /// Ask the providers about many payouts; what was asked is kept until it is through.
    case startRequery(RequeryScope)
    /// Read which re-queries there were.
    case listRequeries
    /// Go on with a re-query, from its first line.
    case followRequery(Int64)
    /// End a re-query of many.
    case stopRequery(Int64)
    /// Work on what needs a person.
    case worklist(WorklistEffect)
    /// Read how the providers do.
    case loadProviders
    /// Work on the providers.
    case provider(ProviderEffect)
    /// Work on batches, or writing a list to a file.
    case batch(BatchEffect)
    /// Work on what waits for checkers.
    case approvals(ApprovalEffect)
    /// Work on the audit trail.
    case audit(AuditEffect)
    /// Work on notifications.
    case notification(NotificationEffect)
    /// Work on breaks, or make a comparison.
    case reconciliation(ReconciliationEffect)
    /// Work on closed days.
    case close(CloseEffect)
    /// Work on views.
    case view(ViewEffect)
    /// Work on how the console looks.
    case theme(ThemeEffect)
    /// Work on many rows.
    case bulk(BulkEffect)
    /// Tell the other consoles which payout is open here, if one is.
    case presence(OpenPayout?)
    /// Withdraw a payout, with the reason.
    case withdraw(PayoutID, reason: String)
    /// Submit a payout again under its order number.
    case resubmit(PayoutID)
    /// Keep that a payout's account number is shown in full.
    case reveal(PayoutID)
    /// Ask something of the terminal.
    case terminal(TerminalRequest)
    /// End the console.
    case quit
}
