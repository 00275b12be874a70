/// Why a word of a filter means nothing, or why a filter can match nothing.
package struct FilterProblem: Error, Hashable, Sendable {
    /// The word as it was typed.
    package let word: String
    /// One sentence for people that says how to write it.
    package let sentence: String

    /// Creates a problem.
    package init(word: String, sentence: String) {
        self.word = word
        self.sentence = sentence
    }
}
