package import Foundation
import PayoutService
import Payouts
import TerminalUI

extension ConsoleState {
    /// What the console does first of all.
    package mutating func start() -> [Effect] { reload(.newest, .replace(select: nil)) }

    /// Takes one message: changes the state and says what is to be done.
    ///
    /// - Parameters:
    ///   - message: What happened.
    ///   - now: When.
    /// - Returns: The work that follows, in order.
    package mutating func update(_ message: Message, now: Date) -> [Effect] {
        self.now = now
        let effects = take(message)
        // Panes give each other room, with the focus or a filter's row; the selection is seen.
        if let index = list.selectedIndex, !layout.list.isEmpty {
            list.keepVisible(index, height: listHeight)
        }
        return effects
    }

    private mutating func take(_ message: Message) -> [Effect] {
        switch message {
        case .input(let input): return take(input)
        case .tick: return []
        case .ledgerChanged: return refresh()
        case .loaded(let request, let listing): return show(listing, for: request)
        case .loadFailed(let request, let error):
            return showFailure(error.message, of: request)
        case .historyRead(let id, let history):
            guard id == list.selection, !isOutdated(history) else { return [] }
            detail.history = history
            detail.failure = history == nil ? "This payout is no longer in the ledger." : nil
            return []
        case .historyFailed(let id, let error):
            if id == list.selection { detail.failure = error.message }
            return []
        case .banksRead, .reviewed, .refused, .submitted, .submitFailed:
            return updateForm(message)
        case .requeried(let result): return note(result)
        case .withdrawn(let payout):
            notice = Notice(.success, "\(payout.id) was withdrawn; nothing had been sent.")
            return []
        case .failed(let error):
            notice = Notice(.error, error.message)
            return []
        }
    }

    /// Whether a later reading of the same payout was quicker.
    private func isOutdated(_ history: PayoutHistory?) -> Bool {
        guard let history, let known = detail.history?.payout else { return false }
        return known.id == history.payout.id && known.version > history.payout.version
    }

    /// Results come in the order of the ids; any other belongs to a question asked before.
    private mutating func note(_ result: RequeryResult) -> [Effect] {
        if case .requery(var progress) = overlay, progress.awaited == result.id {
            progress.results.append(result)
            overlay = .requery(progress)
            return []
        }
        let learnt: Notice.Kind
        switch result.outcome {
        case .success(let answer):
            if case .answered = answer.result { learnt = .success } else { learnt = .attention }
        case .failure: learnt = .error
        }
        notice = Notice(learnt, "\(result.id): \(result.message)")
        return []
    }
}
