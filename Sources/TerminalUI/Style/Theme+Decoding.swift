extension Theme: Decodable {
    private enum CodingKeys: String, CodingKey {
        case name, appearance, roles, grounds
    }

    /// Decodes `{name, appearance: dark|light, roles: {role: {color, bold…}}, grounds: {ground:
    /// color}}`.
    ///
    /// - Parameter decoder: The source.
    /// - Throws: `ThemeError` that names what is missing or unknown, or the decoder's own error.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let name = try container.decode(String.self, forKey: .name)
        let inks = try container.decode([String: Ink].self, forKey: .roles)
        let colors = try container.decode([String: String].self, forKey: .grounds)
        var roles: [Role: Ink] = [:]
        for (key, ink) in inks.sorted(by: { $0.key < $1.key }) {
            guard let role = Role(rawValue: key) else {
                throw ThemeError.unknownRole(key, theme: name)
            }
            roles[role] = ink
        }
        var grounds: [Ground: ThemeColor] = [:]
        for (key, text) in colors.sorted(by: { $0.key < $1.key }) {
            guard let ground = Ground(rawValue: key) else {
                throw ThemeError.unknownGround(key, theme: name)
            }
            guard let color = ThemeColor(text) else { throw ThemeError.notAColor(text) }
            grounds[ground] = color
        }
        try self.init(
            name: name,
            appearance: container.decode(Appearance.self, forKey: .appearance),
            roles: roles,
            grounds: grounds
        )
    }
}

extension Theme.Ink: Decodable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case color, bold, underline, italic, reverse, dim
    }

    /// Decodes `{color: …, bold: true, …}`.
    ///
    /// - Parameter decoder: The source.
    /// - Throws: `ThemeError.notAColor`, or the decoder's own error.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let text = try container.decode(String.self, forKey: .color)
        guard let color = ThemeColor(text) else { throw ThemeError.notAColor(text) }
        var attributes: Attributes = []
        let flags: [(CodingKeys, Attributes)] = [
            (.bold, .bold), (.underline, .underline), (.italic, .italic), (.reverse, .reverse),
            (.dim, .dim),
        ]
        for (key, attribute) in flags
        where try container.decodeIfPresent(Bool.self, forKey: key) == true {
            attributes.insert(attribute)
        }
        self.init(color: color, attributes: attributes)
    }
}
