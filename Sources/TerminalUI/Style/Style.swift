/// How a piece of text is meant; a theme turns it into colours.
package struct Style: Hashable, Sendable {
    /// What the text means.
    package var role: Role
    /// What its background means; nil keeps the ground that is there.
    package var ground: Ground?
    /// Bold or underlined.
    package var emphasis: Emphasis

    /// A meaning of text, by default on the ground that is there.
    package init(_ role: Role, on ground: Ground? = nil, _ emphasis: Emphasis = []) {
        self.role = role
        self.ground = ground
        self.emphasis = emphasis
    }

    /// The same with bold strokes.
    package var bold: Style { Style(role, on: ground, emphasis.union(.bold)) }
    /// The same with a line below.
    package var underlined: Style { Style(role, on: ground, emphasis.union(.underline)) }
}
