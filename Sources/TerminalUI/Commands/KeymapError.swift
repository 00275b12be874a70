/// Why key bindings cannot be used; names everything that is wrong with them.
package struct KeymapError: Error, Equatable {
    /// One thing that is wrong.
    package enum Problem: Hashable, Sendable {
        /// Configuration binds keys to a command that does not exist; perhaps another is meant.
        case unknownCommand(String, meant: String?)
        /// Configuration names a key that no terminal sends.
        case unknownKey(String, command: String)
        /// Two commands of one scope claim the same key.
        case clash(Key, String, String)
    }

    /// What is wrong, never empty.
    package let problems: [Problem]

    /// An error of at least one problem.
    package init(problems: [Problem]) {
        self.problems = problems
    }
}

extension KeymapError: CustomStringConvertible {
    /// One line for each problem.
    package var description: String { problems.map(\.description).joined(separator: "\n") }
}

extension KeymapError.Problem: CustomStringConvertible {
    /// What is wrong, in words.
    package var description: String {
        switch self {
        case .unknownCommand(let name, let meant):
            "keys: there is no command “\(name)”"
                + (meant.map { "; did you mean \($0)?" } ?? "")
        case .unknownKey(let key, let command):
            "keys: “\(key)”, given to \(command), is not the name of a key"
        case .clash(let key, let first, let second):
            "keys: \(key) is claimed by both \(first) and \(second)"
        }
    }
}
