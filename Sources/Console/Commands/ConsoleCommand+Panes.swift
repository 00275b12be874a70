import TerminalUI

/// The commands of the detail and the form, and those that apply everywhere.
extension ConsoleCommand {
    static let detailRows: [Row] = [
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
            hint: 6,
            "Shows the next tab: summary, timeline, attempts, raw, notes."
        ),
        row(
            .previousTab,
            .detail,
            "previous tab",
            [.left, .character("h"), .character("[")],
            "Shows the tab before."
        ),
        row(
            .exact,
            .detail,
            "exact bodies",
            [.character("x")],
            "Shows what went over the wire exactly, or laid out for reading again."
        ),
        row(
            .pager,
            .detail,
            "pager",
            [.character("|")],
            "Shows all of it in the program that PAGER names, where it can be searched."
        ),
        row(.close, .detail, "back", [.escape], hint: 0, "Goes back to the list."),
    ]

    static let formRows: [Row] = [
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
            .recent,
            .form,
            "recent payees",
            [.ctrl("r")],
            hint: 4,
            "Fills in somebody who was paid lately through the same provider."
        ),
        row(
            .emptyForm,
            .form,
            "empty the form",
            [.ctrl("x")],
            "Drops what was typed, and the draft with it; undo brings each field back."
        ),
        row(
            .leaveForm,
            .form,
            "back",
            [.escape],
            hint: 3,
            "Leaves the form; what was typed is kept until it is submitted."
        ),
    ]

    static let globalRows: [Row] = [
        row(.showPayouts, nil, "payouts", [.character("1")], "Shows all payouts."),
        row(.showWorklist, nil, "worklist", [.character("2")], "Shows what needs a person."),
        row(
            .showProviders,
            nil,
            "providers",
            [.character("3")],
            "Shows how the providers do."
        ),
        row(
            .showBatches,
            nil,
            "batches",
            [.character("4")],
            "Shows what was uploaded, and how far it is."
        ),
        row(
            .showApprovals,
            nil,
            "approvals",
            [.character("5")],
            "Shows what waits for a second person."
        ),
        row(
            .showReconciliation,
            nil,
            "reconciliation",
            [.character("6")],
            "Shows what does not match the providers' files."
        ),
        row(.showAudit, nil, "audit", [.character("7")], "Shows who did what."),
        row(
            .showNotifications,
            nil,
            "notifications",
            [.character("8")],
            "Shows what the providers sent, and what became of it."
        ),
        row(
            .copyID,
            nil,
            "copy id",
            [.character("y")],
            "Copies the id that names the row; tmux needs set-clipboard on for that."
        ),
        row(
            .copyOrderNumber,
            nil,
            "copy order number",
            [.character("Y")],
            "Copies the order number, or else the reference, which the provider's support can "
                + "search for."
        ),
        row(
            .export,
            nil,
            "export",
            [.character("X")],
            "Writes the list that is shown, or what is marked in it, to a CSV or JSON lines file."
        ),
        row(.nextPane, nil, "next pane", [.tab], "Moves to the next pane."),
        row(.previousPane, nil, "previous pane", [.backTab], "Moves to the pane before."),
        row(
            .palette,
            nil,
            "command",
            [.character(":")],
            "Finds a command by its name, with what it asks for behind it: status unknown."
        ),
        row(
            .jump,
            nil,
            "jump",
            [.character("'"), .ctrl("o")],
            "Labels every row, tab and field that is on the screen; its letters lead there."
        ),
        row(
            .help,
            nil,
            "help",
            [.character("?"), .function(1)],
            "Explains what the screen shows, and the keys."
        ),
        row(
            .bell,
            nil,
            "bell",
            [.character("b")],
            "Rings when something new needs a person, or stays silent."
        ),
        row(
            .theme,
            nil,
            "theme",
            [.character("T")],
            "Tries another theme on; it shows at once, and enter keeps it until you leave."
        ),
        row(
            .pauseUpdates,
            nil,
            "pause updates",
            [.character("Z")],
            "Holds all lists still, so that nothing moves under the cursor, or catches up; what "
                + "you do yourself is shown at once."
        ),
        row(.redraw, nil, "redraw", [.ctrl("l")], "Reads and draws the screen again."),
        row(.suspend, nil, "suspend", [.ctrl("z")], "Goes back to the shell for a while."),
        row(.quit, nil, "quit", [.character("q"), .ctrl("c")], "Leaves the console."),
    ]
}
