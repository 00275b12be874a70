extension Keymap {
    /// A key that configuration gave away where it meant something before.
    package struct Hiding: Hashable, Sendable {
        /// The key.
        package let key: Key
        /// What it means now.
        package let command: String
        /// What can no longer be reached by it while the other can.
        package let hidden: String
    }

    /// Where a key means two things at once, so that one of them hides the other.
    ///
    /// A nearer scope may take a key from a farther one; that is no mistake, but whoever
    /// configured it should know. What the default keys hide is meant to be so.
    ///
    /// - Parameters:
    ///   - contexts: The scopes that apply together, the nearest first, without the global one.
    ///   - defaults: The keys as they are without configuration.
    /// - Returns: Every pair once, by key.
    package func hidings(in contexts: [[String]], besides defaults: Keymap) -> [Hiding] {
        let own = Set(contexts.flatMap(hidings))
        return own.subtracting(contexts.flatMap(defaults.hidings)).sorted {
            ($0.key.name, $0.command, $0.hidden) < ($1.key.name, $1.command, $1.hidden)
        }
    }

    private func hidings(in context: [String]) -> [Hiding] {
        let scopes = context + [CommandDescription.globalScope]
        let keys = Set(commands.keys.filter { scopes.contains($0.scope) }.map(\.key))
        return keys.flatMap { key in
            let found = scopes.compactMap { commands[Place(scope: $0, key: key)] }
            return found.dropFirst().map { Hiding(key: key, command: found[0], hidden: $0) }
        }
    }
}

extension Keymap.Hiding: CustomStringConvertible {
    /// What happened, in words.
    package var description: String {
        "keys: \(key) is \(command) now, and hides \(hidden)"
    }
}
