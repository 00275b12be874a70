import Foundation
import Payouts
import TerminalUI

/// The columns of the list of payouts.
///
/// Priorities say which stay on a narrow screen.
enum PayoutColumns {
    static let columns: [TableColumn] = [
        TableColumn("Age", minimum: 4, ideal: 4, priority: 5, alignment: .trailing),
        TableColumn(
            "Status",
            minimum: StatusBadge.width,
            ideal: StatusBadge.width,
            priority: 9,
            keepsRoles: true
        ),
        TableColumn("Payout", minimum: 12, ideal: 12, priority: 7),
        TableColumn("Provider", minimum: 11, ideal: 11, priority: 3),
        TableColumn("To", minimum: 8, ideal: nil, priority: 6),
        TableColumn(
            "Amount",
            minimum: amountWidth,
            ideal: amountWidth,
            priority: 8,
            alignment: .decimal,
            mustFit: true,
            fractionWidth: 3
        ),
        TableColumn("", minimum: 3, ideal: 3, priority: 8),
    ]

    /// Holds 999,999,999.99; what is larger takes room from the name.
    private static let amountWidth = 14

    static func cells(_ payout: Payout, now: Date, glyphs: Glyphs) -> [StyledText] {
        [
            StyledText(TimeText.age(now.timeIntervalSince(payout.createdAt)), .muted),
            status(payout, glyphs),
            StyledText(payout.id.rawValue, .text),
            StyledText(payout.provider.rawValue, .muted),
            StyledText(payout.beneficiary.displayName, .text),
            StyledText(payout.amount.groupedText, .money),
            StyledText(payout.amount.currency.code, .muted),
        ]
    }

    /// The badge, with a sign where the payout deserves a second look.
    private static func status(_ payout: Payout, _ glyphs: Glyphs) -> StyledText {
        let badge = StatusBadge(payout.status).text(glyphs)
        return payout.flags.isEmpty ? badge : badge + StyledText("!", .attention, .bold)
    }
}
