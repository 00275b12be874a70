/// The fields of one provider with the rules between them: turns typed values into a draft.
package struct PayoutForm: Sendable {
    /// Whose form this is.
    package let provider: ProviderID
    /// The fields in the order in which people fill them in.
    package let fields: [PayoutField]
    /// The currency where the provider pays in one only.
    package let fixedCurrency: Currency?
    /// Which fields hold the beneficiary's name, joined by a space.
    package let nameKeys: [String]
    /// Which field holds the account.
    package let accountKey: String
    /// Which field holds the bank or wallet scheme, where there is one.
    package let institutionKey: String?
    /// Rules between fields; each gives the problems it finds in complete values.
    package let crossRules: [@Sendable (_ values: [String: String], [Bank]) -> FieldProblem?]
    /// The values, by key, that follow from others because a rule leaves only one.
    package let implied: @Sendable (_ values: [String: String], [Bank]) -> [String: String]

    /// Creates a form.
    package init(
        provider: ProviderID,
        fields: [PayoutField],
        fixedCurrency: Currency?,
        nameKeys: [String],
        accountKey: String,
        institutionKey: String? = nil,
        crossRules: [@Sendable (_ values: [String: String], [Bank]) -> FieldProblem?] = [],
        implied: @escaping @Sendable (_ values: [String: String], [Bank]) -> [String: String] = {
            _,
            _ in [:]
        }
    ) {
        self.provider = provider
        self.fields = fields
        self.fixedCurrency = fixedCurrency
        self.nameKeys = nameKeys
        self.accountKey = accountKey
        self.institutionKey = institutionKey
        self.crossRules = crossRules
        self.implied = implied
    }

    /// Finds a field by its key.
    package func field(_ key: String) -> PayoutField? { fields.first { $0.key == key } }
}

// MARK: - Validation

extension PayoutForm {
    /// Checks typed values and makes a draft of them; what they imply need not be among them.
    ///
    /// - Parameters:
    ///   - values: Texts by field key; blanks around a value do not count.
    ///   - banks: The provider's bank list, empty where it has none.
    /// - Returns: The draft that the values describe.
    /// - Throws: ``FieldProblems`` with every problem at once, in the order of the fields.
    package func draft(
        from values: [String: String],
        banks: [Bank]
    ) throws(FieldProblems) -> PayoutDraft {
        var values = values.mapValues(\.trimmed).filter { !$0.value.isEmpty }
        let onlyCurrency = takeOnlyCurrency(from: &values)
        values = completed(values, banks: banks)
        let unknown = values.keys.filter { key in !fields.contains { $0.key == key } }
        var problems = [onlyCurrency].compactMap(\.self) + unknown.sorted().map(unknownField)
        problems += fields.compactMap { problem(in: $0, values: values, banks: banks) }
        if problems.isEmpty { problems = crossRules.compactMap { $0(values, banks) } }
        guard problems.isEmpty, let amount = try? amount(in: values) else {
            throw FieldProblems(problems)
        }
        let bare = values.filter { field($0.key)?.isAboutMoney == false }
        let beneficiary = Beneficiary(
            fields: bare,
            name: nameKeys.compactMap { values[$0] }.joined(separator: " "),
            account: values[accountKey] ?? "",
            institution: institution(in: values, banks: banks)
        )
        return PayoutDraft(provider: provider, amount: amount, beneficiary: beneficiary)
    }

    /// The first problem of one field, for checking while somebody types.
    package func problem(
        in field: PayoutField,
        values: [String: String],
        banks: [Bank]
    ) -> FieldProblem? {
        let text = (values[field.key] ?? "").trimmed
        func problem(_ rule: BrokenRule, _ message: String) -> FieldProblem {
            FieldProblem(key: field.key, label: field.label, rule: rule, message: message)
        }
        guard !text.isEmpty else {
            guard field.isRequired else { return nil }
            return problem(.required, "is required, for example \(field.example)")
        }
        if let message = kindMessage(field, text: text, values: values, banks: banks) {
            return problem(field.kind.rule, message)
        }
        guard let broken = field.rules.first(where: { !$0.accepts(text) }) else { return nil }
        let advice = broken.advice(for: text) ?? "for example \(field.example)"
        return problem(broken.kind, "must be \(broken.statement), \(advice)")
    }

    private func kindMessage(
        _ field: PayoutField,
        text: String,
        values: [String: String],
        banks: [Bank]
    ) -> String? {
        switch field.kind {
        case .text: return nil
        case .amount: return amountMessage(field, text: text, values: values)
        case .currency(let codes):
            return codes.contains(text) ? nil : "must be one of \(codes.joined(separator: ", "))"
        case .choice(let choices):
            let known = choices.contains { $0.value == text }
            let list = choices.map { "\($0.value) (\($0.label))" }.joined(separator: ", ")
            return known ? nil : "must be one of \(list)"
        case .bank:
            let known = banks.contains { $0.id == text }
            return known ? nil : "is not in the provider's bank list; pick one from the list"
        }
    }

    private func amountMessage(
        _ field: PayoutField,
        text: String,
        values: [String: String]
    ) -> String? {
        guard let currency = currency(in: values) else { return nil }
        do throws(MoneyError) {
            let money = try Money(parsing: text, currency: currency)
            let broken = field.rules.first { !$0.accepts(money) }
            return broken.map { "must be \($0.statement)" }
        } catch {
            return error.message(in: currency, example: field.example)
        }
    }
}

// MARK: - Readings

extension PayoutForm {
    /// The currency that the values choose, or the provider's only one.
    package func currency(in values: [String: String]) -> Currency? {
        if let fixedCurrency { return fixedCurrency }
        let field = fields.first { if case .currency = $0.kind { true } else { false } }
        return field.flatMap { values[$0.key] }.flatMap { Currency(code: $0.trimmed) }
    }

    /// The amount that the values say, where it can be read, whatever else is wrong with them.
    package func readableAmount(in values: [String: String]) -> Money? {
        (try? amount(in: values)).flatMap(\.self)
    }

    private func amount(in values: [String: String]) throws(MoneyError) -> Money? {
        guard let currency = currency(in: values),
            let field = fields.first(where: { $0.kind == .amount })
        else { return nil }
        return try Money(parsing: values[field.key] ?? "", currency: currency)
    }

    private func institution(in values: [String: String], banks: [Bank]) -> String {
        guard let institutionKey, let value = values[institutionKey] else { return "" }
        switch field(institutionKey)?.kind {
        case .bank: return banks.first { $0.id == value }?.name ?? value
        case .choice(let choices): return choices.first { $0.value == value }?.label ?? value
        default: return value
        }
    }

    /// Takes out a currency that need not be said, because the provider has only this one; what is
    /// wrong with another.
    private func takeOnlyCurrency(from values: inout [String: String]) -> FieldProblem? {
        let key = "currency"
        guard let fixedCurrency, field(key) == nil, let code = values.removeValue(forKey: key),
            code != fixedCurrency.code
        else { return nil }
        return FieldProblem(
            key: key,
            label: key,
            rule: .currency,
            message: "must be \(fixedCurrency.code), the only one of \(provider)"
        )
    }

    private func unknownField(_ key: String) -> FieldProblem {
        let known = fields.map(\.key).joined(separator: ", ")
        return FieldProblem(
            key: key,
            label: "unknown field",
            rule: .unknownField,
            message: "\(provider) has no such field; its fields are \(known)"
        )
    }
}

extension PayoutField {
    fileprivate var isAboutMoney: Bool {
        switch kind {
        case .amount, .currency: true
        case .text, .choice, .bank: false
        }
    }
}

extension MoneyError {
    /// The error in plain words, with how to fix it.
    package func message(in currency: Currency, example: String) -> String {
        switch self {
        case .empty: "is required, for example \(example)"
        case .notANumber: "is not an amount; type digits, for example \(example)"
        case .ambiguousGrouping:
            "could be read in two ways; put commas between thousands and a point before decimals, "
                + "as in \(example)"
        case .wouldRound(let exponent):
            exponent == 0
                ? "must be whole, \(currency.code) has no decimals"
                : "has more than \(exponent) decimals, it would have to be rounded"
        case .tooLarge: "is too large"
        }
    }
}

extension PayoutField.Kind {
    /// What is broken by a value that is not of this kind.
    fileprivate var rule: BrokenRule {
        switch self {
        case .text: .combination
        case .amount: .amount
        case .currency: .currency
        case .choice: .choice
        case .bank: .bank
        }
    }
}

extension String {
    /// Whether there is nothing but blanks.
    var isBlank: Bool { !utf8.startsPlainly && allSatisfy(\.isWhitespace) }

    /// The text without blanks at either end.
    var trimmed: String {
        if utf8.startsPlainly, utf8.reversed().startsPlainly { return self }
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}

extension Sequence<UInt8> {
    /// Whether the first byte is of an ASCII character that is no blank.
    fileprivate var startsPlainly: Bool {
        var iterator = makeIterator()
        return iterator.next().map { (0x21...0x7E).contains($0) } ?? false
    }
}
