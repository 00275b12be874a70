/// What a term of the filter of breaks can be about.
package enum BreakField: String, FilterFieldName {
    case kind, status, provider, amount, owner, run, `break`

    /// How a term of it looks.
    package var example: String {
        switch self {
        case .kind: "kind:amount,fee"
        case .status: "status:proposed, or status:any"
        case .provider: "provider:dvpay"
        case .amount: "amount>1m"
        case .owner: "owner:me, owner:none"
        case .run: "run:12"
        case .break: "break:12"
        }
    }

    /// What stands between it and its value when it is completed.
    package var sign: String { self == .amount ? ">" : ":" }

    /// The kinds, how a break stands, and whoever looks.
    package var values: [String] {
        switch self {
        case .kind: BreakKind.filterNames
        case .status: BreakState.filterNames + [BreakFilter.anyStatus]
        case .owner: ["me", "none"]
        case .provider, .amount, .run, .break: []
        }
    }

    /// What each row has exactly one of.
    package var counted: [String] {
        switch self {
        case .kind: BreakKind.allCases.map(\.rawValue)
        case .status: BreakState.allCases.map(\.rawValue)
        case .provider: ProviderID.allCases.map(\.rawValue)
        case .amount, .owner, .run, .break: []
        }
    }
}

extension BreakFilter: WrittenFilter {
    /// What is not resolved.
    package static var whole: Self { Self() }
    /// Who is on it.
    package static var personField: BreakField? { .owner }
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

    /// However a break stands.
    fileprivate static let anyStatus = "any"

    /// Takes what a term says of anything but a person.
    package mutating func take(_ head: FilterHead<BreakField>) throws(FilterProblem) {
        switch head.field {
        case .kind: kinds.formUnion(try head.list(BreakKind.init(filterWord:)))
        case .status where head.value == Self.anyStatus: states = []
        case .status: states = Set(try head.list(BreakState.init(filterWord:)))
        case .provider: providers.formUnion(try head.list(ProviderID.init(filterWord:)))
        case .run: run = try head.number()
        case .break: id = try head.number()
        case .amount: amounts.append(try head.amount())
        case .owner: break
        }
    }

    /// What it says of anything but a person.
    package func values(of field: BreakField) -> [String] {
        switch field {
        case .kind: BreakKind.allCases.filter(kinds.contains).map(\.rawValue)
        case .status where states == Self.whole.states: []
        case .status where states.isEmpty: [Self.anyStatus]
        case .status: BreakState.allCases.filter(states.contains).map(\.rawValue)
        case .provider: ProviderID.allCases.filter(providers.contains).map(\.rawValue)
        case .run: run.map { ["\($0)"] } ?? []
        case .break: id.map { ["\($0)"] } ?? []
        case .amount: amounts.map(\.text)
        case .owner: []
        }
    }
}

extension FilterHead {
    /// The number that tells one thing from all others.
    fileprivate func number() throws(FilterProblem) -> Int64 {
        guard let number = Int64(try name()) else {
            throw problem("\(text) is no number; write \(field.example).")
        }
        return number
    }
}
