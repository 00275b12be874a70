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

    /// Whoever looks.
    package var values: [String] { self == .by ? ["me"] : [] }
}

extension AuditFilter: WrittenFilter {
    /// All records.
    package static var whole: Self { Self() }
    /// Who did it.
    package static var personField: AuditField? { .by }

    /// Takes what a term says of a subject.
    package mutating func take(_ head: FilterHead<AuditField>) throws(FilterProblem) {
        if head.field == .subject { subject = try head.name() }
    }

    /// None: a word is kept as the subject.
    package var words: String { "" }

    /// A word alone is the subject that people mean.
    package mutating func take(words: String) throws(FilterProblem) {
        guard !words.contains(where: \.isWhitespace), subject == nil else {
            throw FilterProblem(
                word: words,
                sentence: "The records of one subject are shown, such as PO-7F3K-0004."
            )
        }
        subject = words
    }

    /// What it says of a subject.
    package func values(of field: AuditField) -> [String] {
        field == .subject ? [subject].compactMap(\.self) : []
    }
}
