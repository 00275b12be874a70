extension Key {
    /// The key that a name means: `G`, `space`, `ctrl-r`, `shift-tab`, `alt-enter`, `f5`.
    ///
    /// Nil for a name that means no key that a terminal can send.
    package init?(name: String) {
        var rest = Substring(name)
        var modifiers: Modifiers = []
        for (prefix, modifier) in Self.prefixes where rest.hasPrefix(prefix) {
            guard rest.count > prefix.count else { break }
            rest.removeFirst(prefix.count)
            modifiers.insert(modifier)
        }
        guard let code = Self.code(named: rest) else { return nil }
        if case .character(let character) = code {
            if modifiers.contains(.shift) { return nil }
            if modifiers.contains(.ctrl) && !Self.isControllable(character) { return nil }
        }
        self.init(code, modifiers)
    }

    /// The name, as people write it in configuration and read it in hints.
    package var name: String {
        let held = Self.prefixes.filter { modifiers.contains($0.modifier) }.map(\.prefix).joined()
        return held + codeName
    }

    private var codeName: String {
        switch code {
        case .character(" "): "space"
        case .character(let character): String(character)
        case .function(let number): "f\(number)"
        default: Self.names.first { $0.code == code }?.name ?? ""
        }
    }

    private static func code(named name: Substring) -> Code? {
        if let named = names.first(where: { $0.name == name }) { return named.code }
        if name == "space" { return .character(" ") }
        if name.count == 1, let character = name.first, !character.isWhitespace {
            return .character(character)
        }
        if name.first == "f", let number = Int(name.dropFirst()), (1...12).contains(number) {
            return .function(number)
        }
        return nil
    }

    /// Terminals send a control byte for these only; ctrl-i is tab, ctrl-m enter, ctrl-h backspace.
    private static func isControllable(_ character: Character) -> Bool {
        "abcdefgjklnopqrstuvwxyz_ \\]^".contains(character)
    }

    /// In the order in which names have them.
    private static let prefixes: [(prefix: String, modifier: Modifiers)] = [
        ("ctrl-", .ctrl), ("alt-", .alt), ("shift-", .shift),
    ]

    private static let names: [(name: String, code: Code)] = [
        ("up", .up), ("down", .down), ("left", .left), ("right", .right),
        ("home", .home), ("end", .end), ("page-up", .pageUp), ("page-down", .pageDown),
        ("enter", .enter), ("escape", .escape), ("tab", .tab), ("backspace", .backspace),
        ("delete", .delete), ("insert", .insert),
    ]
}

extension Key: CustomStringConvertible {
    /// The key's name.
    package var description: String { name }
}
