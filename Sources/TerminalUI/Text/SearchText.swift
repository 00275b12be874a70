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
            // Most of what is searched is ASCII, and a list may hold hundreds.
            let parts =
                character.asciiValue.map { [Self.lowercase($0)] }
                ?? Array(Self.fold(String(character)))
            for part in parts {
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

    /// Whether a folded word stands in it.
    func holds(_ word: String) -> Bool { range(of: Array(word)) != nil }

    /// The text in pieces, what the words found in the role of a match; nil if one is missing.
    package func highlighted(_ words: [String]) -> StyledText? {
        var found: [Int] = []
        for word in words {
            guard let range = range(of: Array(word)) else { return nil }
            found += range
        }
        return highlighted(at: found)
    }

    /// The text in pieces where it has the letters of each word in their order, from the beginning
    /// of a word of its own on, and how far apart they stand; nil if letters are missing.
    package func abbreviated(by words: [String]) -> (title: StyledText, spread: Int)? {
        var (found, spread): ([Int], Int) = ([], 0)
        for word in words {
            guard let places = nearestPlaces(of: Array(word)) else { return nil }
            found += places
            spread += Self.spread(places)
        }
        return (highlighted(at: found), spread)
    }

    private func highlighted(at found: [Int]) -> StyledText {
        var isMatch = Array(repeating: false, count: characters.count)
        for index in found { isMatch[origins[index]] = true }
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

    /// Of all beginnings the one whose letters stand nearest to each other.
    private func nearestPlaces(of word: [Character]) -> [Int]? {
        folded.indices.filter { $0 == 0 || !(folded[$0 - 1].isLetter || folded[$0 - 1].isNumber) }
            .compactMap { places(of: word, from: $0) }
            .min { Self.spread($0) < Self.spread($1) }
    }

    private func places(of word: [Character], from start: Int) -> [Int]? {
        guard folded[start] == word.first else { return nil }
        var places = [start]
        for letter in word.dropFirst() {
            let rest = folded[(places[places.count - 1] + 1)...]
            guard let next = rest.firstIndex(of: letter) else { return nil }
            places.append(next)
        }
        return places
    }

    /// How many letters of the text lie between those that were found.
    private static func spread(_ places: [Int]) -> Int {
        places.count < 2 ? 0 : places[places.count - 1] - places[0] + 1 - places.count
    }

    private static func lowercase(_ byte: UInt8) -> Character {
        let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        return Character(Unicode.Scalar(isCapital ? byte + 32 : byte))
    }

    private static func fold(_ text: String) -> String {
        let bare = text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
        return String(bare.map { $0 == "đ" ? "d" : $0 })
    }
}
