/// What a term of the filter of notifications can be about.
package enum NotificationField: String, FilterFieldName {
    case fate, refusal, provider, differs

    /// How a term of it looks.
    package var example: String {
        switch self {
        case .fate: "fate:refused,unmatched"
        case .refusal: "refusal:badSignature"
        case .provider: "provider:dvpay"
        case .differs: "differs:yes"
        }
    }

    /// The fates and refusals.
    package var values: [String] {
        switch self {
        case .fate: NotificationDisposition.filterNames
        case .refusal: NotificationRefusal.Kind.filterNames
        case .differs: [NotificationFilter.yes]
        case .provider: []
        }
    }

    /// What each row has exactly one of.
    package var counted: [String] {
        switch self {
        case .fate: NotificationDisposition.allCases.map(\.rawValue)
        case .provider: ProviderID.allCases.map(\.rawValue)
        case .refusal, .differs: []
        }
    }
}

extension NotificationFilter: WrittenFilter {
    /// All notifications.
    package static var whole: Self { Self() }
    /// What is searched for.
    package var words: String { text }

    fileprivate static let yes = "yes"

    /// Takes what a term says.
    package mutating func take(_ head: FilterHead<NotificationField>) throws(FilterProblem) {
        switch head.field {
        case .fate:
            dispositions.formUnion(try head.list(NotificationDisposition.init(filterWord:)))
        case .refusal:
            refusals.formUnion(try head.list(NotificationRefusal.Kind.init(filterWord:)))
        case .provider: providers.formUnion(try head.list(ProviderID.init(filterWord:)))
        case .differs:
            guard head.value == Self.yes else {
                throw head.problem("\(head.text) means nothing; write \(head.field.example).")
            }
            differs = true
        }
    }

    /// Searches for words.
    package mutating func take(words: String) { text = words }

    /// What it says of a field.
    package func values(of field: NotificationField) -> [String] {
        switch field {
        case .fate:
            NotificationDisposition.allCases.filter(dispositions.contains).map(\.rawValue)
        case .refusal: NotificationRefusal.Kind.allCases.filter(refusals.contains).map(\.rawValue)
        case .provider: ProviderID.allCases.filter(providers.contains).map(\.rawValue)
        case .differs: differs ? [Self.yes] : []
        }
    }
}
