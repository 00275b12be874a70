/// A bound of an amount, whatever its currency: `>1m`, `<=250.50`.
package struct AmountBound: Hashable, Sendable {
    /// How an amount compares with the value.
    package enum Comparison: String, CaseIterable, Hashable, Sendable {
        /// No more and no less.
        case equal = "="
        /// Less.
        case less = "<"
        /// No more.
        case atMost = "<="
        /// More.
        case more = ">"
        /// No less.
        case atLeast = ">="
    }

    /// How an amount compares with the value.
    package let comparison: Comparison
    /// The value in ten-thousandths of a major unit: no currency of ISO 4217 has more digits.
    package let tenThousandths: Int64

    /// Digits after the decimal mark that a value can have.
    package static let digits = 4

    /// Creates a bound.
    package init(_ comparison: Comparison, tenThousandths: Int64) {
        self.comparison = comparison
        self.tenThousandths = tenThousandths
    }

    /// The bound as it is typed, thousands and millions in short: `>1m`, `<=250.5`, `=50k`.
    package var text: String {
        let major: Int64 = 10_000
        let value =
            switch tenThousandths {
            case (1_000_000 * major)... where tenThousandths.isMultiple(of: 10_000 * major):
                Self.decimal(tenThousandths / 1_000_000, digits: 4) + "m"
            case (1_000 * major)... where tenThousandths.isMultiple(of: 1_000 * major):
                "\(tenThousandths / (1_000 * major))k"
            default: Self.decimal(tenThousandths, digits: Self.digits)
            }
        return comparison.rawValue + value
    }

    private static func decimal(_ value: Int64, digits: Int) -> String {
        let text = "\(value)"
        let padded = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
        var fraction = padded.suffix(digits)
        while fraction.last == "0" { fraction.removeLast() }
        return padded.dropLast(digits) + (fraction.isEmpty ? "" : ".\(fraction)")
    }

    /// Exactly what this bound does not take, of a term that is negated as it was typed.
    func opposite(of word: String) throws(FilterProblem) -> AmountBound {
        let opposite: Comparison
        switch comparison {
        case .less: opposite = .atLeast
        case .atMost: opposite = .more
        case .more: opposite = .atMost
        case .atLeast: opposite = .less
        case .equal:
            throw FilterProblem(
                word: word,
                sentence: "\(word) says two things; write amount< or amount> instead."
            )
        }
        return AmountBound(opposite, tenThousandths: tenThousandths)
    }

    /// Whether an amount is within it.
    package func contains(_ amount: Money) -> Bool {
        minorUnits(in: amount.currency)?.contains(amount.minorUnits) ?? false
    }

    /// The amounts within it in a currency, in minor units; `nil` when there are none.
    package func minorUnits(in currency: Currency) -> ClosedRange<Int64>? {
        // A currency with fewer digits has no amount between two of its own steps.
        let step = (currency.exponent..<Self.digits).reduce(Int64(1)) { step, _ in step * 10 }
        let (whole, rest) = tenThousandths.quotientAndRemainder(dividingBy: step)
        switch comparison {
        case .equal: return rest == 0 ? whole...whole : nil
        case .less:
            let last = rest == 0 ? whole - 1 : whole
            return last < 0 ? nil : 0...last
        case .atMost: return 0...whole
        case .more: return (whole + 1)...Int64.max
        case .atLeast: return (rest == 0 ? whole : whole + 1)...Int64.max
        }
    }
}
