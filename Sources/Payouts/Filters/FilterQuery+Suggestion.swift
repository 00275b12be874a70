extension FilterQuery {
    /// How a word could have been meant where nothing matches, one plain sentence; `nil` where
    /// every word looks like a name or a number to look for.
    ///
    /// Amounts, days, statuses, providers, currencies and fields that do not exist are looked for as
    /// they stand, and so seldom found.
    package var suggestion: String? {
        for case .word(let text) in terms.map(\.condition) {
            if let sentence = Self.suggestion(for: text) { return sentence }
        }
        return nil
    }

    private static func suggestion(for text: String) -> String? {
        if let (name, _) = filterBeginning(of: text) {
            let fields = FilterField.allCases.map(\.rawValue).joined(separator: ", ")
            return "There is no field “\(name)”. Fields: \(fields)."
        }
        if isAmount(text) { return "An amount is found as amount:\(text)." }
        if ["today", "yesterday"].contains(text.lowercased()) || CalendarDay(text) != nil {
            return "A day is found as day:\(text.lowercased())."
        }
        if let status = PayoutStatus(filterWord: text) {
            return "A status is found as status:\(status.filterWord)."
        }
        if let provider = ProviderID(filterWord: text) {
            return "A provider is found as provider:\(provider.rawValue)."
        }
        if let currency = Currency.all.first(where: { $0.code == text.uppercased() }) {
            return "A currency is found as currency:\(currency.code)."
        }
        if text.count > 1,
            let field = FilterField.allCases.first(where: {
                $0.rawValue.hasPrefix(text.lowercased())
            })
        {
            return "A field is written as \(field.example)."
        }
        return nil
    }

    /// Digits, maybe with their thousands apart and decimals: `60000`, `60,000.00`.
    private static func isAmount(_ text: String) -> Bool {
        text.first?.isNumber == true
            && text.allSatisfy { $0.isASCII && $0.isNumber || ",.".contains($0) }
    }
}
