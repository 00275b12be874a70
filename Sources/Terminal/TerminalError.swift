/// Why there can be no full screen.
package enum TerminalError: Error, Equatable {
    /// Input or output is a file or a pipe.
    case notATerminal
    /// `TERM` names nothing that is known, or nothing at all.
    case unknownTerminal(String)
    /// The operating system refused something.
    case system(call: String, code: Int32)
}

extension TerminalError: CustomStringConvertible {
    /// What happened, and what to do.
    package var description: String {
        switch self {
        case .notATerminal:
            "the console needs a terminal for input and output; use the subcommands in scripts"
        case .unknownTerminal(let name) where ["", "dumb"].contains(name):
            "TERM is “\(name)”, which cannot show a full screen; try TERM=xterm-256color"
        case .unknownTerminal(let name):
            "no description of the terminal “\(name)” is installed; try TERM=xterm-256color"
        case .system(let call, let code):
            "\(call) failed with error \(code)"
        }
    }
}
