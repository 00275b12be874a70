package import TerminalUI

/// Everything an operator can ask of the console by a key or by name.
package enum ConsoleCommand: String, CaseIterable, Sendable {
    case help, palette, nextPane, previousPane, redraw, suspend, quit
    case up, down, pageUp, pageDown, first, last, open, mark, unmarkAll
    case search, filterStatus, filterProvider, clearFilters
    case create, requery, withdraw, reveal, copyID, copyOrderNumber
    case scrollUp, scrollDown, scrollPageUp, scrollPageDown, nextTab, previousTab, close
    case nextField, previousField, review, leaveForm

    /// The parts of the screen that have keys of their own.
    enum Scope: String {
        case list, payout, detail, form
    }

    /// Finds a command by the full name that a keymap gives.
    init?(name: String) {
        guard let row = Self.rows.first(where: { $0.description.name == name }) else { return nil }
        self = row.command
    }
}

extension ConsoleCommand {
    /// The one declaration of every command, in the order in which help shows them.
    package static let descriptions: [CommandDescription] = rows.map(\.description)

    typealias Row = (command: ConsoleCommand, description: CommandDescription)

    static let rows: [Row] = listRows + payoutRows + detailRows + formRows + globalRows

    private static func row(
        _ command: ConsoleCommand,
        _ scope: Scope?,
        _ title: String,
        _ keys: [Key],
        hint: Int? = nil,
        danger: CommandDescription.Danger = .none,
        _ help: String
    ) -> Row {
        let description = CommandDescription(
            scope: scope?.rawValue ?? CommandDescription.globalScope,
            id: command.rawValue,
            title: title,
            help: help,
            defaultKeys: keys,
            danger: danger,
            hintPriority: hint
        )
        return (command, description)
    }

    private static let listRows: [Row] = [
        row(.up, .list, "up", [.up, .character("k")], "Selects the payout above."),
        row(.down, .list, "down", [.down, .character("j")], "Selects the payout below."),
        row(.pageUp, .list, "page up", [.pageUp, .ctrl("b")], "Moves up by a screen."),
        row(.pageDown, .list, "page down", [.pageDown, .ctrl("f")], "Moves down by a screen."),
        row(.first, .list, "newest", [.home, .character("g")], "Goes to the newest payout."),
        row(.last, .list, "oldest", [.end, .character("G")], "Goes to the oldest payout."),
        row(.open, .list, "open", [.enter], hint: 3, "Moves into the detail of the payout."),
        row(
            .search,
            .list,
            "search",
            [.character("/")],
            hint: 4,
            "Finds by name, id, order number, reference, or the account's last four digits."
        ),
        row(
            .filterStatus,
            .list,
            "status",
            [.character("f")],
            hint: 5,
            "Shows payouts of one status, or those that need a person."
        ),
        row(
            .filterProvider,
            .list,
            "provider",
            [.character("p")],
            hint: 6,
            "Shows payouts of one provider."
        ),
        row(.clearFilters, .list, "clear filters", [.escape], "Shows all payouts again."),
        row(.mark, .list, "mark", [.space], hint: 7, "Marks the payout for a bulk action."),
        row(.unmarkAll, .list, "unmark all", [.character("u")], "Takes all marks away."),
    ]

    private static let payoutRows: [Row] = [
        row(.create, .payout, "new", [.character("n")], hint: 1, "Fills in a new payout."),
        row(
            .requery,
            .payout,
            "re-query",
            [.character("r")],
            hint: 2,
            "Asks the provider what became of the payout, or of all marked ones. Moves no money."
        ),
        row(
            .withdraw,
            .payout,
            "withdraw",
            [.character("W")],
            danger: .confirm,
            "Withdraws a payout that has not been submitted yet."
        ),
        row(
            .reveal,
            .payout,
            "reveal",
            [.character("v")],
            "Shows the account number in full, or hides it again."
        ),
        row(.copyID, .payout, "copy id", [.character("y")], "Copies the payout's id."),
        row(
            .copyOrderNumber,
            .payout,
            "copy order number",
            [.character("Y")],
            "Copies the order number, which the provider's support can search for."
        ),
    ]

    private static let detailRows: [Row] = [
        row(.scrollUp, .detail, "up", [.up, .character("k")], "Scrolls up."),
        row(.scrollDown, .detail, "down", [.down, .character("j")], "Scrolls down."),
        row(.scrollPageUp, .detail, "page up", [.pageUp, .ctrl("b")], "Scrolls up by a page."),
        row(
            .scrollPageDown,
            .detail,
            "page down",
            [.pageDown, .ctrl("f")],
            "Scrolls down by a page."
        ),
        row(
            .nextTab,
            .detail,
            "next tab",
            [.right, .character("l"), .character("]")],
            hint: 3,
            "Shows the next tab: summary, timeline, attempts, raw."
        ),
        row(
            .previousTab,
            .detail,
            "previous tab",
            [.left, .character("h"), .character("[")],
            "Shows the tab before."
        ),
        row(.close, .detail, "back", [.escape], hint: 4, "Goes back to the list."),
    ]

    private static let formRows: [Row] = [
        row(
            .review,
            .form,
            "review",
            [.ctrl("s")],
            hint: 1,
            "Checks every field and shows exactly what would be sent."
        ),
        row(.nextField, .form, "next field", [.tab, .down], hint: 2, "Moves to the next field."),
        row(
            .previousField,
            .form,
            "previous field",
            [.backTab, .up],
            "Moves to the field before."
        ),
        row(
            .leaveForm,
            .form,
            "leave",
            [.escape],
            hint: 3,
            "Leaves the form; what was typed is kept until it is submitted."
        ),
    ]

    private static let globalRows: [Row] = [
        row(.nextPane, nil, "next pane", [.tab], "Moves to the next pane."),
        row(.previousPane, nil, "previous pane", [.backTab], "Moves to the pane before."),
        row(.palette, nil, "command", [.character(":")], "Finds a command by its name."),
        row(.help, nil, "help", [.character("?"), .function(1)], "Explains the keys."),
        row(.redraw, nil, "redraw", [.ctrl("l")], "Reads and draws the screen again."),
        row(.suspend, nil, "suspend", [.ctrl("z")], "Goes back to the shell for a while."),
        row(.quit, nil, "quit", [.character("q"), .ctrl("c")], "Leaves the console."),
    ]
}
