/// What the screen and the documents say about commands, derived from their descriptions.
package enum CommandHints {
    /// A key and what it does.
    package struct Hint: Equatable, Sendable {
        /// The name of the key.
        package let key: String
        /// What it does, in two or three words.
        package let title: String

        /// A hint.
        package init(key: String, title: String) {
            self.key = key
            self.title = title
        }

        /// The columns that `key title` takes.
        package var width: Int { TextWidth.width(of: key) + 1 + TextWidth.width(of: title) }
    }

    /// The commands of one scope.
    package struct HelpSection: Equatable, Sendable {
        /// One command.
        package struct Row: Equatable, Sendable {
            /// The names of its keys; empty if it has none.
            package let keys: String
            /// What it does, in two or three words.
            package let title: String
            /// What it does, in a sentence.
            package let help: String
            /// Its name in the configuration.
            package let name: String
        }

        /// The scope.
        package let scope: String
        /// Its commands, as declared.
        package let rows: [Row]
    }

    /// Spaces between two hints.
    package static let gap = 3

    /// The hints that fit a width: the most important first, none cut off.
    ///
    /// - Parameters:
    ///   - commands: What there is.
    ///   - keymap: The keys.
    ///   - width: The cells that there are.
    ///   - isOffered: Whether a command can be run; asked of no more than there is room for.
    /// - Returns: The hints.
    package static func footer(
        _ commands: [CommandDescription],
        keymap: Keymap,
        width: Int,
        where isOffered: (CommandDescription) -> Bool = { _ in true }
    ) -> [Hint] {
        let hinted = commands.compactMap { command in
            command.hintPriority.map { (priority: $0, command: command) }
        }
        var room = width
        var hints: [Hint] = []
        for (_, command) in hinted.sorted(by: { $0.priority < $1.priority })
        where isOffered(command) {
            guard let key = keymap.keys(for: command).first else { continue }
            let hint = Hint(key: key.name, title: command.title)
            let needed = hint.width + (hints.isEmpty ? 0 : gap)
            guard needed <= room else { break }
            room -= needed
            hints.append(hint)
        }
        return hints
    }

    /// All commands by scope, scopes in the order in which they first appear.
    package static func help(
        _ commands: [CommandDescription],
        keymap: Keymap
    ) -> [HelpSection] {
        var scopes: [String] = []
        for command in commands where !scopes.contains(command.scope) {
            scopes.append(command.scope)
        }
        return scopes.map { scope in
            HelpSection(
                scope: scope,
                rows: commands.filter { $0.scope == scope }.map { command in
                    HelpSection.Row(
                        keys: keymap.keys(for: command).map(\.name).joined(separator: " "),
                        title: command.title,
                        help: command.help,
                        name: command.name
                    )
                }
            )
        }
    }

    /// The help as Markdown tables, one for each scope, for documents.
    package static func markdown(_ commands: [CommandDescription], keymap: Keymap) -> String {
        help(commands, keymap: keymap).map { section in
            let rows = section.rows.map { row in
                let keys = row.keys.split(separator: " ").map(code).joined(separator: " ")
                return "| \(keys) | \(cell(row.title)) | \(cell(row.help)) | `\(row.name)` |"
            }
            let head = ["| \(section.scope) | | | |", "|---|---|---|---|"]
            return (head + rows).joined(separator: "\n")
        }
        .joined(separator: "\n\n")
    }

    /// Every key in one Markdown table with a row for each scope, for a first look.
    package static func markdownSummary(
        _ commands: [CommandDescription],
        keymap: Keymap
    ) -> String {
        let rows = help(commands, keymap: keymap).map { section in
            let keys = section.rows.compactMap { row in
                row.keys.split(separator: " ").first.map { "\(code($0)) \(cell(row.title))" }
            }
            return "| \(section.scope) | \(keys.joined(separator: ", ")) |"
        }
        return (["| where | keys |", "|---|---|"] + rows).joined(separator: "\n")
    }

    /// A bar would end a table's cell, in code as well.
    private static func cell(_ text: some StringProtocol) -> String {
        text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    }

    private static func code(_ key: Substring) -> String {
        key == "`" ? "`` ` ``" : "`\(cell(key))`"
    }
}
