import Foundation

/// A text prepared for searching: without case and diacritics, đ read as d.
package struct SearchText: Equatable, Sendable {
    private let characters: [Character]
    /// Every folded character of the text with the place of the character it comes from.
    private let folded: [Character]
    private let origins: [Int]

    /// Prepares a text.
    package init(_ text: String) {
        characters = Array(text)
        var folded: [Character] = []
        var origins: [Int] = []
        for (index, character) in characters.enumerated() {
            for part in Self.fold(String(character)) {
                folded.append(part)
                origins.append(index)
            }
        }
        self.folded = folded
        self.origins = origins
    }

    /// The words of a query, folded, to be searched for in any order.
    package static func words(of query: String) -> [String] {
        query.split(whereSeparator: \.isWhitespace).map { fold(String($0)) }
    }

    /// The text in pieces, what the words found in the role of a match; nil if one is missing.
    package func highlighted(_ words: [String]) -> StyledText? {
        var isMatch = Array(repeating: false, count: characters.count)
        for word in words {
            guard let range = range(of: Array(word)) else { return nil }
            for index in range { isMatch[origins[index]] = true }
        }
        var spans: [StyledText.Span] = []
        for (character, isMatch) in zip(characters, isMatch) {
            let role: Role? = isMatch ? .match : nil
            if let last = spans.indices.last, spans[last].role == role {
                spans[last].text.append(character)
            } else {
                spans.append(StyledText.Span(String(character), role))
            }
        }
        return StyledText(spans)
    }

    private func range(of word: [Character]) -> Range<Int>? {
        guard !word.isEmpty, word.count <= folded.count else { return nil }
        return (0...(folded.count - word.count))
            .first { folded[$0...].starts(with: word) }
            .map { $0..<($0 + word.count) }
    }

    private static func fold(_ text: String) -> String {
        let bare = text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
        return String(bare.map { $0 == "đ" ? "d" : $0 })
    }
}
