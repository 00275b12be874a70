/// A searchable list of things to choose one of: banks, views, commands.
package struct ChoiceList: Equatable, Sendable {
    /// One thing to choose.
    package struct Choice: Equatable, Sendable {
        /// What tells it from all others.
        package let id: String
        /// Its name; searched.
        package let title: String
        /// What else there is to say about it, at the right.
        package let detail: String
        /// Why it cannot be chosen now; nil if it can.
        package let unavailable: String?
        /// A sentence about it, shown while it is selected; searched where nothing else matches.
        package let note: String
        let search: SearchText
        let wholeSearch: SearchText
        let noteSearch: SearchText

        /// A choice.
        package init(
            id: String,
            title: String,
            detail: String = "",
            unavailable: String? = nil,
            note: String = ""
        ) {
            self.id = id
            self.title = title
            self.detail = detail
            self.unavailable = unavailable
            search = SearchText(title)
            wholeSearch = SearchText(title + " " + detail)
            self.note = note
            noteSearch = SearchText(title + " " + note)
        }
    }

    /// What a key led to.
    package enum Outcome: Equatable, Sendable {
        /// The list took the key, and stays.
        case handled
        /// The key means nothing to the list.
        case ignored
        /// The choice with this id was made.
        case chosen(String)
        /// The person thought better of it.
        case canceled
    }

    /// All choices, in their order.
    package let choices: [Choice]
    /// What is searched for.
    package private(set) var query: TextField
    /// The selected choice's place among the matches.
    package private(set) var selection = 0

    /// A list, the choice with `selected` selected.
    package init(_ choices: [Choice], selected: String? = nil, placeholder: String = "") {
        self.choices = choices
        query = TextField(placeholder: placeholder)
        selection = choices.firstIndex { $0.id == selected } ?? 0
    }

    /// The choices that hold every word of the query, in their order.
    package var matches: [Choice] { highlightedMatches.map(\.choice) }

    /// The selected choice, if any matches.
    package var selected: Choice? {
        let matches = matches
        return matches.indices.contains(selection) ? matches[selection] : nil
    }

    /// Does what a key means to the list.
    package mutating func handle(_ key: Key) -> Outcome {
        switch key {
        case .escape: return .canceled
        case .enter:
            guard let selected, selected.unavailable == nil else { return .handled }
            return .chosen(selected.id)
        case .up, .ctrl("p"): select(selection - 1)
        case .down, .ctrl("n"): select(selection + 1)
        case .pageUp: select(selection - Self.page)
        case .pageDown: select(selection + Self.page)
        default: return edit { $0.handle(key) }
        }
        return .handled
    }

    /// The list with the letter that opened it as the beginning of what is searched for.
    package func searching(_ typed: Character?) -> ChoiceList {
        guard let typed, typed != " " else { return self }
        var list = self
        list.paste(String(typed))
        return list
    }

    /// Adds pasted text to the query.
    package mutating func paste(_ text: String) {
        _ = edit { field in
            field.insert(text)
            return true
        }
    }

    /// What a title or a detail holds, one that is the query first; where none does, what a
    /// sentence does.
    var highlightedMatches: [(choice: Choice, title: StyledText)] {
        let words = SearchText.words(of: query.text)
        let named = choices.compactMap { choice -> (choice: Choice, title: StyledText)? in
            if let title = choice.search.highlighted(words) { return (choice, title) }
            // A bank's code or a document's short name stands in the detail.
            let isInDetail = choice.wholeSearch.highlighted(words) != nil
            return isInDetail ? (choice, StyledText(choice.title)) : nil
        }
        guard named.isEmpty else {
            let same = named.filter { SearchText.words(of: $0.choice.title) == words }
            return same + named.filter { SearchText.words(of: $0.choice.title) != words }
        }
        return choices.filter { $0.noteSearch.highlighted(words) != nil }
            .map { ($0, StyledText($0.title)) }
    }

    /// A new query starts at its first match.
    private mutating func edit(_ change: (inout TextField) -> Bool) -> Outcome {
        let before = query.text
        guard change(&query) else { return .ignored }
        if query.text != before { selection = 0 }
        return .handled
    }

    private mutating func select(_ index: Int) {
        selection = min(max(0, index), max(0, matches.count - 1))
    }

    private static let page = 10
}
