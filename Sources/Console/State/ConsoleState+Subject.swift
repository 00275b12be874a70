import Foundation
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

    /// The payout that the detail shows: the subject, or for a moment yet the one before it.
    var shownPayout: Payout? {
        detailWait == nil ? subject : detail.held?.history.payout
    }

    /// Everything about it, once it was read.
    var shownHistory: PayoutHistory? {
        detailWait == nil ? subjectHistory : detail.held?.history
    }

    /// How many seconds until the detail shows the subject although it was not read; `nil` while it
    /// shows it.
    var detailWait: Double? {
        guard screen == .payouts, detail.failure == nil, subject != nil, subjectHistory == nil,
            let held = detail.held, now < held.until
        else { return nil }
        return held.until.timeIntervalSince(now)
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
