/// What a term of the worklist's filter can be about.
package enum WorklistField: String, FilterFieldName {
    case reason, provider, amount, age, owner

    /// How a term of it looks.
    package var example: String {
        switch self {
        case .reason: "reason:unknownOutcome,late"
        case .provider: "provider:dvpay"
        case .amount: "amount>1m"
        case .age: "age>2h"
        case .owner: "owner:me, owner:none"
        }
    }

    /// What stands between it and its value when it is completed.
    package var sign: String {
        switch self {
        case .amount, .age: ">"
        case .reason, .provider, .owner: ":"
        }
    }

    /// The reasons, and whoever looks.
    package var values: [String] {
        switch self {
        case .reason: Attention.filterNames
        case .provider, .amount, .age: []
        case .owner: ["me", "none"]
        }
    }

    /// What each row has exactly one of.
    package var counted: [String] {
        switch self {
        case .provider: ProviderID.allCases.map(\.rawValue)
        case .reason, .amount, .age, .owner: []
        }
    }
}

extension WorklistFilter: WrittenFilter {
    /// The whole worklist.
    package static var whole: Self { Self() }
    /// Who is on it.
    package static var personField: WorklistField? { .owner }
    /// Nobody may be on it.
    package static var hasNobody: Bool { true }
    /// Who is on it.
    package var people: Choice<OperatorName?> {
        get { owners }
        set { owners = newValue }
    }
    /// What is searched for.
    package var words: String { text }

    /// Searches for words.
    package mutating func take(words: String) { text = words }

    /// Takes what a term says of anything but a person.
    package mutating func take(_ head: FilterHead<WorklistField>) throws(FilterProblem) {
        switch head.field {
        case .reason: reasons.formUnion(Attention(try head.list(Attention.init(filterWord:))))
        case .provider: providers.formUnion(try head.list(ProviderID.init(filterWord:)))
        case .amount: amounts.append(try head.amount())
        case .age: ages.append(try head.age())
        case .owner: break
        }
    }

    /// What it says of anything but a person.
    package func values(of field: WorklistField) -> [String] {
        switch field {
        case .reason: reasons.names
        case .provider: ProviderID.allCases.filter(providers.contains).map(\.rawValue)
        case .amount: amounts.map(\.text)
        case .age: ages.map(\.text)
        case .owner: []
        }
    }
}
