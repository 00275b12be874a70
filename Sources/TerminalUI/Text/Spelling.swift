/// Finds what somebody may have meant.
package enum Spelling {
    /// The word that differs least from a misspelt one.
    ///
    /// - Parameters:
    ///   - word: What was written.
    ///   - words: What could have been, the more likely first.
    /// - Returns: It; nil if none is like it.
    package static func nearest(to word: String, among words: [String]) -> String? {
        let rated = words.map { (word: $0, edits: edits(from: word, to: $0)) }
        guard let best = rated.min(by: { $0.edits < $1.edits }) else { return nil }
        return best.edits <= maximumEdits && best.edits < word.count ? best.word : nil
    }

    /// Two letters that changed places are two edits; more would be another word.
    private static let maximumEdits = 2

    /// How many letters have to be added, dropped or changed, in any letter case (Levenshtein).
    static func edits(from word: String, to other: String) -> Int {
        let (word, other) = (Array(word.lowercased()), Array(other.lowercased()))
        var row = Array(0...other.count)
        for (y, letter) in word.enumerated() {
            var diagonal = row[0]
            row[0] = y + 1
            for (x, candidate) in other.enumerated() {
                let changed = diagonal + (letter == candidate ? 0 : 1)
                diagonal = row[x + 1]
                row[x + 1] = min(changed, row[x] + 1, diagonal + 1)
            }
        }
        return row[other.count]
    }
}
