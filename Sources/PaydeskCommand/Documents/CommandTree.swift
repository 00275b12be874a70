import ArgumentParser
import Foundation

/// The whole command line as data, from the declarations that parse it.
struct CommandTree: Decodable {
    let command: Command

    /// One command with its arguments.
    struct Command: Decodable {
        let commandName: String
        let abstract: String?
        let discussion: String?
        let superCommands: [String]?
        let shouldDisplay: Bool
        private let arguments: [Argument]?
        private let subcommands: [Command]?

        /// As it is typed: `paydesk batch check`.
        var path: [String] { (superCommands ?? []) + [commandName] }
        /// Its own options and arguments; help and version are everybody's.
        var ownArguments: [Argument] {
            (arguments ?? []).filter {
                $0.shouldDisplay && !["help", "version"].contains($0.valueName)
            }
        }
        /// The commands below it.
        var children: [Command] {
            (subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
        }
        /// The command below it that has a name, one that is not shown as well.
        func child(named name: String) -> Command? {
            subcommands?.first { $0.commandName == name }
        }
        /// The commands that do something, itself or those below it, in the order of the help.
        var leaves: [Command] { children.isEmpty ? [self] : children.flatMap(\.leaves) }
    }

    /// An option, a flag or an argument.
    struct Argument: Decodable {
        enum Kind: String, Decodable {
            case positional, option, flag
        }

        struct Name: Decodable {
            let kind: String
            let name: String

            /// As it is typed: `--limit`, `-h`.
            var text: String { (kind == "long" ? "--" : "-") + name }
        }

        let kind: Kind
        let abstract: String?
        let discussion: String?
        let isOptional: Bool
        let isRepeating: Bool
        let shouldDisplay: Bool
        let valueName: String?
        let names: [Name]?
        let defaultValue: String?
        let allValues: [String]?
    }

    /// The tree of `paydesk`.
    ///
    /// The parser hands out its declarations only as JSON, as `--experimental-dump-help` does.
    static func paydesk() throws -> CommandTree {
        try JSONDecoder().decode(CommandTree.self, from: Data(Paydesk._dumpHelp().utf8))
    }
}
