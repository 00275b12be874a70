import TerminalUI

/// The commands that are about the selected payout.
extension ConsoleCommand {
    static let payoutRows: [Row] = [
        row(.create, .payout, "new", [.character("n")], hint: 3, "Fills in a new payout."),
        row(
            .createAgain,
            .payout,
            "new like this",
            [.character("N")],
            "Fills in a new payout like the selected one."
        ),
        row(
            .requery,
            .payout,
            "re-query",
            [.character("r")],
            hint: 4,
            "Asks the provider what became of the payout, or of all marked ones. Moves no money."
        ),
        row(
            .card,
            .payout,
            "card",
            [.character("s")],
            hint: 5,
            "Shows what to tell the customer, and what the bank can search for."
        ),
        row(
            .withdraw,
            .payout,
            "withdraw",
            [.character("W")],
            danger: .confirm,
            "Withdraws one payout of which nothing was sent, not the rest of its batch."
        ),
        row(
            .resubmit,
            .payout,
            "submit again",
            [.character("R")],
            danger: .confirm,
            "Submits a payout again, under its order number, once the provider has denied it."
        ),
        row(
            .reveal,
            .payout,
            "reveal",
            [.character("v")],
            "Shows the account number in full, or hides it again."
        ),
    ]

    /// What people do with a payout that needs one.
    static let careRows: [Row] = [
        row(
            .claim,
            .payout,
            "claim",
            [.character("c")],
            hint: 1,
            "Takes the payout on, so that nobody else does the same work, or gives it back."
        ),
        row(
            .resolve,
            .payout,
            "resolve",
            [.character("e")],
            hint: 2,
            danger: .confirm,
            "Settles the payout by what you saw, reverses what is settled, or marks it as seen."
        ),
        row(
            .snooze,
            .payout,
            "snooze",
            [.character("z")],
            hint: 7,
            "Takes the payout off the worklist until a time."
        ),
        row(.addNote, .payout, "note", [.character("m")], "Keeps a note about the payout."),
        row(
            .editNote,
            .payout,
            "note in editor",
            [.character("M")],
            "Writes a note in the program that VISUAL or EDITOR names; an empty one is not kept."
        ),
        row(
            .confirmResolution,
            .payout,
            "confirm",
            [.character("C")],
            hint: 2,
            danger: .confirm,
            "Confirms, as the second person, how somebody else resolved the payout."
        ),
        row(
            .discardResolution,
            .payout,
            "drop resolution",
            [.character("D")],
            danger: .confirm,
            "Drops the resolution that waits for a second person."
        ),
    ]
}
