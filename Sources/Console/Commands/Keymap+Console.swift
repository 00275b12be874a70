import TerminalUI

extension Keymap {
    /// The key of a command, or its name where it has none.
    func firstKey(of command: ConsoleCommand) -> String {
        guard let description = ConsoleCommand.byCommand[command] else { return command.rawValue }
        return keys(for: description).first?.name ?? "“\(description.title)”"
    }
}
