import Foundation
import Payouts
import TerminalUI

extension BreakRecord {
    /// The payout's id, which the other screens show too; where it is not ours, what the provider
    /// calls it.
    var subject: String { subject(portal: nil).text }

    /// The same in a list; what the provider calls it leads to its portal.
    func subject(portal: PortalLink?) -> StyledText {
        if let payout { return StyledText(payout.rawValue, .text) }
        let theirs = PortalLink.Names(
            orderNumber: found.theirs?.orderNumber,
            reference: found.theirs?.reference
        )
        return portal.name(of: theirs, .text) ?? StyledText(name, .text)
    }

    /// What it is, at which provider, and of which days.
    var nameInFull: StyledText {
        StyledText(found.kind.word, found.kind.role, .bold)
            + StyledText("  \(provider)  \(period)", .muted)
    }
}

/// The columns of the list of breaks.
enum BreakColumns {
    /// - Parameter isNarrow: Whether there is room for little beside an amount: there the beginning
    ///   of what a break is says more than nothing of it.
    /// - Returns: The columns; priorities say which stay.
    static func columns(isNarrow: Bool) -> [TableColumn] {
        [
            TableColumn(
                "Age",
                minimum: 5,
                ideal: 5,
                priority: 6,
                alignment: .trailing,
                spoken: "At"
            ),
            TableColumn("Break", minimum: isNarrow ? 13 : 21, ideal: 21, priority: 9),
            TableColumn("Provider", minimum: 11, ideal: 11, priority: 3),
            TableColumn("Payout", minimum: 12, ideal: nil, priority: 8, namesRow: true),
        ] + TableColumn.money("At stake", priority: 7)
            + [
                TableColumn("Stands", minimum: 8, ideal: 13, priority: 5),
                TableColumn(
                    "Owner",
                    minimum: 6,
                    ideal: 8,
                    priority: 2,
                    spoken: "Owner"
                ),
            ]
    }

    /// What the columns say of a break, with links into the portal of its provider.
    static func cells(
        _ record: BreakRecord,
        me: OperatorName,
        _ moments: MomentText,
        portal: PortalLink?
    ) -> [StyledText] {
        let found = record.found
        let age = moments.age(of: record.since)
        let owner = record.owner.map {
            $0 == me ? StyledText($0.rawValue, .title, .bold) : StyledText($0.rawValue, .muted)
        }
        return [
            StyledText(age, .muted), StyledText(found.kind.word, found.kind.role),
            StyledText(record.provider.rawValue, .muted),
            record.subject(portal: portal),
            StyledText(found.stake.groupedText, .money),
            StyledText(found.stake.currency.code, .muted),
            StyledText(record.state.word, record.state.role), owner ?? StyledText("–", .faint),
        ]
    }
}

extension BreakKind {
    /// How serious it looks.
    var role: Role {
        switch self {
        case .duplicateAtProvider, .missingInLedger, .missingAtProvider: .failed
        case .status, .reversedAfterClose, .currency, .amount: .attention
        case .fee, .ambiguous: .returned
        case .late: .inMotion
        }
    }
}

extension BreakState {
    /// How it looks.
    var role: Role {
        switch self {
        case .open: .text
        case .withProvider: .inMotion
        case .proposed: .approval
        case .resolved: .success
        }
    }
}
