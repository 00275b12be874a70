import TerminalUI

/// The commands of the lists.
extension ConsoleCommand {
    static let listRows: [Row] = [
        row(.up, .list, "up", [.up, .character("k")], "Selects the row above."),
        row(.down, .list, "down", [.down, .character("j")], "Selects the row below."),
        row(.pageUp, .list, "page up", [.pageUp, .ctrl("b")], "Moves up by a screen."),
        row(.pageDown, .list, "page down", [.pageDown, .ctrl("f")], "Moves down by a screen."),
        row(.first, .list, "first", [.home, .character("g")], "Goes to the first row."),
        row(.last, .list, "last", [.end, .character("G")], "Goes to the last row."),
        row(.open, .list, "open", [.enter], hint: 6, "Moves into the detail of the row."),
        row(
            .search,
            .list,
            "search",
            [.character("/")],
            hint: 7,
            "Finds by name, id, order number, reference or last four digits, and by terms of the "
                + "list such as status:unknown amount>1m age>2h; !provider:dvpay leaves out."
        ),
        row(
            .toggleFilters,
            .list,
            "filters on, off",
            [.character("!")],
            "Switches the filters off together, without losing them, and on again."
        ),
        row(
            .dropFilter,
            .list,
            "drop filter",
            [.backspace],
            "Takes the last filter away."
        ),
        row(
            .views,
            .list,
            "views",
            [.character("F")],
            hint: 11,
            "Shows a saved view: a filter, of payouts also columns and an order. Some come with "
                + "Paydesk."
        ),
        row(
            .saveView,
            .list,
            "save view",
            [.character("S")],
            "Saves what the list is filtered by as a view, a file that can be shared; of payouts "
                + "also the columns and the order."
        ),
    ]

    /// Marking, in the lists where many rows can be acted on at once.
    static let marksRows: [Row] = [
        row(
            .mark,
            .marks,
            "mark",
            [.space],
            hint: 10,
            "Marks the row, or takes its mark off; then one command is done to all marked rows."
        ),
        row(
            .markRange,
            .marks,
            "mark range",
            [.character("V")],
            "Begins a range of marks, and ends it at the row that is selected then."
        ),
        row(
            .markAll,
            .marks,
            "mark all",
            [.character("*")],
            "Marks everything that the list shows, 1,000 at most."
        ),
        row(
            .unmarkAll,
            .marks,
            "unmark all",
            [.character("U")],
            hint: 11,
            "Takes all marks off. Escape first ends a range, then clears a filter, then does this."
        ),
    ]

    static let payoutsRows: [Row] = [
        row(
            .filterStatus,
            .payouts,
            "status",
            [.character("f")],
            hint: 8,
            "Shows payouts of one status, or those that need a person."
        ),
        row(
            .filterProvider,
            .payouts,
            "provider",
            [.character("p")],
            hint: 9,
            "Shows payouts of one provider."
        ),
        row(
            .sort,
            .payouts,
            "sort",
            [.character("o")],
            "Sorts by a column, and among equals by those chosen before; for 50,000 at most."
        ),
        row(
            .columns,
            .payouts,
            "columns",
            [.character("O")],
            "Shows or hides columns of the list; a view keeps them."
        ),
        row(
            .clearFilters,
            .payouts,
            "clear filters",
            [.escape],
            "Shows all payouts again, or leads back to the screen that led here."
        ),
        row(
            .requeryFilter,
            .payouts,
            "re-query all shown",
            [.character("Q")],
            "Asks the providers about every payout that matches the filter. Moves no money."
        ),
        row(
            .formerRequeries,
            .payouts,
            "former re-queries",
            [.character("J")],
            "Shows earlier re-queries of many payouts; one that ended early can go on."
        ),
    ]

    static let worklistRows: [Row] = [
        row(
            .filterReason,
            .worklist,
            "reason",
            [.character("f")],
            hint: 8,
            "Shows what needs a person for one reason."
        ),
        row(
            .filterWorklistProvider,
            .worklist,
            "worklist by provider",
            [.character("p")],
            "Shows what needs a person at one provider."
        ),
        row(
            .filterMine,
            .worklist,
            "mine",
            [.character("o")],
            hint: 9,
            "Shows only what you are on, or everything again."
        ),
        row(
            .clearWorklistFilters,
            .worklist,
            "whole worklist",
            [.escape],
            "Shows the whole worklist again."
        ),
        row(
            .dismiss,
            .worklist,
            "dismiss",
            [.character("d")],
            hint: 1,
            danger: .confirm,
            "Marks notifications that were not believed as looked at."
        ),
    ]
}
