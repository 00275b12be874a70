import Foundation
import Payouts
import TerminalUI

/// How the columns of the list of payouts are drawn.
///
/// Priorities say which stay on a narrow screen.
struct PayoutColumns {
    let shown: [PayoutColumn]

    var columns: [TableColumn] { shown.flatMap(Self.columns) }

    /// The columns for which a table of this width has no room.
    func withoutRoom(in width: Int) -> Set<PayoutColumn> {
        let drawn = shown.flatMap { column in Self.columns(column).map { _ in column } }
        let fitting = TableView.shown(columns, width: width).map { drawn[$0] }
        return Set(shown).subtracting(fitting)
    }

    /// What the columns say of a payout, with links into the portal of its provider.
    func cells(
        _ payout: Payout,
        _ moments: MomentText,
        _ glyphs: Glyphs,
        portal: PortalLink?
    ) -> [StyledText] {
        shown.flatMap { column in
            let part: PortalLink.Part? =
                switch column {
                case .order: .orderNumber
                case .reference: .reference
                default: nil
                }
            return part.map { [portal.text($0, of: PortalLink.Names(payout), .text, [])] }
                ?? Self.cells(column, payout, moments, glyphs)
        }
    }

    private static func columns(_ column: PayoutColumn) -> [TableColumn] {
        switch column {
        case .age: [age("Age", spoken: "At", priority: 5)]
        case .since: [age("Since", priority: 5)]
        case .changed: [age("Changed", priority: 4)]
        case .status:
            [
                TableColumn(
                    "Status",
                    minimum: StatusBadge.width,
                    ideal: StatusBadge.width,
                    priority: 9
                )
            ]
        case .payout: [TableColumn("Payout", minimum: 12, ideal: 12, priority: 7, namesRow: true)]
        case .order: [TableColumn("Order number", minimum: 12, ideal: 24, priority: 6)]
        case .reference: [TableColumn("Reference", minimum: 10, ideal: 26, priority: 5)]
        case .provider: [TableColumn("Provider", minimum: 11, ideal: 11, priority: 3)]
        case .to: [TableColumn("To", minimum: 8, ideal: nil, priority: 6)]
        case .account: [TableColumn("Account", minimum: 8, ideal: 8, priority: 5)]
        case .bank: [TableColumn("Bank", minimum: 6, ideal: 16, priority: 3)]
        case .reason: [TableColumn("Reason", minimum: 10, ideal: 24, priority: 4)]
        case .batch: [TableColumn("Batch", minimum: 12, ideal: 12, priority: 3)]
        case .maker: [TableColumn("By", minimum: 6, ideal: 10, priority: 3, spoken: "By")]
        case .amount: TableColumn.money(priority: 8)
        }
    }

    private static func age(
        _ title: String,
        spoken: String? = nil,
        priority: Int
    ) -> TableColumn {
        let width = max(4, title.count)
        return TableColumn(
            title,
            minimum: width,
            ideal: width,
            priority: priority,
            alignment: .trailing,
            spoken: spoken
        )
    }

    private static func cells(
        _ column: PayoutColumn,
        _ payout: Payout,
        _ moments: MomentText,
        _ glyphs: Glyphs
    ) -> [StyledText] {
        func age(_ date: Date) -> StyledText {
            StyledText(moments.age(of: date), .muted)
        }
        return switch column {
        case .age: [age(payout.createdAt)]
        case .since: [age(payout.statusSince)]
        case .changed: [age(payout.updatedAt)]
        case .status: [status(payout, glyphs)]
        case .payout: [StyledText(payout.id.rawValue, .text)]
        case .order, .reference: []
        case .provider: [StyledText(payout.provider.rawValue, .muted)]
        case .to: [StyledText(payout.beneficiary.displayName, .text)]
        case .account: [StyledText(payout.beneficiary.maskedAccount, .text)]
        case .bank: [StyledText(payout.beneficiary.institution, .muted)]
        case .reason: [StyledText(payout.reason?.explanation ?? "", .muted)]
        case .batch: [StyledText(payout.batch?.rawValue ?? "", .muted)]
        case .maker: [StyledText(payout.createdBy.rawValue, .muted)]
        case .amount:
            [
                StyledText(payout.amount.groupedText, .money),
                StyledText(payout.amount.currency.code, .muted),
            ]
        }
    }

    /// The badge, with a sign where the payout deserves a second look.
    private static func status(_ payout: Payout, _ glyphs: Glyphs) -> StyledText {
        let badge = StatusBadge(payout.status).text(glyphs)
        let sign = glyphs.isLinear ? ", look at it" : "!"
        return payout.flags.isEmpty ? badge : badge + StyledText(sign, .attention, .bold)
    }
}
