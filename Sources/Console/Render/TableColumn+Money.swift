import TerminalUI

extension TableColumn {
    /// An amount, and beside it its currency: 999,999,999.99 fits, and what is larger takes room
    /// from the column to its left.
    static func money(
        _ title: String = "Amount",
        minimum: Int = 14,
        ideal: Int = 14,
        priority: Int,
        currency: Int = 3
    ) -> [TableColumn] {
        [
            TableColumn(
                title,
                minimum: minimum,
                ideal: ideal,
                priority: priority,
                alignment: .decimal,
                mustFit: true,
                fractionWidth: 3
            ),
            // A sum without its currency says nothing.
            TableColumn("", minimum: currency, ideal: currency, priority: priority, mustFit: true),
        ]
    }
}
