import TerminalUI

/// What enter, escape and the other keys of questions and forms are called, everywhere alike.
///
/// Enter chooses: a row, a button, a value from a list. In a line of text it goes on to the next
/// one, or says what it does. Escape leads back without doing anything; where it ends work that is
/// under way, it stops.
extension CommandHints.Hint {
    static let choose = Self(key: "enter", title: "choose")
    static let next = Self(key: "enter", title: "next")
    static let back = Self(key: "escape", title: "back")
    static let stop = Self(key: "escape", title: "stop")
    static let otherButton = Self(key: "tab", title: "other button")
    static let move = Self(key: "↑ ↓", title: "move")
    static let complete = Self(key: "tab", title: "complete")
    static let scroll = Self(key: "↑ ↓", title: "scroll")

    /// A line of text in which enter does something at once.
    static func enter(_ verb: String) -> Self { Self(key: "enter", title: verb) }
}

extension [CommandHints.Hint] {
    /// A text to read with buttons below.
    static let page: Self = [.otherButton, .choose, .scroll, .back]
}
