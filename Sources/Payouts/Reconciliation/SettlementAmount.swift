/// Reads amounts of settlement files, exactly.
package enum SettlementAmount {
    /// Reads digits with at most one decimal mark, and groups of three between the other one.
    ///
    /// - Parameters:
    ///   - text: The field; blanks around it are ignored.
    ///   - mark: What stands before the decimals.
    ///   - exponent: How many decimals the currency has; further ones must be zeros.
    /// - Returns: Minor units.
    /// - Throws: ``MoneyError``, naming what is wrong.
    package static func minorUnits(
        _ text: Span<UInt8>,
        mark: SettlementMapping.DecimalMark,
        exponent: Int
    ) throws(MoneyError) -> Int64 {
        var range = text.rangeWithoutBlanks
        guard let first = range.first else { throw .empty }
        let isNegative = text[first] == UInt8(ascii: "-")
        if isNegative || text[first] == UInt8(ascii: "+") { range.removeFirst() }
        var reading = AmountReading(mark: mark.byte, groupMark: mark.groupByte, exponent: exponent)
        for index in range { try reading.take(text[index]) }
        let magnitude = try reading.end()
        return isNegative ? -magnitude : magnitude
    }
}

/// An amount as far as it was read.
private struct AmountReading {
    let mark: UInt8
    let groupMark: UInt8
    let exponent: Int

    private var value: Int64 = 0
    private var digits = 0
    /// Digits since the last group mark; `nil` before the first.
    private var grouped: Int?
    /// Digits after the decimal mark; `nil` before it.
    private var decimals: Int?

    init(mark: UInt8, groupMark: UInt8, exponent: Int) {
        self.mark = mark
        self.groupMark = groupMark
        self.exponent = exponent
    }

    @inline(__always)
    mutating func take(_ byte: UInt8) throws(MoneyError) {
        let digit = byte &- UInt8(ascii: "0")
        if digit < 10 {
            try take(digit: Int64(digit))
        } else if byte == mark {
            guard decimals == nil, digits > 0 else { throw .notANumber }
            try endGroup()
            decimals = 0
        } else if byte == groupMark {
            guard decimals == nil, digits > 0 else { throw .notANumber }
            if grouped == nil {
                guard digits <= 3 else { throw .ambiguousGrouping }
            } else {
                try endGroup()
            }
            grouped = 0
        } else {
            throw .notANumber
        }
    }

    private mutating func take(digit: Int64) throws(MoneyError) {
        if let count = decimals {
            decimals = count + 1
            guard count < exponent else {
                guard digit == 0 else { throw .wouldRound(exponent: exponent) }
                return
            }
        } else {
            digits += 1
            grouped = grouped.map { $0 + 1 }
        }
        try append(digit)
    }

    private mutating func append(_ digit: Int64) throws(MoneyError) {
        let (product, overflow) = value.multipliedReportingOverflow(by: 10)
        let (sum, isTooLarge) = product.addingReportingOverflow(digit)
        guard !overflow, !isTooLarge else { throw .tooLarge }
        value = sum
    }

    private func endGroup() throws(MoneyError) {
        guard grouped == nil || grouped == 3 else { throw .ambiguousGrouping }
    }

    mutating func end() throws(MoneyError) -> Int64 {
        guard digits > 0, decimals != 0 else { throw .notANumber }
        if decimals == nil { try endGroup() }
        for _ in min(decimals ?? 0, exponent)..<exponent { try append(0) }
        return value
    }
}
