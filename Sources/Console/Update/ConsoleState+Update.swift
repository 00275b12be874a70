package import Foundation
import PayoutService
import Payouts
import TerminalUI

extension ConsoleState {
    /// What the console does first of all.
    ///
    /// What the header says of the other screens is read once there are payouts to look at, or
    /// word that there are none: a start waits for nothing that grows with the ledger.
    package mutating func start() -> [Effect] {
        worklist.isOutdated = true
        providers.isOutdated = true
        approvals.isOutdated = true
        let other = screen == .payouts ? [] : refreshScreen()
        // What came back from the last time may be a view, whose name the title says.
        let isViewed = ViewedList.allCases.contains { !content(of: $0).isWhole }
        return reload(.newest, .replace(select: list.rows.selection)) + other
            + (isViewed ? [.view(.read)] : [])
    }

    /// Takes one message: changes the state and says what is to be done.
    ///
    /// - Parameters:
    ///   - message: What happened.
    ///   - now: When.
    /// - Returns: The work that follows, in order.
    package mutating func update(_ message: Message, now: Date) -> [Effect] {
        self.now = now
        let effects = take(message) + runAwaited() + tellPresence()
        noteReading()
        // Panes give each other room, with the focus or a filter's row; the selection is seen.
        if !layout.list.isEmpty { take(.stay) }
        return effects
    }

    private mutating func take(_ message: Message) -> [Effect] {
        switch message {
        case .input(let input): return take(input)
        case .tick:
            return readOutdated() + refreshShownProviders() + refreshShownBatches()
                + ringIfDue()
        case .ledgerChanged: return followLedger()
        case .loaded(let request, let listing):
            return show(listing, for: request) + readOutdated()
        case .loadFailed(let request, let error):
            let instead = unsort(error, of: request) ?? forget(error, of: request)
            return (instead ?? showFailure(error, of: request)) + readOutdated()
        case .historyRead(let id, let history): show(history, of: id)
        case .historyFailed(let id, let error):
            if id == subjectID { detail.failure = .unread(error) }
        case .folderRead(let folder, let names): takeFolder(folder, names)
        case .banksRead, .recentRead, .reviewed, .refused, .submitted, .submitFailed:
            return updateForm(message)
        case .requeried(let result): return note(result)
        case .requeryBegan(let scope, let job): return begin(job, of: scope)
        case .requeriesListed(let jobs): offerRequeries(jobs)
        case .requeryUpdated(let update): take(update)
        case .requeryFailed(let error): failRequery(error)
        case .worklist(let message): return take(message)
        case .providersLoaded(let overviews): return show(overviews)
        case .providersFailed(let error): return showProvidersFailure(error)
        case .provider(let message): return take(message)
        case .batch(let message): return take(message)
        case .approvals(let message): return take(message)
        case .audit(let message): return take(message)
        case .notification(let message): return take(message)
        case .reconciliation(let message): return take(message)
        case .close(let message): return take(message)
        case .theme(let message): return take(message)
        case .view(let message): return take(message)
        case .bulk(let message): return take(message)
        case .presence(let others): presence.others = others
        case .withdrawn(let payout):
            notice = Notice(.success, "\(payout.id) was withdrawn; nothing had been sent.")
            return readOwnResult()
        case .resubmitted(let payout):
            let number = payout.orderNumber
            notice = Notice(.success, "\(payout.id) is queued again under \(number).")
            return readOwnResult()
        case .revealed(let id): return fillInSource(id) ?? show(accountOf: id)
        case .failed(let error): notice = Notice(.error, error.message)
        }
        return []
    }

    private mutating func show(accountOf id: PayoutID) -> [Effect] {
        guard id == subjectID else { return [] }
        detail.revealed = id
        let key = keymap.firstKey(of: .reveal)
        let text = "The account is shown in full, which the audit trail keeps; \(key) hides it."
        notice = Notice(.attention, text)
        return []
    }

    private mutating func show(_ history: PayoutHistory?, of id: PayoutID) {
        guard id == subjectID, !isOutdated(history) else { return }
        detail.history = history
        detail.failure = history == nil ? .gone : nil
    }

    /// Whether a later reading of the same payout was quicker.
    private func isOutdated(_ history: PayoutHistory?) -> Bool {
        guard let history, let known = detail.history?.payout else { return false }
        return known.id == history.payout.id && known.version > history.payout.version
    }
}
