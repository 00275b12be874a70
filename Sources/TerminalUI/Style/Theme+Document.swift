extension Theme {
    /// Makes a theme of a file: `{name, appearance: dark|light|either, roles: {role: {color, bold…}},
    /// grounds: {ground: color}}`, and the claims that it makes, each `true`.
    ///
    /// - Parameter document: The file.
    /// - Throws: `ThemeError` with everything that is missing, unknown or of the wrong kind.
    package init(_ document: ThemeDocument) throws(ThemeError) {
        var reader = ThemeReader()
        let root = reader.map(document, "")
        if !reader.problems.isEmpty { throw ThemeError(problems: reader.problems) }
        let known = ["name", "appearance", "roles", "grounds"] + Claim.allCases.map(\.rawValue)
        reader.refuse(root.keys, except: known, in: "")
        let name = reader.text(root, "name", "") ?? ""
        let appearance = reader.text(root, "appearance", "").flatMap { text in
            reader.expect(Appearance(rawValue: text), "appearance", text, "dark, light or either")
        }
        let claims = Claim.allCases.filter { reader.flag(root, $0.rawValue, "") }
        let roles = reader.roles(root)
        let grounds = reader.grounds(root)
        guard reader.problems.isEmpty, let appearance else {
            throw ThemeError(problems: reader.problems)
        }
        self.init(
            name: name,
            appearance: appearance,
            claims: Set(claims),
            roles: roles,
            grounds: grounds
        )
    }
}

/// Takes values out of a theme's file, and takes down what is wrong with it.
private struct ThemeReader {
    typealias Entries = [String: ThemeDocument]

    var problems: [ThemeError.Problem] = []

    private static let colors = "#rrggbb, default or the name of an ANSI color such as bright-blue"

    mutating func roles(_ root: Entries) -> [Role: Theme.Ink] {
        let entries = section(root, "roles", Role.allCases.map(\.rawValue))
        var roles: [Role: Theme.Ink] = [:]
        for role in Role.allCases {
            guard let ink = entries[role.rawValue] else { continue }
            let path = "roles.\(role.rawValue)"
            let values = map(ink, path)
            refuse(values.keys, except: ["color"] + Attributes.named.map(\.name), in: path + ".")
            let color = color(text(values, "color", path + "."), path + ".color")
            let set = Attributes.named.filter { flag(values, $0.name, path + ".") }.map(\.attribute)
            roles[role] = Theme.Ink(color: color, attributes: Attributes(set))
        }
        return roles
    }

    mutating func grounds(_ root: Entries) -> [Ground: ThemeColor] {
        let entries = section(root, "grounds", Ground.allCases.map(\.rawValue))
        var grounds: [Ground: ThemeColor] = [:]
        for ground in Ground.allCases where entries[ground.rawValue] != nil {
            let path = "grounds.\(ground.rawValue)"
            grounds[ground] = color(text(entries, ground.rawValue, "grounds."), path)
        }
        return grounds
    }

    /// A part of the file that has to hold exactly these keys.
    private mutating func section(_ root: Entries, _ name: String, _ keys: [String]) -> Entries {
        guard let document = root[name] else {
            problems.append(.missing(name))
            return [:]
        }
        let entries = map(document, name)
        refuse(entries.keys, except: keys, in: name + ".")
        problems += keys.filter { entries[$0] == nil }.map { .missing("\(name).\($0)") }
        return entries
    }

    mutating func map(_ document: ThemeDocument, _ path: String) -> Entries {
        if case .map(let entries) = document { return entries }
        let found = if case .text(let text) = document { text } else { "" }
        problems.append(
            .invalid(
                path.isEmpty ? "the file" : path,
                found: found,
                needed: "keys with values"
            )
        )
        return [:]
    }

    mutating func refuse(_ keys: Entries.Keys, except known: [String], in path: String) {
        problems += keys.filter { !known.contains($0) }.sorted().map { .unknown(path + $0) }
    }

    mutating func text(_ entries: Entries, _ key: String, _ path: String) -> String? {
        switch entries[key] {
        case .text(let text): return text
        case nil: problems.append(.missing(path + key))
        case .map, .other:
            problems.append(.invalid(path + key, found: "", needed: "one value"))
        }
        return nil
    }

    mutating func flag(_ entries: Entries, _ key: String, _ path: String) -> Bool {
        guard entries[key] != nil, let text = text(entries, key, path) else { return false }
        return expect(Bool(text), path + key, text, "true or false") ?? false
    }

    private mutating func color(_ text: String?, _ path: String) -> ThemeColor {
        text.flatMap { expect(ThemeColor($0), path, $0, Self.colors) } ?? .terminalDefault
    }

    mutating func expect<Value>(
        _ value: Value?,
        _ path: String,
        _ found: String,
        _ needed: String
    ) -> Value? {
        if value == nil { problems.append(.invalid(path, found: found, needed: needed)) }
        return value
    }
}
