import Foundation
import GRDB
import Payouts

/// Reads a row's values one after the other, in the order of its `SELECT`.
struct Cells {
    private let row: Row
    private var index = 0

    init(_ row: Row) { self.row = row }

    mutating func next<Value: DatabaseValueConvertible & StatementColumnConvertible>() -> Value {
        defer { index += 1 }
        return row[index]
    }

    mutating func nextIfAny<Value: DatabaseValueConvertible & StatementColumnConvertible>()
        -> Value?
    {
        defer { index += 1 }
        return row[index]
    }

    /// A value that the ledger keeps by its raw text.
    mutating func raw<Value: RawRepresentable<String>>() throws -> Value {
        guard let value: Value = try rawIfAny() else { throw unreadable("nothing") }
        return value
    }

    /// A value that the ledger keeps by its raw text, where there is one.
    mutating func rawIfAny<Value: RawRepresentable<String>>() throws -> Value? {
        guard let text: String = nextIfAny() else { return nil }
        guard let value = Value(rawValue: text) else { throw unreadable(text) }
        return value
    }

    mutating func time() -> Date {
        LedgerTime(microseconds: next()).date
    }

    mutating func timeIfAny() -> Date? {
        let microseconds: Int64? = nextIfAny()
        return microseconds.map { LedgerTime(microseconds: $0).date }
    }

    /// An amount and, in the next column, its currency.
    mutating func money() throws -> Money {
        let minorUnits: Int64 = next()
        let code: String = next()
        guard let currency = Currency(code: code) else { throw unreadable(code) }
        return Money(minorUnits: minorUnits, currency: currency)
    }

    /// The three columns of a provider's reason.
    mutating func reason() -> ProviderReason? {
        let code: String? = nextIfAny()
        let explanation: String? = nextIfAny()
        let nextStep: String? = nextIfAny()
        return code.map {
            ProviderReason(code: $0, explanation: explanation ?? "", nextStep: nextStep ?? "")
        }
    }

    mutating func json<Value: Decodable>() throws -> Value {
        try StoredJSON.value(Value.self, of: next())
    }

    /// Texts by name, such as a beneficiary's fields.
    mutating func textsByName() throws -> [String: String] {
        try StoredJSON.texts(byName: next())
    }

    /// A list of texts; most are empty, and there is one for every piece of evidence.
    mutating func texts() throws -> [String] {
        let text: String = next()
        return text == "[]" ? [] : try StoredJSON.value([String].self, of: text)
    }

    mutating func exchange() throws -> WireExchange? {
        guard let text: String = nextIfAny() else { return nil }
        return try StoredJSON.value(StoredExchange.self, of: text).exchange
    }

    /// What was said in the last column read, which nothing here could have written.
    private func unreadable(_ text: String) -> UnreadableValue {
        let names = Array(row.columnNames)
        return UnreadableValue(detail: "\(names[index - 1]) reads \(text)")
    }
}

extension WireExchange {
    /// The text that the `exchange` columns hold.
    func stored() throws -> String { try StoredJSON.text(StoredExchange(self)) }
}
