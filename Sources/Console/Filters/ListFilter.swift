package import Payouts
package import TerminalUI

/// What the list of payouts is filtered by: terms that stack, and those being typed.
package struct ListFilter: Equatable, Sendable {
    /// The terms that were kept.
    package private(set) var query = FilterQuery()
    /// Whether they are switched off together, without being lost.
    package private(set) var isOff = false
    /// Where further terms are typed, while they are.
    package private(set) var field: TextField?
    /// What ended the last reading of what is typed; `nil` where all of it has a meaning.
    package private(set) var problem: FilterProblem?
    private var typed: [FilterTerm] = []

    /// A filter of terms.
    package init(_ query: FilterQuery = FilterQuery()) { self.query = query }

    /// The terms that apply now.
    package var applied: FilterQuery { FilterQuery((isOff ? [] : query.terms) + typed) }

    /// Whether what is typed applies, beside what was kept.
    package var isTypedApplied: Bool { !typed.isEmpty }

    /// Whether nothing is filtered, and nothing could be switched on.
    package var isEmpty: Bool { query.isEmpty && typed.isEmpty }
}

// MARK: - Terms

extension ListFilter {
    /// Puts terms in the place of all that are about their field.
    package mutating func replace(_ field: FilterField, by terms: [FilterTerm]) {
        query.terms.removeAll { $0.field == field }
        query.terms += terms
        isOff = false
    }

    /// Switches the terms off together, or on again.
    package mutating func toggle() { isOff.toggle() }

    /// Takes the last term away.
    package mutating func dropLast() { _ = query.terms.popLast() }
}

// MARK: - Typing

extension ListFilter {
    /// Begins to type; words at the end go on being typed.
    package mutating func beginTyping(placeholder: String) {
        var words: [FilterTerm] = []
        while let last = query.terms.last, last.field == nil {
            words.insert(last, at: 0)
            query.terms.removeLast()
        }
        field = TextField(FilterQuery(words).text, placeholder: placeholder)
        read()
    }

    /// Edits what is typed; false for a key that means nothing here.
    package mutating func type(_ edit: (inout TextField) -> Bool) -> Bool {
        guard
            field.map({ field in
                var field = field
                defer { self.field = field }
                return edit(&field)
            }) == true
        else { return false }
        read()
        return true
    }

    /// Takes the last kept term back, to be typed on.
    package mutating func takeBack() {
        guard let last = query.terms.popLast() else { return }
        field?.setText(last.typed)
        read()
    }

    /// Keeps what is typed, unless some of it means nothing.
    package mutating func keep() -> Bool {
        guard problem == nil else { return false }
        query.terms += typed
        if !typed.isEmpty { isOff = false }
        endTyping()
        return true
    }

    /// Forgets what is typed.
    package mutating func endTyping() {
        field = nil
        typed = []
        problem = nil
    }

    /// What is typed applies word by word; one that is not finished does not yet.
    private mutating func read() {
        problem = nil
        typed = []
        for word in (field?.text ?? "").split(whereSeparator: \.isWhitespace) {
            do throws(FilterProblem) {
                typed.append(try FilterTerm(parsing: word))
            } catch {
                problem = error
            }
        }
    }
}
