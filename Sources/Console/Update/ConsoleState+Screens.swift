import Foundation
import Payouts

extension ConsoleState {
    /// Shows another screen, at the place where the operator left it.
    mutating func show(_ screen: Screen) -> [Effect] {
        go(to: screen)
        let followed =
            screen == .approvals
            ? followApproval(before: detail.history?.payout)
            : followSubject(before: detail.history?.payout)
        return followed + (isHeld ? [] : refreshScreen())
    }

    /// Changes what is shown, and reads nothing.
    mutating func go(to screen: Screen) {
        guard screen != self.screen else { return }
        // A form that was open is done with.
        places[self.screen] = ScreenPlace(focus: focus == .form ? .list : focus, detail: detail)
        let place = places.removeValue(forKey: screen) ?? ScreenPlace()
        list.filter.endTyping()
        filterLine = nil
        self.screen = screen
        focus = place.focus
        detail = place.detail
        showChanges()
    }

    /// Reads again what the screen shows.
    mutating func refreshScreen() -> [Effect] {
        switch screen {
        case .payouts: refresh()
        case .worklist: refreshWorklist()
        case .providers: refreshProviders()
        case .batches: refreshBatches()
        case .approvals: refreshApprovals()
        case .audit: refreshAudit()
        case .notifications: refreshNotifications()
        case .reconciliation: refreshReconciliation()
        }
    }

    /// Reads again what a change of the ledger may have changed.
    mutating func followLedger() -> [Effect] {
        worklist.isOutdated = true
        providers.isOutdated = true
        batches.isOutdated = true
        approvals.isOutdated = true
        if pause != nil {
            pause?.changedAt = now
            return readOutdated()
        }
        // A note changes nothing else that would be noticed.
        let notes: [Effect] =
            detail.tab == .notes ? subject.map { [.readHistory($0.id)] } ?? [] : []
        let shown =
            switch screen {
            case .payouts: refresh()
            case .batches: refreshShownBatches()
            case .reconciliation: refreshReconciliation()
            case .audit: refreshAudit()
            case .notifications: refreshNotifications()
            case .worklist, .providers, .approvals: [Effect]()
            }
        return shown + readOutdated() + notes
    }

    /// Reads what is outdated: at once on its own screen, elsewhere now and then, for the header.
    mutating func readOutdated() -> [Effect] {
        let worklistIsDue = worklist.isOutdated && outdatedWait(.worklist) <= 0
        guard pause == nil else { return worklistIsDue ? countWorklist() : [] }
        let providersAreDue = providers.isOutdated && outdatedWait(.providers) <= 0
        let approvalsAreDue = approvals.isOutdated && outdatedWait(.approvals) <= 0
        return (worklistIsDue ? refreshWorklist() : [])
            + (providersAreDue ? refreshProviders() : [])
            + (approvalsAreDue ? refreshApprovals() : [])
    }

    /// How many seconds what is outdated on a screen may still wait; the first payouts come first.
    func outdatedWait(_ screen: Screen) -> Double {
        guard screen != self.screen else { return screen == .providers ? shownProvidersWait : 0 }
        guard let answeredAt = list.answeredAt else { return .infinity }
        let (readAt, patience) =
            switch screen {
            case .worklist: (worklist.readAt, WorklistState.patience)
            case .approvals: (approvals.readAt, ApprovalsState.patience)
            default: (providers.readAt, ProvidersState.patience)
            }
        return readAt.map { patience - now.timeIntervalSince($0) }
            ?? PayoutListState.headStart - now.timeIntervalSince(answeredAt)
    }

    /// How recent what the screen shows is.
    var freshness: Freshness {
        switch screen {
        case .payouts: list.freshness
        case .worklist: worklist.freshness
        case .providers: providers.freshness
        case .batches: batches.freshness
        case .approvals: approvals.freshness
        case .audit: audit.freshness
        case .notifications: notifications.freshness
        case .reconciliation where closes.isShown: closes.freshness
        case .reconciliation: reconciliations.freshness
        }
    }
}
