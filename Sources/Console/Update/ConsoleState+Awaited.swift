import Payouts
import TerminalUI

/// A command whose key was pressed while what it is about was still being read.
struct AwaitedCommand: Equatable, Sendable {
    let command: ConsoleCommand
    let screen: Screen
    /// What it is about: what was selected, or what the list was filtered by.
    let subject: String?
}

/// A key is not lost because it came before an answer: who knows the console types ahead of it.
extension ConsoleState {
    /// Why a command cannot be run in this moment, though perhaps in the next.
    static let beingRead = "it is being read"

    /// Keeps a command until what it is about was read; the next key lets go of it.
    mutating func wait(for command: ConsoleCommand) {
        awaited = AwaitedCommand(command: command, screen: screen, subject: subject(of: command))
        notice = Notice(.information, "It is being read; what you asked for follows.")
    }

    /// Runs the command that was kept, once that is possible, or says why it is not.
    mutating func runAwaited() -> [Effect] {
        guard let kept = awaited else { return [] }
        guard kept.screen == screen, kept.subject == subject(of: kept.command), overlay == nil
        else {
            awaited = nil
            return []
        }
        guard unavailable(kept.command) != Self.beingRead else { return [] }
        awaited = nil
        notice = nil
        return run(kept.command)
    }

    private func subject(of command: ConsoleCommand) -> String? {
        if command == .requeryFilter { return list.filter.query.text }
        return switch screen {
        case .approvals: approvals.tasks.selection.map { "\($0)" }
        case .reconciliation: reconciliations.breaks.selection.map { "\($0)" }
        default: subjectID?.rawValue
        }
    }
}
