/// A searchable list of things to choose one of: banks, views, commands.
package struct ChoiceList: Equatable, Sendable {
    /// When something is offered.
    package enum Offer: Sendable {
        case always
        /// Only to who searches: there are many of its kind.
        case searched
        /// Always, and with what follows its name in the query as an answer to what it will ask.
        case answered
    }

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
        /// When it is offered.
        package let offer: Offer
        let search: SearchText
        let detailSearch: SearchText

        /// A choice.
        package init(
            id: String,
            title: String,
            detail: String = "",
            unavailable: String? = nil,
            note: String = "",
            offer: Offer = .always
        ) {
            self.id = id
            self.title = title
            self.detail = detail
            self.unavailable = unavailable
            search = SearchText(title)
            detailSearch = SearchText(detail)
            self.note = note
            self.offer = offer
        }
    }

    /// What a key led to.
    package enum Outcome: Equatable, Sendable {
        /// The list took the key, and stays.
        case handled
        /// The key means nothing to the list.
        case ignored
        /// The choice with this id was made, with what was typed as its answer.
        case chosen(String, answer: String? = nil)
        /// The person thought better of it.
        case canceled
    }

    /// All choices, in their order.
    package private(set) var choices: [Choice]
    /// What is searched for.
    package private(set) var query: TextField
    /// The selected choice's place among the matches.
    package private(set) var selection = 0
    /// What matches the query: every frame asks for it, and only a key changes it.
    private(set) var found: [Match] = []

    /// A list, the choice with `selected` selected.
    package init(_ choices: [Choice], selected: String? = nil, placeholder: String = "") {
        self.choices = choices
        query = TextField(placeholder: placeholder)
        found = matching()
        selection = found.firstIndex { $0.choice.id == selected } ?? 0
    }

    /// The choices that hold every word of the query, in their order.
    package var matches: [Choice] { found.map(\.choice) }

    /// The selected choice, if any matches.
    package var selected: Choice? { selectedMatch?.choice }

    private var selectedMatch: Match? {
        found.indices.contains(selection) ? found[selection] : nil
    }

    /// Does what a key means to the list.
    package mutating func handle(_ key: Key) -> Outcome {
        switch key {
        case .escape: return .canceled
        case .enter:
            guard let match = selectedMatch, match.choice.unavailable == nil else {
                return .handled
            }
            return .chosen(match.choice.id, answer: match.answer)
        case .up, .ctrl("p"): select(selection - 1)
        case .down, .ctrl("n"): select(selection + 1)
        case .pageUp: select(selection - Self.page)
        case .pageDown: select(selection + Self.page)
        case .tab: return complete()
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

    /// Offers other choices for the same query.
    package mutating func offer(_ choices: [Choice]) {
        self.choices = choices
        found = matching()
        select(selection)
    }

    /// Adds pasted text to the query.
    package mutating func paste(_ text: String) {
        _ = edit { field in
            field.insert(text)
            return true
        }
    }

    /// Takes the name of the selected choice as the query, so that one can go on from there.
    private mutating func complete() -> Outcome {
        guard let match = selectedMatch, match.answer == nil else { return .handled }
        return edit { field in
            field.setText(match.choice.title + " ")
            return true
        }
    }

    /// A new query starts at its first match.
    private mutating func edit(_ change: (inout TextField) -> Bool) -> Outcome {
        let before = query.text
        guard change(&query) else { return .ignored }
        guard query.text != before else { return .handled }
        found = matching()
        selection = 0
        return .handled
    }

    private mutating func select(_ index: Int) {
        selection = min(max(0, index), max(0, found.count - 1))
    }

    private static let page = 10
}
