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

/// What a term of the filter of breaks can be about.
package enum BreakField: String, FilterFieldName {
    case kind, status, provider, owner, run, `break`

    /// How a term of it looks.
    package var example: String {
        switch self {
        case .kind: "kind:amount,fee"
        case .status: "status:proposed, or status:any"
        case .provider: "provider:dvpay"
        case .owner: "owner:me"
        case .run: "run:12"
        case .break: "break:12"
        }
    }
}

extension BreakFilter: WrittenFilter {
    /// What is not resolved.
    package static var whole: Self { Self() }
    /// Who is on it.
    package static var personField: BreakField? { .owner }
    /// Who is on it.
    package var person: OperatorName? {
        get { owner }
        set { owner = newValue }
    }

    /// However a break stands.
    private static let anyStatus = "any"

    /// Takes what a term says of anything but a person.
    package mutating func take(_ head: FilterHead<BreakField>) throws(FilterProblem) {
        switch head.field {
        case .kind: kinds.formUnion(try head.list(BreakKind.init(filterWord:)))
        case .status where head.value == Self.anyStatus: states = []
        case .status: states = Set(try head.list(BreakState.init(filterWord:)))
        case .provider: providers.formUnion(try head.list(ProviderID.init(filterWord:)))
        case .run: run = try head.number()
        case .break: id = try head.number()
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

/// What a term of the audit trail's filter can be about.
package enum AuditField: String, FilterFieldName {
    case subject, by

    /// How a term of it looks.
    package var example: String {
        switch self {
        case .subject: "subject:PO-7F3K-0004"
        case .by: "by:me"
        }
    }
}

extension AuditFilter: WrittenFilter {
    /// All records.
    package static var whole: Self { Self() }
    /// Who did it.
    package static var personField: AuditField? { .by }
    /// Who did it.
    package var person: OperatorName? {
        get { by }
        set { by = newValue }
    }

    /// Takes what a term says of a subject.
    package mutating func take(_ head: FilterHead<AuditField>) throws(FilterProblem) {
        if head.field == .subject { subject = try head.name() }
    }

    /// What it says of a subject.
    package func values(of field: AuditField) -> [String] {
        field == .subject ? [subject].compactMap(\.self) : []
    }
}

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
}

extension NotificationFilter: WrittenFilter {
    /// All notifications.
    package static var whole: Self { Self() }
    /// What is searched for.
    package var words: String { text }

    private static let yes = "yes"

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
