/// What roles and grounds look like.
package struct Theme: Equatable, Sendable {
    /// Whether a theme is made of light text on dark ground, the other way round, or either.
    package enum Appearance: String, CaseIterable, Sendable {
        /// Light text on a dark ground.
        case dark
        /// Dark text on a light ground.
        case light
        /// Made for whatever ground the terminal has.
        case either
    }

    /// What a theme promises beyond being readable; the check holds it to that.
    package enum Claim: String, CaseIterable, Sendable {
        /// The colours of statuses differ for people who see fewer colours, too.
        case colorBlindSafe
        /// Text has a contrast of 7:1 (WCAG 2.2, 1.4.6), lines and pictures of 4.5:1.
        case highContrast
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
    /// Dark, light or either.
    package let appearance: Appearance
    /// What it promises.
    package let claims: Set<Claim>
    private let inks: [Role: Ink]
    private let backgrounds: [Ground: ThemeColor]

    init(
        name: String,
        appearance: Appearance,
        claims: Set<Claim>,
        roles: [Role: Ink],
        grounds: [Ground: ThemeColor]
    ) {
        self.name = name
        self.appearance = appearance
        self.claims = claims
        inks = roles
        backgrounds = grounds
    }

    /// The look of a role.
    package func ink(_ role: Role) -> Ink { inks[role] ?? Ink(color: .terminalDefault) }

    /// The background of a ground.
    package func background(_ ground: Ground) -> ThemeColor {
        backgrounds[ground] ?? .terminalDefault
    }
}
