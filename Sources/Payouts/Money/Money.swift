/// An exact amount: a count of a currency's minor units, never a floating-point number.
package struct Money: Hashable, Sendable {
    /// The amount in the currency's minor unit (cents for USD, đồng for VND).
    package let minorUnits: Int64
    /// The currency, which fixes what a minor unit is.
    package let currency: Currency

    /// Creates an amount from a count of minor units.
    package init(minorUnits: Int64, currency: Currency) {
        self.minorUnits = minorUnits
        self.currency = currency
    }

    /// The sum, or `nil` when the currencies differ or the sum does not fit.
    package func adding(_ other: Money) -> Money? {
        guard currency == other.currency else { return nil }
        let (sum, overflow) = minorUnits.addingReportingOverflow(other.minorUnits)
        return overflow ? nil : Money(minorUnits: sum, currency: currency)
    }

    /// Whether the amount has no fraction of the major unit.
    package var isWhole: Bool { minorUnits % currency.minorUnitsPerMajor == 0 }
}

// MARK: - Text

extension Money {
    /// The digits with the currency's full fraction and no grouping: `50000.00`, `1250000`.
    package var plainText: String {
        let (sign, whole, fraction) = parts
        return fraction.isEmpty ? "\(sign)\(whole)" : "\(sign)\(whole).\(fraction)"
    }

    /// The digits grouped by thousands, as people read them: `50,000.00`, `1,250,000`.
    package var groupedText: String {
        let (sign, whole, fraction) = parts
        return fraction.isEmpty
            ? "\(sign)\(whole.grouped)" : "\(sign)\(whole.grouped).\(fraction)"
    }

    /// The digits without a fraction, or `nil` when the amount is not whole: `50000`.
    package var wholeText: String? {
        guard isWhole else { return nil }
        let (sign, whole, _) = parts
        return "\(sign)\(whole)"
    }

    private var parts: (sign: String, whole: UInt64, fraction: String) {
        let unit = UInt64(currency.minorUnitsPerMajor)
        let whole = minorUnits.magnitude / unit
        let sign = minorUnits < 0 ? "-" : ""
        guard currency.exponent > 0 else { return (sign, whole, "") }
        let digits = String(minorUnits.magnitude % unit)
        let padding = String(repeating: "0", count: currency.exponent - digits.count)
        return (sign, whole, padding + digits)
    }
}

extension Money: CustomStringConvertible {
    /// The grouped digits and the code: `50,000.00 COP`.
    package var description: String { "\(groupedText) \(currency.code)" }
}

extension Money: Comparable {
    /// Orders by currency code, then by amount, so that a list of mixed currencies sorts stably.
    package static func < (left: Money, right: Money) -> Bool {
        (left.currency.code, left.minorUnits) < (right.currency.code, right.minorUnits)
    }
}
