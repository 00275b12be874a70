import PayoutService
import Payouts
import TerminalUI

extension ConsoleState {
    /// Takes what came of work on the worklist.
    mutating func take(_ message: WorklistMessage) -> [Effect] {
        switch message {
        case .loaded(let request, let listing): return show(listing, for: request)
        case .loadFailed(let request, let error):
            return showFailure(error, of: request)
        case .claimRefused(let id, let owner): askToTakeOver(id, from: owner)
        case .resolveFailed(let id, let error): failResolution(of: id, error)
        case .noteFailed(let id, let error):
            notice = Notice(.error, "\(error.message) The note is kept; m brings it back.")
            return reread(id)
        case .claimed(let id, _): return tell("You are on \(id).", about: id)
        case .released(let id): return tell("Nobody is on \(id) any more.", about: id)
        case .snoozed(let id, let until):
            return tell("\(id) is off the worklist until \(minuteText(until)).", about: id)
        case .noted(let id):
            drafts.drop(.note(id))
            return tell("The note about \(id) is kept.", about: id)
        case .resolved(let id, let result): return finishResolution(of: id, result)
        case .confirmed(let payout):
            let word = StatusBadge(payout.status).word
            return tell("\(payout.id) is resolved: it is \(word).", about: payout.id)
        case .discarded(let id): return tell("The resolution of \(id) is dropped.", about: id)
        case .dismissed(let provider):
            notice = Notice(.success, "The notifications of \(provider) are marked as looked at.")
            return refreshWorklist()
        }
        return []
    }

    /// Says that something was done, and reads what it changed.
    mutating func tell(_ text: String, about id: PayoutID) -> [Effect] {
        notice = Notice(.success, text)
        return refreshWorklist() + reread(id)
    }

    /// Reads a payout's notes and owner again, which change without a change of its status.
    private func reread(_ id: PayoutID) -> [Effect] {
        subjectID == id ? [.readHistory(id)] : []
    }
}
