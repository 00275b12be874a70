import TerminalUI

/// The commands of the approvals screen.
extension ConsoleCommand {
    static let approvalRows: [Row] = [
        row(
            .approve,
            .approvals,
            "approve",
            [.character("a")],
            hint: 1,
            danger: .confirm,
            "Approves what is shown, exactly as it is; the last approval sends it."
        ),
        row(
            .reject,
            .approvals,
            "reject",
            [.character("x")],
            hint: 2,
            danger: .confirm,
            "Rejects it, with a reason that its maker reads; it is never sent."
        ),
        row(
            .recallApproval,
            .approvals,
            "recall",
            [.character("u")],
            hint: 3,
            danger: .confirm,
            "Takes back all of what you made, a batch too, before the last checker has decided."
        ),
        row(
            .nextPayout,
            .approvals,
            "next payout",
            [.right, .character("l")],
            hint: 4,
            "Shows the next payout of the batch, exactly as it would be sent."
        ),
        row(
            .previousPayout,
            .approvals,
            "payout before",
            [.left, .character("h")],
            "Shows the payout of the batch before."
        ),
        row(
            .clearApprovalFilters,
            .waiting,
            "all approvals",
            [.escape],
            "Shows all that waits again."
        ),
    ]
}
