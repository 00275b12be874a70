/// Which kind of rule a value breaks: the short name beside the words.
package enum BrokenRule: String, CaseIterable, Hashable, Sendable {
    case required, unknownField, amount, currency, choice, bank
    case length, digits, unaccentedLatin, identifier, prefix, email, template
    /// A rule between several fields.
    case combination
    /// The row names no provider, or one that is not configured.
    case provider
    /// A row has more fields than the header.
    case columnCount
    /// The row is not text as the rest of its file is: its quotes do not fit, or its encoding.
    case text
    /// A spreadsheet changed what was typed.
    case spreadsheetDamage
    /// A row with a control total cannot be read.
    case controlTotal

    /// The name as words: `spreadsheet damage`.
    package var words: String {
        rawValue.reduce(into: "") { words, letter in
            words += letter.isUppercase ? " \(letter.lowercased())" : "\(letter)"
        }
    }
}

extension FieldRule {
    /// The kind of this rule.
    var kind: BrokenRule {
        switch self {
        case .length: .length
        case .digits: .digits
        case .unaccentedLatin: .unaccentedLatin
        case .identifier: .identifier
        case .prefix: .prefix
        case .email: .email
        case .amount: .amount
        case .template: .template
        case .either(let rules): rules.first?.kind ?? .combination
        }
    }
}
