import PayoutService
import Payouts
import TerminalUI

extension ConsoleState {
    /// The payout that the commands of a payout are about on this screen, if one is selected.
    var subject: Payout? {
        switch screen {
        case .payouts: list.rows.selected
        case .worklist: worklist.selectedItem?.payout
        case .approvals: approvals.shown?.shown.payout
        case .providers, .batches, .reconciliation, .audit, .notifications: nil
        }
    }

    /// The id of the selected payout, also before it was read.
    var subjectID: PayoutID? { screen == .payouts ? list.rows.selection : subject?.id }

    /// Everything about the subject, once it was read.
    var subjectHistory: PayoutHistory? {
        guard let subject, let history = detail.history, history.payout.id == subject.id else {
            return nil
        }
        return history
    }

    /// Who looks after the subject, as far as that was read.
    var subjectCare: PayoutCare {
        screen == .worklist
            ? worklist.selectedItem?.care ?? PayoutCare() : subjectHistory?.care ?? PayoutCare()
    }

    /// The resolution of the subject that waits for a second person, where there is one.
    var subjectProposal: Resolution? {
        screen == .worklist ? worklist.selectedItem?.proposal : subjectHistory?.proposal
    }
}
