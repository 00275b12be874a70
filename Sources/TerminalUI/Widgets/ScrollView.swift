/// Lines of text of which a part is on the screen, with a bar that shows which.
package struct ScrollView: Equatable, Sendable {
    /// All lines, already wrapped to `contentWidth(in:)`.
    package var lines: [StyledText]
    /// The first line on the screen.
    package var offset: Int

    /// A view of lines.
    package init(_ lines: [StyledText], offset: Int = 0) {
        self.lines = lines
        self.offset = offset
    }

    /// The columns for text: all but the bar's, and one that keeps the text apart from it.
    package static func contentWidth(in width: Int) -> Int { max(0, width - 2) }

    /// The offset nearest to the wished one that still fills the screen.
    package static func clampedOffset(_ offset: Int, lines: Int, height: Int) -> Int {
        min(max(0, offset), max(0, lines - height))
    }

    /// Draws the visible lines and, if some are hidden, the bar at the right.
    package func render(into surface: inout Surface) {
        let height = surface.height
        let first = Self.clampedOffset(offset, lines: lines.count, height: height)
        let room = Self.contentWidth(in: surface.width)
        for (y, line) in lines.dropFirst(first).prefix(height).enumerated() {
            surface.write(line, y: y, Style(.text), limit: room)
        }
        ScrollBar(total: lines.count, first: first).render(into: &surface)
    }
}
