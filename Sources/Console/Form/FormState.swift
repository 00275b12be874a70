package import Payouts
package import TerminalUI

/// A form that is being filled in, from one provider's fields.
package struct FormState: Equatable, Sendable {
    /// Whose fields.
    package let provider: ProviderID
    /// The fields in order.
    package let fields: [PayoutField]
    /// One editor a field.
    package var editors: [TextField]
    /// The field that has the keys; one past the last is the review button.
    package var focus = 0
    /// The fields that were left at least once, whose problems are shown.
    package var visited: Set<Int> = []
    /// The problem of each field, by key.
    package var problems: [String: String] = [:]
    /// A problem between fields, or of the whole.
    package var overall: String?
    /// The provider's banks, once they have come.
    package var banks: [Bank]?
    /// The latest payouts through the provider, while one of them is being chosen from.
    package var recent: [Payout] = []
    /// Whether the service is checking the values.
    package var isChecking = false
    /// What would be sent, while it is being reviewed.
    package var review: ReviewState?
    /// Whether it began with what was typed before.
    package var isDraft = false

    /// An empty form.
    package init(_ facts: ConsoleFacts.ProviderFacts) {
        provider = facts.id
        fields = facts.form.fields
        editors = facts.form.fields.map {
            TextField(placeholder: "like \($0.example)", limit: Self.maximumLength)
        }
    }

    /// The most characters of a value; the longest documented limit is 250.
    static let maximumLength = 250

    /// The texts by field key, without empty ones.
    package var values: [String: String] {
        var values: [String: String] = [:]
        for (field, editor) in zip(fields, editors) where !editor.isEmpty {
            values[field.key] = editor.text
        }
        return values
    }

    /// The values of the fields that were left at least once and are right by themselves.
    var visitedValues: [String: String] {
        values.filter { isVisited($0.key) && problems[$0.key] == nil }
    }

    func isVisited(_ key: String) -> Bool {
        fields.firstIndex { $0.key == key }.map(visited.contains) ?? false
    }

    var isOnButton: Bool { focus == fields.count }
    var focusedField: PayoutField? { fields.indices.contains(focus) ? fields[focus] : nil }
    var isPristine: Bool { editors.allSatisfy(\.isEmpty) }
}

/// The last look at a payout before it is kept.
package struct ReviewState: Equatable, Sendable {
    /// What would be kept and sent.
    package let review: PayoutReview
    /// Whether the button that pays has the focus; the way back has it at first.
    package var isArmed = false
    /// The first line on the screen.
    package private(set) var offset = 0
    /// How far down it was read.
    package private(set) var furthest = 0
    /// Whether it was submitted and the ledger has not answered yet.
    package var isSubmitting = false

    /// Goes to a line, which was read then.
    mutating func scroll(to line: Int, overflow: Int) {
        offset = min(max(0, line), overflow)
        furthest = max(furthest, offset)
    }
}
