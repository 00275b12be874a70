package import TerminalUI

/// The help as it is read: how far it is scrolled, and what it is narrowed to.
package struct HelpState: Equatable, Sendable {
    /// The first line on the screen.
    package var offset = 0
    /// The words that its entries must hold; none shows all.
    package var search = TextField(placeholder: "words to look for")
    /// Whether keys are typed into the search.
    package var isTyping = false

    /// The whole help from its beginning.
    package init() {}

    /// Whether the search has a row of its own.
    var hasSearchRow: Bool { isTyping || !search.isEmpty }
}

/// What is explained under one title.
struct HelpSection {
    let title: String
    let entries: [Entry]

    /// A badge, a word or keys, and what they mean.
    struct Entry {
        let term: StyledText
        let text: String

        /// Whether it holds every word of a search, in whatever case.
        func holds(_ search: String) -> Bool {
            let whole = "\(term.text) \(text)".lowercased()
            return search.lowercased().split(separator: " ").allSatisfy { whole.contains($0) }
        }
    }
}
