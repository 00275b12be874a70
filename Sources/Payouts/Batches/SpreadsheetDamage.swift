/// What spreadsheets do to values that were right when they were typed.
package enum SpreadsheetDamage: Hashable, Sendable {
    /// `1.23E+17`: the digits in the middle are gone.
    case scientific
    /// `#N/A`: a formula failed.
    case errorValue
    /// `'0123`: the mark that makes a cell text was exported with it.
    case textMark
    /// `1712345678.0`: an identifier was taken for a number.
    case decimalPoint
    /// So many zeros at the front are gone.
    case lostZeros(Int)
    /// `1.234,50`: decimals after a comma.
    case decimalComma
    /// `$25` or `25 USD`: a sign that no amount here has.
    case currencySign
    /// `(25.00)`: how accountants write what is owed.
    case negative
    /// Quotes that a word processor made round.
    case curlyQuotes
    /// A character that takes no room, or a blank that does not break.
    case invisible(String)

    /// What happened and how to mend it, in plain words.
    package var message: String {
        switch self {
        case .scientific:
            "a spreadsheet wrote it as a power of ten and lost digits; format the column as text "
                + "and type it anew"
        case .errorValue: "holds a spreadsheet's error instead of a value; mend the formula"
        case .textMark:
            "begins with the ' by which spreadsheets mark text; remove it"
        case .decimalPoint:
            "a spreadsheet took it for a number; format the column as text and remove the .0"
        case .lostZeros(let count):
            "a spreadsheet took it for a number: \(count == 1 ? "a zero is" : "\(count) zeros are") "
                + "missing at the front; format the column as text and put them back"
        case .decimalComma:
            "has its decimals after a comma; write a point, or set decimalMark: comma in a mapping"
        case .currencySign: "has more than digits; remove the currency and the blanks"
        case .negative:
            "is in brackets, which means a negative amount; only amounts above zero are paid"
        case .curlyQuotes: "has round quotes from a word processor; type straight ones"
        case .invisible(let name):
            "has a character that cannot be seen (\(name)); type the value anew"
        }
    }
}

// MARK: - Recognition

extension SpreadsheetDamage {
    /// Damage that shows whatever the field's rules say.
    init?(seenIn text: String, isAmount: Bool) {
        guard let first = text.utf8.first else { return nil }
        switch first {
        case UInt8(ascii: "#"):
            guard Self.errorValues.contains(text) || text.utf8.allSatisfy({ $0 == first }) else {
                return nil
            }
            self = .errorValue
        case UInt8(ascii: "'"):
            guard text.dropFirst().first?.isASCIIDigit == true else { return nil }
            self = .textMark
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            guard let damage = Self.damagedNumber(text, isAmount: isAmount) else { return nil }
            self = damage
        default: return nil
        }
    }

    /// Damage that explains why an amount cannot be read.
    init?(behindAmount text: String) {
        if text.hasPrefix("("), text.hasSuffix(")") {
            self = .negative
        } else if text.wholeMatch(of: /-?(\d{1,3}(\.\d{3})*|\d+),\d{1,2}/) != nil {
            self = .decimalComma
        } else if text.contains(where: \.isCurrencySymbol)
            || text.wholeMatch(of: /([A-Z]{3}\s*)?[\d.,\s]+(\s*[A-Z]{3})?/) != nil
                && text.contains(where: { $0.isLetter || $0.isWhitespace })
        {
            self = .currencySign
        } else {
            return nil
        }
    }

    /// Damage that explains why a text breaks a rule; zeros apart, which only the rule can tell.
    init?(behindText text: String) {
        if text.contains(where: { "\u{2018}\u{2019}\u{201C}\u{201D}".contains($0) }) {
            self = .curlyQuotes
        } else if let hidden = text.unicodeScalars.first(where: \.isHidden) {
            let digits = String(hidden.value, radix: 16, uppercase: true)
            self = .invisible("U+" + String(repeating: "0", count: 4 - digits.count) + digits)
        } else {
            return nil
        }
    }

    /// Whether a long number ends in zeros exactly where a spreadsheet's 15 digits end.
    static func isRounded(_ text: String) -> Bool {
        let digits = text.utf8
        return digits.count >= precision + 2 && digits.dropFirst(precision).allSatisfy(isZero)
            && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            && !isZero(digits[digits.index(digits.startIndex, offsetBy: precision - 1)])
    }

    /// The digits that a spreadsheet's numbers keep (IEEE 754 binary64).
    private static let precision = 15
    private static let errorValues = [
        "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#ERROR!", "#SPILL!",
    ]

    private static func isZero(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "0") }

    private static func damagedNumber(_ text: String, isAmount: Bool) -> Self? {
        let bytes = text.utf8
        guard bytes.contains(where: { $0 == UInt8(ascii: "E") || $0 == UInt8(ascii: "e") }) else {
            guard !isAmount, bytes.last == UInt8(ascii: "0") else { return nil }
            return text.wholeMatch(of: /\d{4,}\.0+/) == nil ? nil : .decimalPoint
        }
        return text.wholeMatch(of: /\d([.,]\d+)?[Ee][+-]?\d{1,3}/) == nil ? nil : .scientific
    }
}

extension Unicode.Scalar {
    /// Whether nobody sees that it is there.
    fileprivate var isHidden: Bool {
        switch properties.generalCategory {
        case .format, .control, .lineSeparator, .paragraphSeparator: true
        case .spaceSeparator: self != " "
        default: false
        }
    }
}
