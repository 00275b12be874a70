/// What a provider's file says wrongly: each damage is one break of one kind.
enum SettlementDamage: String, CaseIterable {
    case missingAtProvider, missingInLedger, amount, currency, fee, status, duplicateAtProvider
    case late

    /// Does this to the payment in one row, or beside it.
    ///
    /// - Parameters:
    ///   - rows: The file's rows without the header, as fields.
    ///   - index: Which row; no two damages may share one.
    ///   - later: A day too late, as the file writes days.
    func strike(_ rows: inout [[String]?], _ index: Int, later: String) {
        guard var row = rows[index] else { return }
        switch self {
        case .missingAtProvider: rows[index] = nil
        case .missingInLedger:
            row[Column.order] = "STRANGER\(index)"
            row[Column.reference] = "PAYOUT-STRANGER-\(index)"
            row[Column.account] = "999\(index)"
            rows.append(row)
        case .amount: rows[index]?[Column.amount] = "1\(row[Column.amount])"
        case .currency: rows[index]?[Column.currency] = "USD"
        case .fee: rows[index]?[Column.fee] = "1\(row[Column.fee])"
        case .status: rows[index]?[Column.status] = "FAIL"
        case .duplicateAtProvider:
            row[Column.reference] += "-AGAIN"
            rows.append(row)
        case .late:
            rows[index]?[Column.time] = later + row[Column.time].dropFirst(later.count)
        }
    }

    /// CashyPro's columns.
    private enum Column {
        static let order = 0
        static let reference = 1
        static let account = 2
        static let amount = 3
        static let fee = 4
        static let currency = 5
        static let status = 6
        static let time = 7
    }
}
