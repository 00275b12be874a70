import Foundation
import Payouts
import TerminalUI

/// The columns of the list of notifications.
///
/// Priorities say which stay on a narrow screen.
enum NotificationColumns {
    static let columns: [TableColumn] =
        [
            TableColumn(
                "Age",
                minimum: 4,
                ideal: 4,
                priority: 6,
                alignment: .trailing,
                spoken: "At"
            ),
            TableColumn(
                "Fate",
                // 40 columns have room for it beside an amount.
                minimum: 15,
                ideal: NotificationBadge.width,
                priority: 9,
                namesRow: true
            ),
            TableColumn(
                "Says",
                minimum: StatusBadge.width,
                ideal: StatusBadge.width,
                priority: 8
            ),
            TableColumn("Payout", minimum: 12, ideal: 12, priority: 5),
            TableColumn("Provider", minimum: 11, ideal: 11, priority: 4),
            TableColumn("Order number", minimum: 22, ideal: nil, priority: 3),
        ] + TableColumn.money(minimum: 12, priority: 7)

    /// What the columns say of a notification, with links into the portal of its provider.
    static func cells(
        _ summary: NotificationSummary,
        _ moments: MomentText,
        _ glyphs: Glyphs,
        portal: PortalLink?
    ) -> [StyledText] {
        let none = StyledText("–", .faint)
        return [
            StyledText(moments.age(of: summary.receivedAt), .muted),
            NotificationBadge(summary).text(glyphs),
            summary.claim?.badge?.text(glyphs) ?? none,
            summary.payout.map { StyledText($0.rawValue, .text) } ?? none,
            StyledText(summary.provider.rawValue, .muted),
            summary.names.flatMap { portal.name(of: $0, .muted) } ?? none,
            summary.amount.map { StyledText($0.groupedText, .money) } ?? "",
            summary.amount.map { StyledText($0.currency.code, .muted) } ?? "",
        ]
    }
}
