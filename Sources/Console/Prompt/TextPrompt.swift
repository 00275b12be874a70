package import TerminalUI

/// A question that is answered with a line of text: a note, a time, a reason.
package struct TextPrompt: Equatable, Sendable {
    /// What is asked.
    package let title: String
    /// What is good to know for the answer.
    package private(set) var explanation: [StyledText]
    /// Where the answer is typed.
    package var field: TextField
    /// Why the answer cannot be taken.
    package var problem: String?
    /// The first line of the explanation on the screen, where not all of it fits.
    package var offset = 0

    /// A question; `placeholder` is an example of an answer.
    package init(
        title: String,
        explanation: [StyledText],
        text: String = "",
        placeholder: String = "",
        limit: Int = TextField.maximumLength
    ) {
        self.title = title
        self.explanation = explanation
        let example = placeholder.isEmpty ? "" : "like \(placeholder)"
        field = TextField(text, placeholder: example, limit: limit)
    }

    /// Goes on with an answer that was begun before, and says so.
    mutating func resume(_ text: String) {
        field.setText(text)
        let words = "This is a draft, as you left it; to empty it drops it."
        explanation.append(StyledText(words, .attention))
    }
}
