import Payouts

/// The members of a request's body, read strictly.
struct RequestFields: Sendable {
    private let values: [String: JSON]

    init(members: [JSON.Member]) {
        values = Dictionary(members.map { ($0.key, $0.value) }) { $1 }
    }

    subscript(key: String) -> JSON? { values[key] }

    /// A required text that satisfies every rule.
    func text(_ key: String, _ rules: FieldRule...) throws(Refusal) -> String {
        guard let value = values[key], value != .null, value != "" else {
            throw .fieldMissing(key)
        }
        return try Self.checked(value, key, rules)
    }

    /// An optional text: absent, `null` and empty mean the same.
    func optionalText(_ key: String, _ rules: FieldRule...) throws(Refusal) -> String? {
        guard let value = values[key], value != .null, value != "" else { return nil }
        return try Self.checked(value, key, rules)
    }

    /// A required amount as a JSON number, within an amount rule.
    func amount(
        number key: String,
        _ currency: Currency,
        _ rule: FieldRule
    ) throws(Refusal) -> Money {
        guard let value = values[key], value != .null else { throw .fieldMissing(key) }
        guard let digits = value.digits else { throw .fieldInvalid(key) }
        return try Self.money(digits, key, currency, rule)
    }

    /// A required amount as a text, within an amount rule.
    func amount(
        text key: String,
        _ currency: Currency,
        _ rule: FieldRule
    ) throws(Refusal) -> Money {
        try Self.money(try text(key), key, currency, rule)
    }

    /// A required integer: a number, or a text of digits where the samples send one.
    func integer(_ key: String) throws(Refusal) -> Int64 {
        guard let value = values[key], value != .null, value != "" else {
            throw .fieldMissing(key)
        }
        guard let integer = Int64(value.digits ?? value.text ?? "") else {
            throw .fieldInvalid(key)
        }
        return integer
    }

    /// The fields as the text that PayPro and Vexora sign.
    ///
    /// Their Java turns `null` into the text `null` before it looks for empty values.
    func signedTexts() throws(Refusal) -> [String: String] {
        var texts: [String: String] = [:]
        for (key, value) in values {
            switch value {
            case .array, .object: throw .fieldInvalid(key)
            case .text(let text): texts[key] = text
            case .null, .bool, .number: texts[key] = value.description
            }
        }
        return texts
    }

    private static func checked(
        _ value: JSON,
        _ key: String,
        _ rules: [FieldRule]
    ) throws(Refusal) -> String {
        guard let text = value.text, rules.allSatisfy({ $0.accepts(text) }) else {
            throw .fieldInvalid(key)
        }
        return text
    }

    private static func money(
        _ digits: String,
        _ key: String,
        _ currency: Currency,
        _ rule: FieldRule
    ) throws(Refusal) -> Money {
        guard !digits.contains(","), let money = try? Money(parsing: digits, currency: currency)
        else { throw .fieldInvalid(key) }
        guard rule.accepts(money) else { throw .amountOutOfRange(key) }
        return money
    }
}
