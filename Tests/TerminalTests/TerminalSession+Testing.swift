import Terminal

extension TerminalSession {
    init(on terminal: PseudoTerminal, _ environment: [String: String]) throws {
        self = try TerminalSession(
            input: terminal.terminal,
            output: terminal.terminal,
            capabilities: TerminalCapabilities(environment: environment)
        )
    }
}
