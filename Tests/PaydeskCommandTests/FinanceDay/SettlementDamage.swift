import Payouts

/// What a provider's file says wrongly about a day: each damage is of one kind of break.
///
/// What is overturned after the close is missing here: no file of the day itself can say so.
enum SettlementDamage: String, CaseIterable {
    case missingAtProvider, missingInLedger, amount, currency, fee, status, duplicateAtProvider
    case late, ambiguous

    /// The kinds of the breaks that it makes: two unnamed lines are two that nobody can place.
    var kinds: [String] { Array(repeating: rawValue, count: self == .ambiguous ? 2 : 1) }

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
        case .status:
            rows[index]?[Column.status] = "FAIL"
            rows[index]?[Column.time] = Self.anHourLater(row[Column.time])
        case .duplicateAtProvider:
            row[Column.reference] += "-AGAIN"
            rows.append(row)
        case .late:
            rows[index]?[Column.time] = later + row[Column.time].dropFirst(later.count)
        case .ambiguous:
            (row[Column.order], row[Column.reference]) = ("", "")
            rows[index] = row
            rows.append(row)
        }
    }

    /// A time as CashyPro writes it, `2026-11-21 09:30:20`, an hour later; not near midnight.
    private static func anHourLater(_ time: String) -> String {
        let hour = (Int(time.dropFirst(11).prefix(2)) ?? 0) + 1
        return "\(time.prefix(11))\("0\(hour)".suffix(2))\(time.dropFirst(13))"
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
