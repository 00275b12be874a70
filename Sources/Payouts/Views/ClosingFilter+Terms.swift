/// What a term of the filter of closed days can be about.
package enum ClosingField: String, FilterFieldName {
    case provider, currency, by

    /// How a term of it looks.
    package var example: String {
        switch self {
        case .provider: "provider:dvpay"
        case .currency: "currency:USD"
        case .by: "by:me"
        }
    }

    /// The currencies, and whoever looks.
    package var values: [String] {
        switch self {
        case .provider: []
        case .currency: Currency.filterNames
        case .by: ["me"]
        }
    }

    /// What each row has exactly one of.
    package var counted: [String] {
        switch self {
        case .provider: ProviderID.allCases.map(\.rawValue)
        // A day may have several.
        case .currency, .by: []
        }
    }
}

extension ClosingFilter: WrittenFilter {
    /// All closed days.
    package static var whole: Self { Self() }
    /// Who closed it.
    package static var personField: ClosingField? { .by }
    /// Who closed it.
    package var people: Choice<OperatorName?> {
        get { signers }
        set { signers = newValue }
    }
    /// The day.
    package var words: String { day }

    /// A word is how the day begins.
    package mutating func take(words: String) throws(FilterProblem) {
        try Self.check(words)
        day = words
    }

    /// A word that is left out is how days begin, too.
    package static func check(_ words: String) throws(FilterProblem) {
        let isBeginning =
            words.count <= form.count
            && zip(words, form).allSatisfy { $1 == "-" ? $0 == "-" : $0.isASCIIDigit }
        guard isBeginning else {
            throw FilterProblem(
                word: words,
                sentence: "“\(words)” is no day; write 2026-11 or 2026-11-20."
            )
        }
    }

    /// Where a day has digits.
    private static var form: String { "0000-00-00" }

    /// Takes what a term says of a provider or a currency.
    package mutating func take(_ head: FilterHead<ClosingField>) throws(FilterProblem) {
        switch head.field {
        case .provider: providers.formUnion(try head.list(ProviderID.init(filterWord:)))
        case .currency: currencies.formUnion(try head.list(Currency.init(code:)))
        case .by: break
        }
    }

    /// What it says of a provider or a currency.
    package func values(of field: ClosingField) -> [String] {
        switch field {
        case .provider: ProviderID.allCases.filter(providers.contains).map(\.rawValue)
        case .currency: Currency.all.filter(currencies.contains).map(\.code)
        case .by: []
        }
    }
}
