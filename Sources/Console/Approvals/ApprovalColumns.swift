import Foundation
import PayoutService
import Payouts
import TerminalUI

/// The columns of the list of what waits.
///
/// Priorities say which stay on a narrow screen.
enum ApprovalColumns {
    /// - Parameters:
    ///   - tasks: All that wait; where one has several sums, currencies take more room.
    ///   - isWide: Whether there is room for the account beside the name.
    /// - Returns: The columns from left to right.
    static func columns(_ tasks: some Sequence<ApprovalTask>, isWide: Bool) -> [TableColumn] {
        let currency = max(3, tasks.map { currencies(of: $0).count }.max() ?? 0)
        // It comes from the names, so that no column is lost for it.
        let taken = currency - 3
        return [
            TableColumn("Since", minimum: 5, ideal: 5, priority: 5, alignment: .trailing),
            TableColumn("What", minimum: 12, ideal: 12, priority: 9, namesRow: true),
            TableColumn("Provider", minimum: 11, ideal: 11, priority: 2),
            TableColumn("To", minimum: 12 - taken, ideal: nil, priority: 4),
        ]
            + (isWide ? [TableColumn("Account", minimum: 8, ideal: 8, priority: 1)] : [])
            + TableColumn.money(
                minimum: 12,
                ideal: max(12, 14 - taken),
                priority: 8,
                currency: currency
            )
            + [
                TableColumn("Made by", minimum: 7, ideal: 8, priority: 6, spoken: "Made by"),
                TableColumn(
                    "Approved",
                    minimum: 8,
                    ideal: 8,
                    priority: 7,
                    spoken: "Approved"
                ),
            ]
    }

    static func cells(
        _ task: ApprovalTask,
        isWide: Bool,
        _ moments: MomentText,
        _ glyphs: Glyphs
    ) -> [StyledText] {
        let pending = task.pending
        let providers = pending.providers
        return [
            StyledText(moments.age(of: pending.since), .muted),
            StyledText("\(pending.subject)"),
            StyledText(
                providers.count == 1 ? providers[0].rawValue : "\(providers.count) of them",
                .muted
            ),
            StyledText(
                pending.beneficiary?.displayName ?? pending.count.counting("payout")
            ),
        ] + (isWide ? [StyledText(pending.beneficiary?.accountBeside ?? "", .muted)] : []) + [
            StyledText(pending.totals.first?.groupedText ?? "", .money),
            StyledText(currencies(of: task), .muted),
            StyledText(pending.maker.rawValue, .muted),
            approved(task, glyphs),
        ]
    }

    /// The currency of the sum that is shown, and how many more there are: `USD +1`.
    private static func currencies(of task: ApprovalTask) -> String {
        let totals = task.pending.totals
        let more = totals.count > 1 ? " +\(totals.count - 1)" : ""
        return (totals.first?.currency.code ?? "") + more
    }

    private static func approved(_ task: ApprovalTask, _ glyphs: Glyphs) -> StyledText {
        let text = "\(task.pending.approvals.count) of \(task.requirement.checkers)"
        return task.isBlocked ? nobody(glyphs) : StyledText(text, .approval)
    }

    /// Stands where too few people may approve it.
    static func nobody(_ glyphs: Glyphs) -> StyledText {
        StyledText(glyphs.signed("nobody", "◇", ascii: "+"), .attention, .bold)
    }
}
