/// A rule that a field's value must satisfy, as data: what is checked, and how to fix it.
package enum FieldRule: Hashable, Sendable {
    /// Between so many characters, as people count them.
    case length(ClosedRange<Int>)
    /// ASCII digits only, so many of them.
    case digits(ClosedRange<Int>)
    /// Latin letters without marks, spaces, and `. - '` as in names.
    case unaccentedLatin
    /// One unbroken run of ASCII letters, digits and `. - _ @ +`, as accounts have.
    case identifier
    /// Starts with this text.
    case prefix(String)
    /// An e-mail address by shape: something, one `@`, a domain with a point.
    case email
    /// An amount between two bounds in one currency, whole units only where `whole`.
    case amount(minimum: Money, maximum: Money?, whole: Bool)
    /// Digits and the marks that this template allows (`#` for a digit): `##-########-#`.
    case template([String])
    /// One of several rules suffices.
    indirect case either([FieldRule])

    /// What is asked, in the words of an error message: "at most 32 characters".
    package var statement: String {
        switch self {
        case .length(let range): Self.count(range, "character")
        case .digits(let range): Self.count(range, "digit") + ", nothing else"
        case .unaccentedLatin: "Latin letters without accents"
        case .identifier: "letters, digits and . - _ @ + without blanks"
        case .prefix(let prefix): "one that starts with \(prefix)"
        case .email: "an e-mail address"
        case .amount(let minimum, let maximum, let whole): Self.amount(minimum, maximum, whole)
        case .template(let templates):
            "digits written as " + templates.joined(separator: " or ")
        case .either(let rules): rules.map(\.statement).joined(separator: ", or ")
        }
    }

    private static func count(_ range: ClosedRange<Int>, _ noun: String) -> String {
        if range.lowerBound == range.upperBound { return "\(range.lowerBound) \(noun)s" }
        if range.lowerBound <= 1 { return "at most \(range.upperBound) \(noun)s" }
        return "\(range.lowerBound) to \(range.upperBound) \(noun)s"
    }

    private static func amount(_ minimum: Money, _ maximum: Money?, _ whole: Bool) -> String {
        // "400.00, whole units" would contradict itself.
        func text(_ money: Money) -> Substring {
            whole ? money.groupedText.prefix { $0 != "." } : money.groupedText[...]
        }
        let bounds =
            if let maximum {
                "between \(text(minimum)) and \(text(maximum)) \(maximum.currency)"
            } else {
                "at least \(text(minimum)) \(minimum.currency)"
            }
        return whole ? bounds + ", whole units" : bounds
    }
}
