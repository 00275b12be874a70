/// One line to the person at the console that goes away.
package struct Notice: Equatable, Sendable {
    /// What kind of news it is.
    package enum Kind: Hashable, Sendable {
        /// Something to know.
        case information
        /// Something worked.
        case success
        /// Something needs a person.
        case attention
        /// Something did not work.
        case error
    }

    /// What kind of news it is.
    package var kind: Kind
    /// The news, and what to do next.
    package var text: String

    /// A notice.
    package init(_ kind: Kind, _ text: String) {
        self.kind = kind
        self.text = text
    }

    /// Draws the notice over the whole first row; kind shows by sign and colour.
    package func render(into surface: inout Surface) {
        let ground: Ground? = kind == .attention ? .attention : nil
        if let ground { surface.fill(surface.bounds.rows(1).top, ground) }
        let sign = sign(surface.glyphs)
        let x = surface.glyphs.isLinear ? 0 : 1
        surface.write(sign + StyledText(text, role), x: x, y: 0, Style(.text, on: ground))
    }

    private var role: Role {
        switch kind {
        case .information: .text
        case .success: .success
        case .attention: .attention
        case .error: .error
        }
    }

    private func sign(_ glyphs: Glyphs) -> StyledText {
        switch kind {
        case .information: ""
        case .success where glyphs.isLinear: ""
        case .attention where glyphs.isLinear: StyledText("Attention: ", role, .bold)
        case .error where glyphs.isLinear: StyledText("Error: ", role, .bold)
        case .success: StyledText("\(glyphs.check) ", role)
        case .attention: StyledText("! ", role, .bold)
        case .error: StyledText("\(glyphs.cross) ", role)
        }
    }
}
