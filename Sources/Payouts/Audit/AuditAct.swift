/// What operators do that is kept for good.
package enum AuditAct: String, CaseIterable, Hashable, Sendable {
    /// A file's payouts were made, all at once.
    case commit
    /// About a payout's way: made, taken back, sent again.
    case create, withdraw, resubmit
    /// About a provider.
    case pause, resume
    /// About who looks after a payout.
    case claim, release, snooze, wake
    /// About how a payout ended.
    case propose, resolve, confirm, discard
    /// About what waits for checkers; `void` is Paydesk's own word.
    case approve, reject, recall, void
    /// About notifications: looked at, applied again.
    case dismiss, replay
    /// A settlement file was compared with the ledger.
    case reconcile
    /// An account number was shown in full.
    case reveal
    /// A day was closed.
    case close
}
