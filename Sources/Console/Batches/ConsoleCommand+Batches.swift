import TerminalUI

/// The commands of the batches screen.
extension ConsoleCommand {
    static let batchesRows: [Row] = [
        row(
            .upload,
            .batches,
            "upload",
            [.character("u")],
            hint: 1,
            "Reads a file of payouts, shows what it would do, and commits the rows you choose."
        ),
        row(
            .retryBatch,
            .batches,
            "retry",
            [.character("R")],
            hint: 2,
            danger: .confirm,
            "Pays again, as new payouts, what was proven not sent. Never what is unknown."
        ),
        row(
            .filterLines,
            .batches,
            "troubled rows",
            [.character("f")],
            hint: 3,
            "Shows only rows that did not go well, or all again."
        ),
        row(
            .clearBatchFilters,
            .batches,
            "all batches",
            [.escape],
            "Shows all batches again."
        ),
    ]
}
