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
        switch message {
        case .input(let input): return take(input)
        case .tick: return []
        case .ledgerChanged: return refresh()
        case .loaded(let request, let listing): return show(listing, for: request)
        case .loadFailed(let request, let error):
            guard request.generation == list.generation else { return [] }
            list.isLoading = false
            list.freshness = .failed(error.message)
            return []
        case .historyRead(let id, let history):
            guard id == list.selection else { return [] }
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

    private mutating func note(_ result: RequeryResult) -> [Effect] {
        if case .requery(var progress) = overlay {
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
