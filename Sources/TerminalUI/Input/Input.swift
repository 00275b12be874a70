/// Everything that a terminal reports to an application.
package enum Input: Hashable, Sendable {
    /// A key was pressed.
    case key(Key)
    /// Text was pasted; it is data and never a command. Controls but newlines are taken out.
    case paste(String)
    /// The mouse was used.
    case mouse(Mouse)
    /// The terminal has a new size; a repaint follows by itself.
    case resize(Size)
    /// The terminal window got or lost the focus.
    case focus(Bool)
    /// The pager or editor that had the terminal has ended.
    case returned(ProgramResult)
}

/// What came of a program that had the terminal.
package enum ProgramResult: Hashable, Sendable {
    /// The text was shown.
    case shown
    /// The text as it is after editing.
    case edited(String)
    /// The program did not run, or ended with an error: why, in a sentence.
    case failed(String)
}
