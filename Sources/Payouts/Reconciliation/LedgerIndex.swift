/// Payouts that are found by their order numbers.
///
/// It is made while the lines are read, and lines are looked up in parts, so that two cores share
/// the work.
package struct LedgerIndex: Sendable {
    /// The payouts.
    package let ledger: LedgerTable
    private let numbers: KeyIndex

    /// Indexes payouts.
    package init(_ ledger: LedgerTable) {
        self.ledger = ledger
        numbers = KeyIndex(0..<ledger.count, of: ledger.orderNumbers)
    }

    /// The payout that each of some lines names by its order number, or -1.
    package func rows(of lines: SettlementTable, in range: Range<Int>) -> [Int32] {
        var rows: [Int32] = []
        rows.reserveCapacity(range.count)
        for line in range {
            rows.append(
                Int32(truncatingIfNeeded: numbers.row(equalTo: line, of: lines.orderNumbers))
            )
        }
        return rows
    }
}
