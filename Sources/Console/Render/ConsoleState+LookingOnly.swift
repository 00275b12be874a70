import Payouts
import TerminalUI

/// Who may only look at a screen reads so below its detail, where others find what they can do.
extension ConsoleState {
    /// What is done here, and who may; as long as that leaves the detail most of its pane, else in
    /// a few words.
    var lookingOnly: [StyledText] {
        guard !layout.side.isEmpty, !hasForm, place.index != nil, let refusal = actRefusal else {
            return []
        }
        let width = layout.side.width - 4
        let act = refusal.permission.phrase
        let sentence = "You may only look here: to \(act) you need \(refusal.need)."
        let lines = StyledText(sentence, .muted).wrapped(to: width)
        let room = (layout.side.height - frameHeight) / 4
        guard lines.count > max(1, room) else { return lines }
        let words = "You may only look\(refusal.whomToAsk)."
        return [StyledText(words, .muted).clipped(to: width)]
    }

    /// Why the operator may do nothing of what is done on the screen; `nil` for everybody else.
    private var actRefusal: AccessRefusal? {
        let refusals = acts.map { facts.access.refusal(of: $0, to: facts.operatorName) }
        return refusals.contains(nil) ? nil : refusals.first ?? nil
    }

    /// What people do on the screen, the first thing first.
    private var acts: [Permission] {
        switch screen {
        case .payouts: [.create, .requery, .withdraw, .resubmit]
        case .worklist: [.care, .resolve, .confirm, .requery]
        case .providers: [.pause]
        case .batches: [.create]
        case .reconciliation where closes.isShown: [.close]
        case .reconciliation: [.reconcile, .care, .confirm, .requery]
        case .notifications: [.resolve, .reveal]
        // What waits says itself who decides about it, and a record is only there to be read.
        case .approvals, .audit: []
        }
    }
}
