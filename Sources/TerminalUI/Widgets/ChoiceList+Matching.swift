// MARK: - What matches a query

extension ChoiceList {
    /// A choice that matches, with what was found in its name.
    struct Match: Equatable {
        let choice: Choice
        let title: StyledText
        /// What was typed beyond its name, for what it will ask.
        var answer: String?
    }

    /// What a name or a detail holds, one that is the query first, and what the query names and
    /// answers; where there is nothing of that, what a sentence holds and what it abbreviates.
    func matching() -> [Match] {
        let words = SearchText.words(of: query.text)
        guard !words.isEmpty else {
            return choices.filter { $0.offer != .searched }
                .map { Match(choice: $0, title: StyledText($0.title)) }
        }
        let found = named(by: words) + answered(by: words)
        return found.isEmpty ? remote(from: words) : found
    }

    private func named(by words: [String]) -> [Match] {
        let named = choices.compactMap { choice -> Match? in
            if let title = choice.search.highlighted(words) {
                return Match(choice: choice, title: title)
            }
            // A bank's code or a document's short name stands in the detail.
            let holdsAll = words.allSatisfy {
                choice.search.holds($0) || choice.detailSearch.holds($0)
            }
            return holdsAll ? Match(choice: choice, title: StyledText(choice.title)) : nil
        }
        let ranked = named.map { (match: $0, rank: Self.rank(of: $0.choice, for: words)) }
        return (0...3).flatMap { rank in ranked.filter { $0.rank == rank }.map(\.match) }
    }

    /// What the query names goes first; of what only who searches is offered, what it names whole.
    private static func rank(of choice: Choice, for words: [String]) -> Int {
        let name = SearchText.words(of: choice.title)
        if name == words { return 0 }
        guard choice.offer == .searched else { return 1 }
        return name.last == words.last ? 2 : 3
    }

    /// Those whose names hold the first words of the query, and ask for what the others say.
    private func answered(by words: [String]) -> [Match] {
        choices.filter { $0.offer == .answered }.compactMap { choice in
            let count = words.prefix { choice.search.holds($0) }.count
            guard count > 0, count < words.count, words[0].count > 1 else { return nil }
            let parts = query.text.split(maxSplits: count, whereSeparator: \.isWhitespace)
            let name = choice.search.highlighted(Array(words.prefix(count)))
            let answer = String(parts[count])
            return Match(
                choice: choice,
                title: (name ?? "") + ": " + StyledText(answer, .match),
                answer: answer
            )
        }
    }

    /// What a sentence holds, and then those whose names have the letters, the nearest first.
    private func remote(from words: [String]) -> [Match] {
        let noted = choices.filter { choice in
            let text = SearchText(choice.title + " " + choice.note)
            return choice.offer != .searched && words.allSatisfy { text.holds($0) }
        }
        let ids = Set(noted.map(\.id))
        let short = choices.filter { !ids.contains($0.id) }.compactMap { choice in
            choice.search.abbreviated(by: words).map { (choice: choice, found: $0) }
        }
        let nearest = short.enumerated().sorted {
            ($0.element.found.spread, $0.offset) < ($1.element.found.spread, $1.offset)
        }
        return noted.map { Match(choice: $0, title: StyledText($0.title)) }
            + nearest.map { Match(choice: $0.element.choice, title: $0.element.found.title) }
    }
}
