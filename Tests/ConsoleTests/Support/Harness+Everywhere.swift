import Foundation
import Payouts
import TerminalUI
import Testing

@testable import Console
@testable import PayoutService

extension Ledger {
    /// A ledger with something on every screen.
    static func everywhere() throws -> Ledger {
        var ledger = Ledger.worklist
        ledger.batches = Ledger.batched.batches
        ledger.batchLines = Ledger.batched.batchLines
        ledger.overviews = .incident
        ledger.approvals = try [.payout(1), .batch(7), .payout(2, by: .dara)]
        ledger.audit = AuditEntry.fixtures(300)
        ledger.inbox = NotificationRecord.fixtures(40)
        ledger.book = .day
        ledger.closes = .closed
        return ledger
    }
}

extension Harness {
    /// The keys that lead from the start to every screen, pane, form and question.
    static let everywhere: [String] =
        Screen.allCases.flatMap { screen in
            ["", " tab", " j space", " ?", " :"].map { "\(screen.rawValue)\($0)" }
        }
        + [
            // The detail's other tabs, and the list while a filter is typed.
            "1 tab right", "1 tab right right", "1 tab right right right", "1 tab left",
            "1 / s t a t u s : u", "1 / u n k n o w n enter",
            // Choices and questions of one line.
            "1 f", "1 p", "1 o", "1 O", "1 F", "1 S", "1 J", "1 m", "1 T", "2 f", "2 z", "n",
            "4 /", "4 / b o n u s enter", "5 /", "5 / b y : m e", "6 j j e", "8 f", "8 /", "3 P",
            "5 x", "1 E", "2 F", "6 S",
            // What lies over the panes.
            "1 s", "1 W", "1 j j space j space r", "1 Q", "5 a", "6 t", "6 t tab", "6 t V", "6 t /",
            "6 t / 2 0 2 6 enter",
        ] + forms

    /// The keys that lead to every form, and to what is done in it.
    static let forms = [
        vietnamForm, "\(vietnamForm) ctrl-s", filledForm, "\(filledForm) ctrl-s",
        "4 u", "4 u tab", "4 u ctrl-s", "2 G k k e", "2 G k k e p enter ctrl-s", "6 n",
        "6 n ctrl-s", "6 d", "6 d ctrl-s",
    ]

    private static let vietnamForm = "n v i e t enter"
    private static let filledForm =
        "\(vietnamForm) 1 2 5 0 0 0 0 enter N G U Y E N enter 1 9 0 3 6 7 8 9 8 5 2 enter enter enter"

    /// The sizes at which the console has to look right.
    static let sizes = [(40, 10), (80, 24), (120, 34), (200, 60)].map {
        Size(width: $0, height: $1)
    }
}
