import GRDB
import Payouts

/// An order as what SQL sorts by.
extension PayoutOrder {
    /// One value to compare.
    struct Term {
        let value: SQL
        let isDescending: Bool
    }

    /// The values to compare, one after the other; the last tells any two payouts apart.
    var terms: [Term] {
        let keys = keys.flatMap { key in
            key.column.values.map { Term(value: $0, isDescending: key.isDescending) }
        }
        return keys + [Term(value: "payouts.seq", isDescending: true)]
    }

    /// What has to be joined for them.
    var join: SQL {
        keys.contains { $0.column == .name }
            ? "LEFT JOIN folded_names ON folded_names.payout = payouts.seq" : ""
    }
}

extension PayoutOrder.Column {
    fileprivate var values: [SQL] {
        switch self {
        case .created: ["created_at"]
        case .updated: ["updated_at"]
        case .since: ["status_since"]
        case .status: [Self.place(PayoutStatus.allCases.map(\.rawValue), of: "status")]
        case .provider: ["provider"]
        case .amount: Self.amount
        case .currency: ["currency"]
        case .name: ["ifnull(folded_names.name, '')"]
        }
    }

    private static func place(_ values: [String], of column: String) -> SQL {
        let cases = values.enumerated().map { "WHEN '\($1)' THEN \($0)" }
        return SQL(sql: "CASE \(column) \(cases.joined(separator: " ")) END")
    }

    /// Whole units first, then what is left of one, scaled to the currency with most digits.
    private static let amount: [SQL] = {
        let finest = Currency.all.map(\.minorUnitsPerMajor).max() ?? 1
        let units = cases { $0.minorUnitsPerMajor }
        let scale = cases { finest / $0.minorUnitsPerMajor }
        return [
            SQL(sql: "amount_minor / \(units)"), SQL(sql: "amount_minor % \(units) * \(scale)"),
        ]
    }()

    private static func cases(_ number: (Currency) -> Int64) -> String {
        let cases = Currency.all.map { "WHEN '\($0.code)' THEN \(number($0))" }
        return "CASE currency \(cases.joined(separator: " ")) END"
    }
}

extension [PayoutOrder.Term] {
    /// What `ORDER BY` takes, in this order or the other way round.
    func ordering(isReversed: Bool) -> SQL {
        map { term -> SQL in
            "\(term.value) \(sql: term.isDescending != isReversed ? "DESC" : "ASC")"
        }.joined(separator: ", ")
    }

    /// Which rows come after one with certain values, itself included or not.
    func isPast(_ values: [DatabaseValue], isReversed: Bool, includesItself: Bool) -> SQL {
        zip(self, values).reversed().reduce(includesItself ? "1" : "0") { later, pair in
            let (term, value) = pair
            let isLess = term.isDescending != isReversed
            return """
                (\(term.value) \(sql: isLess ? "<" : ">") \(value) \
                OR (\(term.value) = \(value) AND \(later)))
                """
        }
    }
}
