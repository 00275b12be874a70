/// What roles and grounds look like.
package struct Theme: Equatable, Sendable {
    /// Whether a theme is made of light text on dark ground or the other way round.
    package enum Appearance: String, Codable, Sendable {
        /// Light text on a dark ground.
        case dark
        /// Dark text on a light ground.
        case light
    }

    /// The look of a role.
    package struct Ink: Equatable, Sendable {
        /// The colour of the text.
        package var color: ThemeColor
        /// Attributes beyond the colour.
        package var attributes: Attributes

        /// A look.
        package init(color: ThemeColor, attributes: Attributes = []) {
            self.color = color
            self.attributes = attributes
        }
    }

    /// What the theme is called.
    package let name: String
    /// Dark or light.
    package let appearance: Appearance
    private let inks: [Role: Ink]
    private let backgrounds: [Ground: ThemeColor]

    /// A theme.
    ///
    /// - Parameters:
    ///   - name: What it is called.
    ///   - appearance: Dark or light.
    ///   - roles: The look of every role.
    ///   - grounds: The background of every ground.
    /// - Throws: An error that names a role or ground that is missing.
    package init(
        name: String,
        appearance: Appearance,
        roles: [Role: Ink],
        grounds: [Ground: ThemeColor]
    ) throws(ThemeError) {
        for role in Role.allCases where roles[role] == nil {
            throw .missingRole(role.rawValue, theme: name)
        }
        for ground in Ground.allCases where grounds[ground] == nil {
            throw .missingGround(ground.rawValue, theme: name)
        }
        self.name = name
        self.appearance = appearance
        inks = roles
        backgrounds = grounds
    }

    /// Whether it is made of light text on a dark ground.
    package var isDark: Bool { appearance == .dark }

    /// The look of a role.
    package func ink(_ role: Role) -> Ink { inks[role] ?? Ink(color: .terminalDefault) }

    /// The background of a ground.
    package func background(_ ground: Ground) -> ThemeColor {
        backgrounds[ground] ?? .terminalDefault
    }
}
