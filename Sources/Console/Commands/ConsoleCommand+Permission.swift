import Payouts
import TerminalUI

extension ConsoleCommand {
    /// What an operator must be allowed to do for it; `nil` for what everybody may.
    var permission: Permission? {
        switch self {
        case .create, .createAgain, .upload, .retryBatch: .create
        case .withdraw: .withdraw
        case .resubmit: .resubmit
        case .requery, .requeryFilter, .formerRequeries: .requery
        case .reveal, .revealNotification: .reveal
        case .claim, .snooze, .addNote, .editNote, .dismiss: .care
        case .resolve, .discardResolution, .replayNotification: .resolve
        case .confirmResolution: .confirm
        case .pauseProvider, .resumeProvider: .pause
        case .approve, .reject: .approve
        case .recallApproval: .create
        case .startReconciliation, .resolveBreak, .discardBreak: .reconcile
        case .confirmBreak: .confirm
        case .claimBreak, .noteBreak: .care
        case .queryBreak, .queryComparison: .requery
        default: nil
        }
    }
}

extension ConsoleFacts {
    /// The key of a command, for who may run it: nobody is advised to press another.
    func key(of command: ConsoleCommand, in keymap: Keymap) -> String? {
        let isAllowed = command.permission.map { access.allows($0, to: operatorName) } ?? true
        return isAllowed ? keymap.firstKey(of: command) : nil
    }
}
