import TerminalUI

/// The commands of the reconciliation screen.
extension ConsoleCommand {
    static let reconciliationRows: [Row] = [
        row(
            .startReconciliation,
            .reconciliation,
            "compare",
            [.character("n")],
            hint: 4,
            "Compares a provider's settlement files with the ledger."
        ),
        row(
            .resolveBreak,
            .reconciliation,
            "resolve",
            [.character("e")],
            hint: 2,
            danger: .confirm,
            "Says what is done about the break: accept, choose, correct, write off, and why."
        ),
        row(
            .claimBreak,
            .reconciliation,
            "claim",
            [.character("c")],
            hint: 1,
            "Takes the break on, or gives it back."
        ),
        row(
            .queryBreak,
            .reconciliation,
            "ask provider",
            [.character("r")],
            hint: 3,
            "Asks the provider what became of the payout: the third side. Moves no money."
        ),
        row(
            .queryComparison,
            .reconciliation,
            "ask about all",
            [.character("Q")],
            "Asks the provider about every payout that differs in a comparison. Moves no money."
        ),
        row(
            .closeDay,
            .reconciliation,
            "close the day",
            [.character("d")],
            hint: 5,
            danger: .confirm,
            "Shows what a provider's day came to and what stands in the way, then seals it."
        ),
        row(
            .showCloses,
            .reconciliation,
            "closed days",
            [.character("t")],
            hint: 6,
            "Shows the days that were closed, and their sealed packs."
        ),
        row(
            .noteBreak,
            .reconciliation,
            "note",
            [.character("m")],
            "Keeps a note about the break."
        ),
        row(
            .confirmBreak,
            .reconciliation,
            "confirm",
            [.character("C")],
            hint: 2,
            danger: .confirm,
            "Confirms, as the second person, how somebody else resolved the break, or all marked ones."
        ),
        row(
            .discardBreak,
            .reconciliation,
            "drop resolution",
            [.character("D")],
            danger: .confirm,
            "Drops the resolution that waits for a second person."
        ),
        row(
            .filterRun,
            .reconciliation,
            "filter",
            [.character("f")],
            hint: 7,
            "Shows what waits for a second person, or what one comparison found, resolved or not."
        ),
        row(
            .filterOwnBreaks,
            .reconciliation,
            "mine",
            [.character("o")],
            hint: 8,
            "Shows only what you are on, or everything again."
        ),
        row(
            .clearBreakFilters,
            .reconciliation,
            "all breaks",
            [.escape],
            "Shows everything that is unresolved again."
        ),
    ]
}
