/// One kind of change that an operator may or may not make.
///
/// Looking needs none, but for what ``reveal`` shows.
package enum Permission: String, CaseIterable, Hashable, Sendable {
    /// Ask providers about payouts.
    case requery
    /// Claim, snooze, note, and mark notifications as looked at.
    case care
    /// See an account number whole.
    case reveal
    /// Say, with evidence, how a payout ended, or drop what was said.
    case resolve
    /// Confirm what somebody else proposed.
    case confirm
    /// Make payouts and batches, and recall one's own.
    case create
    /// Send what is queued now.
    case submit
    /// Take back what was never sent.
    case withdraw
    /// Send again what the provider has denied.
    case resubmit
    /// Approve or reject what somebody else made.
    case approve
    /// Stop a provider, and let it go on.
    case pause
    /// Compare the ledger with a provider's file, and resolve what differs.
    case reconcile
    /// Close a day.
    case close

    /// What it lets an operator do, after "may not".
    package var phrase: String {
        switch self {
        case .requery: "ask providers about payouts"
        case .care: "work on the worklist"
        case .reveal: "see account numbers in full"
        case .resolve: "resolve payouts"
        case .confirm: "confirm what others propose"
        case .create: "make payouts"
        case .submit: "submit payouts"
        case .withdraw: "withdraw payouts"
        case .resubmit: "submit payouts again"
        case .approve: "approve or reject payouts"
        case .pause: "pause or resume providers"
        case .reconcile: "reconcile"
        case .close: "close a day"
        }
    }
}
