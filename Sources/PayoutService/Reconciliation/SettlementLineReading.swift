import DelimitedText
import Payouts

/// Reads the lines of one file.
struct SettlementLineReading {
    let binding: SettlementBinding
    let mapping: SettlementMapping
    let file: UInt8

    private let constantCurrency: UInt8?
    /// The status word that was read last: files have few, in long runs.
    private var lastWord: (bytes: [UInt8], place: UInt8) = ([], 0)
    /// The currency that was read last.
    private var lastCurrency: (bytes: [UInt8], place: UInt8) = ([], 0)

    /// What is wrong with a line.
    struct Problem {
        /// The column, or `nil` for the whole line.
        let column: Int?
        let reason: String

        init(_ column: Int?, _ reason: String) {
            self.column = column
            self.reason = reason
        }
    }

    init(binding: SettlementBinding, mapping: SettlementMapping, file: UInt8) {
        self.binding = binding
        self.mapping = mapping
        self.file = file
        constantCurrency = mapping.currency?.place
    }

    /// Reads a line into the table, or says why not.
    mutating func read(_ row: DelimitedRow, into table: inout SettlementTable) -> Problem? {
        if let defect = row.defect { return Problem(nil, defect.message) }
        if row.count < binding.width || row.count > binding.header.count {
            let count = "it has \(row.count) fields, the header \(binding.header.count)"
            return Problem(nil, count + "; look for a separator or a quote too many")
        }
        do throws(LineError) {
            let values = try values(row, &table)
            append(values, row, to: &table)
            return nil
        } catch {
            return error.problem
        }
    }

    private mutating func values(
        _ row: DelimitedRow,
        _ table: inout SettlementTable
    ) throws(LineError) -> SettlementValues {
        try requireKey(row)
        let currency = try currency(row)
        let exponent = Currency(place: currency).exponent
        var values = SettlementValues(
            amount: try amount(row, binding.amount, exponent),
            currency: currency,
            status: try status(row, &table),
            line: UInt32(truncatingIfNeeded: row.line),
            file: file
        )
        if let fee = binding.fee, !row.isBlank(fee) { values.fee = try amount(row, fee, exponent) }
        if let time = binding.time, !row.isBlank(time) { values.time = try self.time(row, time) }
        return values
    }

    /// A line without any key names no payout: a total, or a line that slipped.
    private func requireKey(_ row: DelimitedRow) throws(LineError) {
        let keys = [binding.orderNumber, binding.reference, binding.account]
        for case let key? in keys where !row.isBlank(key) { return }
        throw LineError(nil, "it names no payout")
    }

    private func amount(
        _ row: DelimitedRow,
        _ column: Int,
        _ exponent: Int
    ) throws(LineError) -> Int64 {
        do throws(MoneyError) {
            return try row.withUTF8(column) { text throws(MoneyError) in
                try SettlementAmount.minorUnits(
                    text,
                    mark: mapping.decimalMark,
                    exponent: exponent
                )
            }
        } catch {
            throw LineError(column, error.reason)
        }
    }

    private mutating func currency(_ row: DelimitedRow) throws(LineError) -> UInt8 {
        guard let column = binding.currency, !row.isBlank(column) else {
            guard let constantCurrency else { throw LineError(binding.currency, "no currency") }
            return constantCurrency
        }
        let last = lastCurrency
        if row.withUTF8(column, { $0.equals(last.bytes) }) { return last.place }
        guard let place = row.withUTF8(column, Currency.place) else {
            throw LineError(column, "a currency that no provider pays in")
        }
        lastCurrency = (Array(row[column].utf8), place)
        return place
    }

    private func time(_ row: DelimitedRow, _ column: Int) throws(LineError) -> Int64 {
        let seconds = row.withUTF8(column) { text in
            SettlementTime.seconds(
                text,
                format: mapping.timeFormat,
                utcOffset: mapping.utcOffset
            )
        }
        guard let seconds else {
            throw LineError(column, "no time as \(mapping.timeFormat.rawValue) writes it")
        }
        return seconds
    }

    private mutating func status(
        _ row: DelimitedRow,
        _ table: inout SettlementTable
    ) throws(LineError) -> UInt8 {
        let last = lastWord
        let isSame = row.withUTF8(binding.status ?? row.count) { $0.equals(last.bytes) }
        if isSame, !table.words.isEmpty { return last.place }
        let text = binding.status.map { row[$0] } ?? ""
        let word = text.trimmingBlanks
        let claim = binding.status == nil ? .paid : mapping.claim(of: word)
        guard let place = table.place(of: StatusWord(word, claim)) else {
            throw LineError(binding.status, "more different words than a status has")
        }
        lastWord = (Array(text.utf8), place)
        return place
    }

    private func append(
        _ values: SettlementValues,
        _ row: DelimitedRow,
        to table: inout SettlementTable
    ) {
        let beyond = row.count
        row.withUTF8(binding.orderNumber ?? beyond) { orderNumber in
            row.withUTF8(binding.reference ?? beyond) { reference in
                row.withUTF8(binding.account ?? beyond) { account in
                    table.append(
                        values,
                        orderNumber: orderNumber,
                        reference: reference,
                        account: account
                    )
                }
            }
        }
    }
}

/// Why a line cannot be compared.
private struct LineError: Error {
    let problem: SettlementLineReading.Problem

    init(_ column: Int?, _ reason: String) {
        problem = SettlementLineReading.Problem(column, reason)
    }
}

extension DelimitedRow {
    fileprivate func isBlank(_ index: Int) -> Bool {
        withUTF8(index) { $0.rangeWithoutBlanks.isEmpty }
    }
}

extension Span<UInt8> {
    fileprivate func equals(_ bytes: [UInt8]) -> Bool {
        guard count == bytes.count else { return false }
        for index in indices where self[index] != bytes[index] { return false }
        return true
    }
}

extension String {
    fileprivate var trimmingBlanks: String {
        Array(utf8).span.rangeWithoutBlanks.isEmpty
            ? "" : String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}

extension Currency {
    /// The place of a currency by its code, in either letter case, or `nil`.
    fileprivate static func place(_ code: Span<UInt8>) -> UInt8? {
        let range = code.rangeWithoutBlanks
        for (place, currency) in all.enumerated() {
            let letters = currency.code.utf8
            guard letters.count == range.count else { continue }
            let isSame = zip(letters, range).allSatisfy { $0 == code[$1] & 0xDF }
            if isSame { return UInt8(truncatingIfNeeded: place) }
        }
        return nil
    }
}

extension MoneyError {
    /// What is wrong with an amount, in a few words.
    fileprivate var reason: String {
        switch self {
        case .empty: "no amount"
        case .notANumber: "no plain number"
        case .ambiguousGrouping: "digits grouped as another country does; check decimalMark"
        case .wouldRound(let exponent): "more than \(exponent) decimals"
        case .tooLarge: "too large"
        }
    }
}
