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

    /// How many rows it takes to be read to its end.
    package func height(width: Int, glyphs: Glyphs) -> Int { lines(width: width, glyphs).count }

    /// Draws the notice from the first row on; kind shows by sign and colour.
    package func render(into surface: inout Surface) {
        let ground: Ground? = kind == .attention ? .attention : nil
        let lines = lines(width: surface.width, surface.glyphs)
        if let ground { surface.fill(surface.bounds.rows(lines.count).top, ground) }
        let x = surface.glyphs.isLinear ? 0 : 1
        for (y, line) in lines.enumerated() {
            surface.write(line, x: x, y: y, Style(.text, on: ground))
        }
    }

    private func lines(width: Int, _ glyphs: Glyphs) -> [StyledText] {
        let sentences = text.split(separator: "\n").joined(separator: " ")
        let (margin, sign) = (glyphs.isLinear ? 0 : 1, sign(glyphs))
        let indent = StyledText(String(repeating: " ", count: sign.width))
        return StyledText(sentences, role).wrapped(to: width - margin - sign.width).enumerated()
            .map { row, line in (row == 0 ? sign : indent) + line }
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
