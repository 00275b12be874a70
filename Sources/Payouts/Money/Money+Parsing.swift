/// Why a text is not an amount of money.
package enum MoneyError: Error, Equatable, Sendable {
    /// Nothing but blanks.
    case empty
    /// A character that no amount has, or digits in an order that no amount has.
    case notANumber
    /// Digits that another country reads as another amount.
    ///
    /// `1,00` could mean 1 or 100; `1.500` is fifteen hundred where the point parts thousands.
    case ambiguousGrouping
    /// More digits after the decimal mark than the currency has; taking it would round.
    case wouldRound(exponent: Int)
    /// Beyond what 64-bit minor units hold.
    case tooLarge
}

extension Money {
    /// Parses what a person types: digits, a point as the decimal mark, commas between thousands.
    ///
    /// `50,000.00` and `50000` are the same amount. Zeros beyond the currency's digits are taken
    /// (`100.00` đồng is 100), except where three digits after the point could be thousands;
    /// anything else that would have to be rounded is refused.
    ///
    /// - Parameters:
    ///   - text: What was typed; blanks around it are ignored.
    ///   - currency: Decides how many digits may follow the point.
    /// - Throws: ``MoneyError``, naming what is wrong with the text.
    package init(parsing text: String, currency: Currency) throws(MoneyError) {
        if let minorUnits = Self.minorUnits(plain: text, currency) {
            self.init(minorUnits: minorUnits, currency: currency)
            return
        }
        let trimmed = text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
        guard !trimmed.isEmpty else { throw .empty }
        let isNegative = trimmed.first == "-"
        let unsigned = String(isNegative ? trimmed.dropFirst() : trimmed[...])
        let halves = unsigned.split(separator: ".", omittingEmptySubsequences: false)
        guard halves.count <= 2, let first = halves.first else { throw .notANumber }
        let whole = try Self.ungrouped(first)
        let fraction = halves.count == 2 ? try Self.fraction(halves[1], of: currency) : ""
        let padded = fraction + String(repeating: "0", count: currency.exponent - fraction.count)
        let sign = isNegative ? "-" : ""
        guard let minorUnits = Int64(sign + whole + padded) else { throw .tooLarge }
        self.init(minorUnits: minorUnits, currency: currency)
    }

    /// The minor units of what nearly every amount in a file is: digits, and no more decimals than
    /// the currency has; `nil` for everything else, which is looked at character by character.
    private static func minorUnits(plain text: String, _ currency: Currency) -> Int64? {
        let bytes = text.utf8
        // So many, and the two decimals that may be missing, fit.
        guard let first = bytes.first, bytes.count <= 16, first.isASCIIDigit else { return nil }
        var value: Int64 = 0
        var decimals: Int?
        for byte in bytes {
            if byte.isASCIIDigit {
                value = value * 10 + Int64(byte & 0x0F)
                decimals = decimals.map { $0 + 1 }
            } else if byte == UInt8(ascii: "."), decimals == nil {
                decimals = 0
            } else {
                return nil
            }
        }
        guard decimals != 0, decimals ?? 0 <= currency.exponent else { return nil }
        for _ in (decimals ?? 0)..<currency.exponent { value *= 10 }
        return value
    }

    private static func ungrouped(_ text: Substring) throws(MoneyError) -> String {
        let groups = text.split(separator: ",", omittingEmptySubsequences: false)
        for group in groups {
            guard group.allSatisfy(\.isASCIIDigit) else { throw .notANumber }
        }
        guard let first = groups.first, !first.isEmpty else { throw .notANumber }
        if groups.count > 1 {
            guard first.count <= 3, groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
                throw .ambiguousGrouping
            }
        }
        return groups.joined()
    }

    private static func fraction(
        _ text: Substring,
        of currency: Currency
    ) throws(MoneyError) -> String {
        guard !text.isEmpty, text.allSatisfy(\.isASCIIDigit) else { throw .notANumber }
        guard text.dropFirst(currency.exponent).allSatisfy({ $0 == "0" }) else {
            throw .wouldRound(exponent: currency.exponent)
        }
        // Viet Nam, Colombia and Argentina write fifty thousand as `50.000`.
        guard text.count != 3 else { throw .ambiguousGrouping }
        return String(text.prefix(currency.exponent))
    }
}

extension Character {
    /// Whether this is one of the ten ASCII digits.
    ///
    /// `isNumber` would take `٣` and `½` too, and the range alone a digit with a combining mark.
    package var isASCIIDigit: Bool { isASCII && ("0"..."9").contains(self) }
}

extension UInt8 {
    /// Whether this is one of the ten ASCII digits.
    fileprivate var isASCIIDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
