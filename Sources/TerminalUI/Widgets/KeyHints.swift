/// Keys and what they do, in one row.
package struct KeyHints: Equatable, Sendable {
    /// The hints, already chosen to fit.
    package var hints: [CommandHints.Hint]

    /// A row of hints.
    package init(_ hints: [CommandHints.Hint]) {
        self.hints = hints
    }

    /// Draws the hints in the first row and returns the columns they took.
    @discardableResult
    package func render(into surface: inout Surface) -> Int {
        var x = 0
        for hint in hints {
            if x > 0 { x += CommandHints.gap }
            x += surface.write(hint.key, x: x, y: 0, Style(.key))
            x += 1 + surface.write(hint.title, x: x + 1, y: 0, Style(.hint))
        }
        return x
    }
}
