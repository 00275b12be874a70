import TerminalUI

/// The commands of the list of closed days.
extension ConsoleCommand {
    /// What the reconciliation screen does about days rather than breaks.
    static let ofCloses: [ConsoleCommand] = [
        .closeDay, .showCloses, .showBreaks, .clearCloseFilters, .verifyClose,
    ]

    static let closesRows: [Row] = [
        row(
            .verifyClose,
            .closes,
            "verify",
            [.character("V")],
            hint: 1,
            "Computes the day anew and compares it with its sealed pack, byte for byte."
        ),
        row(
            .showBreaks,
            .closes,
            "breaks",
            [.character("t")],
            hint: 4,
            "Shows what does not match again."
        ),
        row(
            .clearCloseFilters,
            .closes,
            "all closed days",
            [.escape],
            "Shows all closed days again, or leads back to what does not match."
        ),
    ]
}
