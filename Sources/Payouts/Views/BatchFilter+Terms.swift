/// What a term of the filter of batches can be about.
package enum BatchField: String, FilterFieldName {
    case status, by

    /// How a term of it looks.
    package var example: String {
        switch self {
        case .status: "status:unknown,failed"
        case .by: "by:me"
        }
    }

    /// The statuses, and whoever looks.
    package var values: [String] {
        switch self {
        case .status: PayoutStatus.filterNames
        case .by: ["me"]
        }
    }
}

extension BatchFilter: WrittenFilter {
    /// All batches.
    package static var whole: Self { Self() }
    /// Who committed it.
    package static var personField: BatchField? { .by }
    /// Who committed it.
    package var people: Choice<OperatorName?> {
        get { makers }
        set { makers = newValue }
    }
    /// What is searched for.
    package var words: String { text }

    /// Searches for words.
    package mutating func take(words: String) { text = words }

    /// Takes what a term says of a status.
    package mutating func take(_ head: FilterHead<BatchField>) throws(FilterProblem) {
        guard head.field == .status else { return }
        statuses.formUnion(try head.list(PayoutStatus.init(filterWord:)))
    }

    /// What it says of a status.
    package func values(of field: BatchField) -> [String] {
        guard field == .status else { return [] }
        return PayoutStatus.allCases.filter(statuses.contains).map(\.filterWord)
    }
}
