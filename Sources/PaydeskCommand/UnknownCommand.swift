import TerminalUI

/// A word on the command line where a command should stand, and is none.
///
/// The argument parser only calls it unexpected.
struct UnknownCommand {
    /// The commands that were known before it.
    let path: [String]
    /// The word.
    let word: String
    /// The command that it is most like.
    let meant: String?

    /// Finds it in arguments that the parser refused; `nil` where they fail for another reason.
    init?(in arguments: [String], of tree: CommandTree) {
        var command = tree.command
        var path: [String] = []
        for argument in arguments {
            if let child = command.child(named: argument) {
                path.append(argument)
                command = child
                continue
            }
            guard !command.children.isEmpty, !argument.hasPrefix("-") else { return nil }
            let names = command.children.map(\.commandName)
            self.path = path
            word = argument
            meant = Spelling.nearest(to: argument, among: names)
            return
        }
        return nil
    }

    /// What is wrong, what may have been meant, and where all commands stand.
    var message: String {
        func quoted(_ words: [String]) -> String { "'\(words.joined(separator: " "))'" }
        let guess = meant.map { " Did you mean \(quoted(path + [$0]))?" } ?? ""
        return "There is no command \(quoted(path + [word])).\(guess) "
            + "\(quoted(["paydesk", "help"] + path)) lists them."
    }
}
