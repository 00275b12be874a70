/// What a term of the worklist's filter can be about.
package enum WorklistField: String, FilterFieldName {
    case reason, provider, owner

    /// How a term of it looks.
    package var example: String {
        switch self {
        case .reason: "reason:unknownOutcome,late"
        case .provider: "provider:dvpay"
        case .owner: "owner:me"
        }
    }

    /// The reasons, and whoever looks.
    package var values: [String] {
        switch self {
        case .reason: Attention.filterNames
        case .provider: []
        case .owner: ["me"]
        }
    }

    /// What each row has exactly one of.
    package var counted: [String] {
        switch self {
        case .provider: ProviderID.allCases.map(\.rawValue)
        case .reason, .owner: []
        }
    }
}

extension WorklistFilter: WrittenFilter {
    /// The whole worklist.
    package static var whole: Self { Self() }
    /// Who is on it.
    package static var personField: WorklistField? { .owner }
    /// Who is on it.
    package var person: OperatorName? {
        get { owner }
        set { owner = newValue }
    }
    /// What is searched for.
    package var words: String { text }

    /// Searches for words.
    package mutating func take(words: String) { text = words }

    /// Takes what a term says of a reason or a provider.
    package mutating func take(_ head: FilterHead<WorklistField>) throws(FilterProblem) {
        switch head.field {
        case .reason: reasons.formUnion(Attention(try head.list(Attention.init(filterWord:))))
        case .provider: providers.formUnion(try head.list(ProviderID.init(filterWord:)))
        case .owner: break
        }
    }

    /// What it says of a reason or a provider.
    package func values(of field: WorklistField) -> [String] {
        switch field {
        case .reason: reasons.names
        case .provider: ProviderID.allCases.filter(providers.contains).map(\.rawValue)
        case .owner: []
        }
    }
}
