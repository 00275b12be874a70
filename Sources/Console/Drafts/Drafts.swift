/// What was typed in forms and questions and not done yet.
///
/// Of each only the texts are kept, by field: the form is made anew around them, so that it is up
/// to date with all else, and a session can keep them as they are.
package struct Drafts: Equatable, Sendable {
    /// The texts of one form.
    package struct Draft: Equatable, Sendable {
        /// What the form is about.
        package let subject: DraftSubject
        /// What was typed and chosen, by field.
        package let values: [String: String]
    }

    /// All of them, the one that was left longest ago first.
    package private(set) var all: [Draft] = []

    /// The most that are kept; the oldest makes room.
    static let limit = 50

    /// Whether there is none.
    package var isEmpty: Bool { all.isEmpty }

    /// What was typed about something, by field; `nil` where nothing was.
    package subscript(_ subject: DraftSubject) -> [String: String]? {
        all.last { $0.subject == subject }?.values
    }

    /// Keeps what was typed in place of what was before; nothing at all is no draft.
    mutating func keep(_ values: [String: String], of subject: DraftSubject) {
        all.removeAll { $0.subject == subject }
        guard !values.isEmpty else { return }
        all.append(Draft(subject: subject, values: values))
        if all.count > Self.limit { all.removeFirst(all.count - Self.limit) }
    }

    /// Lets go of what was done.
    mutating func drop(_ subject: DraftSubject) { keep([:], of: subject) }

    /// Lets go of whatever was typed to resolve a break, once that is done.
    mutating func dropResolutions(ofBreak id: Int64) {
        all.removeAll { draft in
            if case .breakResolution(id, _) = draft.subject { true } else { false }
        }
    }
}

// MARK: - Single texts

extension Drafts {
    private static let textField = "text"

    /// What was typed as an answer or a note; `nil` where nothing was.
    func text(of subject: DraftSubject) -> String? { self[subject]?[Self.textField] }

    /// Keeps an answer or a note; blanks alone are none.
    mutating func keep(_ text: String, of subject: DraftSubject) {
        keep(text.trimmingBlanks.isEmpty ? [:] : [Self.textField: text], of: subject)
    }
}
