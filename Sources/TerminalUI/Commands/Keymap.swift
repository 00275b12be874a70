/// Which key means which command, in which scope.
package struct Keymap: Equatable, Sendable {
    struct Place: Hashable {
        let scope: String
        let key: Key
    }

    private(set) var commands: [Place: String] = [:]
    private var keys: [String: [Key]] = [:]

    /// The default keys of the commands, with the keys that configuration gives instead.
    ///
    /// - Parameters:
    ///   - descriptions: Every command there is.
    ///   - overrides: Key names by command name ("payouts.requery": ["r", "ctrl-r"]); an empty
    ///     list takes a command's keys away.
    /// - Throws: Every problem at once: an unknown command or key, or a key that two commands of
    ///   one scope claim.
    package init(
        _ descriptions: [CommandDescription],
        overrides: [String: [String]] = [:]
    ) throws(KeymapError) {
        var problems: [KeymapError.Problem] = []
        let known = Set(descriptions.map(\.name))
        for name in overrides.keys.sorted() where !known.contains(name) {
            problems.append(.unknownCommand(name, meant: Self.meant(by: name, descriptions)))
        }
        for description in descriptions {
            let name = description.name
            let bound = overrides[name].map { names in
                names.compactMap { keyName in
                    let key = Key(name: keyName)
                    if key == nil { problems.append(.unknownKey(keyName, command: name)) }
                    return key
                }
            }
            problems += bind(bound ?? description.defaultKeys, to: name, in: description.scope)
        }
        if !problems.isEmpty { throw KeymapError(problems: problems) }
    }

    /// The command that a misspelt name means: the one of that id in another scope, or the one
    /// that is written most like it.
    private static func meant(by name: String, _ descriptions: [CommandDescription]) -> String? {
        let id = name.split(separator: ".").last.map(String.init)
        return descriptions.first { $0.id == id }?.name
            ?? Spelling.nearest(to: name, among: descriptions.map(\.name))
    }

    /// The name of the command that a key means, in the first of the scopes that binds it; the
    /// global scope comes last by itself.
    package func command(for key: Key, in scopes: [String]) -> String? {
        for scope in scopes + [CommandDescription.globalScope] {
            if let name = commands[Place(scope: scope, key: key)] { return name }
        }
        return nil
    }

    /// The keys of a command, in the order in which they were declared.
    package func keys(for command: CommandDescription) -> [Key] { keys[command.name] ?? [] }

    private mutating func bind(
        _ bound: [Key],
        to name: String,
        in scope: String
    ) -> [KeymapError.Problem] {
        var problems: [KeymapError.Problem] = []
        for key in bound {
            let place = Place(scope: scope, key: key)
            if let other = commands[place] {
                problems.append(.clash(key, other, name))
                continue
            }
            commands[place] = name
            keys[name, default: []].append(key)
        }
        return problems
    }
}
