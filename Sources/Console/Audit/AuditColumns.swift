import Foundation
import Payouts
import TerminalUI

/// The columns of the list of who did what.
///
/// Priorities say which stay on a narrow screen.
enum AuditColumns {
    static let columns: [TableColumn] = [
        TableColumn(
            "Record",
            minimum: 9,
            ideal: 9,
            priority: 6,
            alignment: .trailing,
            namesRow: true
        ),
        TableColumn(
            "Age",
            minimum: 4,
            ideal: 4,
            priority: 5,
            alignment: .trailing,
            spoken: "At"
        ),
        TableColumn("Who", minimum: 8, ideal: 12, priority: 7),
        TableColumn("What", minimum: 9, ideal: 9, priority: 9),
        // `reconciliation 12` says nothing without its number.
        TableColumn("Subject", minimum: 12, ideal: 17, priority: 8),
        TableColumn("Reason", minimum: 8, ideal: nil, priority: 3),
    ]

    static func cells(_ entry: AuditEntry, _ moments: MomentText) -> [StyledText] {
        [
            StyledText(Int(entry.sequence).grouped, .muted),
            StyledText(moments.age(of: entry.at), .muted),
            StyledText(entry.by.rawValue),
            StyledText(entry.what, .title),
            StyledText(entry.subject),
            StyledText(entry.reason, .muted),
        ]
    }
}
