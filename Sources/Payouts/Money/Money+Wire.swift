extension Money {
    /// Reads an amount as programs write it: digits, and a point before any decimals.
    ///
    /// What people type is read with more care for what they may have meant; here `50000.0000` is
    /// fifty thousand, and commas are not an amount.
    ///
    /// - Returns: `nil` for any other spelling, and where digits would be lost.
    package init?(wire text: String, currency: Currency) {
        guard let (money, rest) = Self.reading(wire: text, currency: currency),
            rest.allSatisfy({ $0 == "0" })
        else { return nil }
        self = money
    }

    /// The amount to the currency's digits, and the digits beyond them; `nil` for another spelling.
    package static func reading(
        wire text: String,
        currency: Currency
    ) -> (money: Money, rest: Substring)? {
        let sign = text.hasPrefix("-") ? "-" : ""
        let halves = text.dropFirst(sign.count)
            .split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = halves.first, halves.count <= 2,
            halves.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isASCIIDigit) })
        else { return nil }
        let fraction = halves.count == 2 ? halves[1] : ""
        let kept = fraction.prefix(currency.exponent)
        let padding = String(repeating: "0", count: currency.exponent - kept.count)
        guard let minorUnits = Int64(sign + whole + kept + padding) else { return nil }
        let money = Money(minorUnits: minorUnits, currency: currency)
        return (money, fraction.dropFirst(currency.exponent))
    }
}
