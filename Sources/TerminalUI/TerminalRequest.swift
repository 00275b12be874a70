/// What an application asks of the terminal beyond showing its surface.
package enum TerminalRequest: Hashable, Sendable {
    /// Puts text into the clipboard of the person's own machine (OSC 52).
    case copy(String)
    /// Rings the bell.
    case bell
    /// Rings the bell, and shows a line on the desktop where the terminal can (OSC 9, OSC 777).
    case notify(String)
    /// Stops the program until the shell brings it back, as Ctrl-Z does elsewhere.
    case suspend
    /// Draws every cell again, in case something else wrote over the screen.
    case repaint
    /// Shows text in the person's own pager, until they leave it.
    case show(String)
    /// Lets the person edit text in their own editor; what comes of it is an `Input`.
    case edit(String)
    /// Names the terminal window.
    case title(String)
}
