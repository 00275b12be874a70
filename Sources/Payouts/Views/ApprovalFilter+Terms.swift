/// What a term of the filter of what waits for checkers can be about.
package enum ApprovalField: String, FilterFieldName {
    case kind, provider, currency, amount, by

    /// How a term of it looks.
    package var example: String {
        switch self {
        case .kind: "kind:batch"
        case .provider: "provider:dvpay"
        case .currency: "currency:USD"
        case .amount: "amount>1m"
        case .by: "by:me"
        }
    }

    /// What stands between it and its value when it is completed.
    package var sign: String { self == .amount ? ">" : ":" }

    /// The kinds, the currencies, and whoever looks.
    package var values: [String] {
        switch self {
        case .kind: ApprovalSubject.Kind.filterNames
        case .currency: Currency.filterNames
        case .by: ["me"]
        case .provider, .amount: []
        }
    }

    /// What each row has exactly one of.
    package var counted: [String] {
        switch self {
        case .kind: ApprovalSubject.Kind.allCases.map(\.rawValue)
        // A batch may have several.
        case .provider, .currency, .amount, .by: []
        }
    }
}

extension ApprovalFilter: WrittenFilter {
    /// All that waits.
    package static var whole: Self { Self() }
    /// Who made it.
    package static var personField: ApprovalField? { .by }
    /// Who made it.
    package var people: Choice<OperatorName?> {
        get { makers }
        set { makers = newValue }
    }
    /// What is searched for.
    package var words: String { text }

    /// Searches for words.
    package mutating func take(words: String) { text = words }

    /// Takes what a term says of anything but a person.
    package mutating func take(_ head: FilterHead<ApprovalField>) throws(FilterProblem) {
        switch head.field {
        case .kind: kinds.formUnion(try head.list(ApprovalSubject.Kind.init(filterWord:)))
        case .provider: providers.formUnion(try head.list(ProviderID.init(filterWord:)))
        case .currency: currencies.formUnion(try head.list(Currency.init(code:)))
        case .amount: amounts.append(try head.amount())
        case .by: break
        }
    }

    /// What it says of anything but a person.
    package func values(of field: ApprovalField) -> [String] {
        switch field {
        case .kind: ApprovalSubject.Kind.allCases.filter(kinds.contains).map(\.rawValue)
        case .provider: ProviderID.allCases.filter(providers.contains).map(\.rawValue)
        case .currency: Currency.all.filter(currencies.contains).map(\.code)
        case .amount: amounts.map(\.text)
        case .by: []
        }
    }
}
