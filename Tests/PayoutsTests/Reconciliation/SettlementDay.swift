import Payouts

/// A day's payouts and lines as a test builds them, with the breaks that were put in.
struct SettlementDay {
    var payouts: [Row] = []
    /// Payouts of other days, which are looked up.
    var others: [Row] = []
    var lines: [Line] = []
    var expected: [String] = []
    let period: SettlementPeriod
    let mapping: SettlementMapping

    struct Row {
        var orderNumber: String
        var reference: String
        var account = ""
        var amount: Int64
        var currency = Currency.ars
        var status = PayoutStatus.paid
        var time: Int64
        var isClosed = false
    }

    struct Line {
        var orderNumber: String
        var reference: String
        var account = ""
        var amount: Int64
        var fee: Int64?
        var currency = Currency.ars
        var word = StatusWord("0000", .paid)
        var time: Int64?
        var number: UInt32 = 0
    }

    init(_ period: SettlementPeriod, _ mapping: SettlementMapping) {
        self.period = period
        self.mapping = mapping
    }

    /// Remembers a break that was put in.
    mutating func expect(_ kind: BreakKind, _ row: Row?, _ line: Line?) {
        let theirs = line.map { "\($0.orderNumber)/\($0.reference)" } ?? "-"
        expected.append("\(kind.rawValue) \(row?.orderNumber ?? "-") \(theirs)")
    }

    /// Compares, and reports.
    func report(earlier: [BreakRecord] = []) -> ReconciliationReport {
        var matching = SettlementMatching(ledger: Self.table(payouts), lines: linesTable())
        matching.add(Self.table(others))
        return matching.report(period: period, mapping: mapping, earlier: earlier)
    }

    private static func table(_ rows: [Row]) -> LedgerTable {
        var table = LedgerTable(keepsAccounts: true)
        for row in rows {
            let orderNumber = Array(row.orderNumber.utf8)
            let reference = Array(row.reference.utf8)
            let account = Array(row.account.utf8)
            table.append(
                LedgerValues(
                    amount: row.amount,
                    time: row.time,
                    currency: row.currency.place,
                    status: row.status,
                    isClosed: row.isClosed
                ),
                orderNumber: orderNumber.span,
                reference: reference.span,
                account: account.span
            )
        }
        return table
    }

    private func linesTable() -> SettlementTable {
        var table = SettlementTable(keepsAccounts: true)
        for line in lines {
            let orderNumber = Array(line.orderNumber.utf8)
            let reference = Array(line.reference.utf8)
            let account = Array(line.account.utf8)
            table.append(
                SettlementValues(
                    amount: line.amount,
                    fee: line.fee,
                    time: line.time,
                    currency: line.currency.place,
                    status: table.place(of: line.word) ?? 0,
                    line: line.number
                ),
                orderNumber: orderNumber.span,
                reference: reference.span,
                account: account.span
            )
        }
        return table
    }
}

extension ReconciliationReport {
    /// The breaks in the form in which a test expects them, sorted.
    var found: [String] {
        breaks.map { found in
            let theirs = found.theirs.map { "\($0.orderNumber)/\($0.reference)" } ?? "-"
            return "\(found.kind.rawValue) \(found.ours?.orderNumber ?? "-") \(theirs)"
        }
        .sorted()
    }
}
