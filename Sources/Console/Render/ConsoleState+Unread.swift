import PayoutService
import Payouts
import TerminalUI

/// What stands in place of what a pane cannot show: why, and what to do about it.
extension ConsoleState {
    /// - Parameters:
    ///   - what: What could not be read.
    ///   - error: Why.
    ///   - again: What reads it once more.
    /// - Returns: The lines.
    func unread(
        _ what: String,
        _ error: ServiceError,
        again: ConsoleCommand = .redraw
    ) -> [StyledText] {
        let step = "\(keymap.firstKey(of: again)) reads again."
        let (sentence, next) =
            error.isPermission
            ? ("You may not read this ledger.", "Ask who looks after it; then \(step)")
            : ("\(what) could not be read.", step)
        return [
            StyledText(sentence, .error, .bold), StyledText(error.message),
            StyledText(next, .muted),
        ]
    }

    /// - Parameters:
    ///   - what: What is selected.
    ///   - failure: Why nothing of it is shown.
    ///   - gone: What became of it where it is no longer there.
    /// - Returns: The lines.
    func unread(
        _ what: String,
        _ failure: DetailFailure,
        gone: String = "is no longer in the ledger"
    ) -> [StyledText] {
        switch failure {
        case .unread(let error): unread(what, error)
        case .gone:
            [
                StyledText("\(what) \(gone).", .attention, .bold),
                StyledText("\(keymap.firstKey(of: .redraw)) reads the list again.", .muted),
            ]
        }
    }

    /// How to begin where there is nothing yet; for who may not, who may.
    ///
    /// - Parameters:
    ///   - command: What begins it.
    ///   - words: What that does.
    /// - Returns: The line.
    func beginning(_ command: ConsoleCommand, _ words: String) -> StyledText {
        let refusal = command.permission.flatMap {
            facts.access.refusal(of: $0, to: facts.operatorName)
        }
        let key = keymap.firstKey(of: command)
        return StyledText(refusal?.sentence ?? "\(key) \(words)", .muted)
    }
}

extension ServiceError {
    /// Whether the operating system keeps this person from the ledger.
    fileprivate var isPermission: Bool {
        switch self {
        case .store(.readOnly), .store(.cannotOpen): true
        default: false
        }
    }
}
