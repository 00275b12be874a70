/// The line around a pane, with its title and what there is to say about its content.
///
/// The title carries count, sort and filter: `╭ Payouts  12 of 38,112 · age ▼ ──╮`. Focus shows
/// by the border's role and the title's weight. Without border glyphs (the linear mode for screen
/// readers) only a line `Title: note` is left.
package struct PaneFrame: Equatable, Sendable {
    /// The name of the pane.
    package var title: StyledText
    /// What is said about the content, such as count and sort.
    package var note: StyledText
    /// What is said at the right end of the top line, such as the age of the data.
    package var trailing: StyledText
    /// Whether the pane takes the keys.
    package var isFocused: Bool

    /// A frame.
    package init(
        _ title: StyledText,
        note: StyledText = "",
        trailing: StyledText = "",
        isFocused: Bool = false
    ) {
        self.title = title
        self.note = note
        self.trailing = trailing
        self.isFocused = isFocused
    }

    /// Draws the line and the titles along the edge of the whole area.
    package func render(into surface: inout Surface) {
        guard let border = surface.glyphs.border else { return renderHeading(into: &surface) }
        let (width, height) = (surface.width, surface.height)
        guard width >= 2, height >= 2 else { return }
        let style = Style(isFocused ? .borderFocused : .border)
        surface.repeatGlyph(border.horizontal, width - 2, x: 1, y: 0, style)
        surface.repeatGlyph(border.horizontal, width - 2, x: 1, y: height - 1, style)
        for y in 1..<max(1, height - 1) {
            surface.repeatGlyph(border.vertical, 1, x: 0, y: y, style)
            surface.repeatGlyph(border.vertical, 1, x: width - 1, y: y, style)
        }
        let corners = [(0, 0), (width - 1, 0), (width - 1, height - 1), (0, height - 1)]
        for (corner, place) in zip(border.corners, corners) {
            surface.repeatGlyph(corner, 1, x: place.0, y: place.1, style)
        }
        renderTitles(into: &surface)
    }

    /// The part of an area that is left for the content.
    package static func interior(of rect: Rect, glyphs: Glyphs) -> Rect {
        glyphs.border == nil ? rect.rows(1).bottom : rect.inset(dx: 1, dy: 1)
    }

    private func renderTitles(into surface: inout Surface) {
        // A corner and one piece of line stay visible at either end.
        let room = surface.width - 3
        guard room > 2 else { return }
        let titleStyle = Style(isFocused ? .title : .muted)
        let heading = surface.write(padded(title), x: 1, y: 0, titleStyle, limit: room)
        let used = 1 + heading
        // How old the content is matters more than how much of it there is.
        let trailing = padded(trailing)
        let hasTrailing =
            !self.trailing.text.isEmpty && trailing.width <= surface.width - 2 - used
        let limit = room + 1 - used - (hasTrailing ? trailing.width + 1 : 0)
        if !note.text.isEmpty, limit >= Self.minimumNote {
            let glyphs = surface.glyphs
            let note = note.clipped(
                to: limit - 2,
                at: glyphs.joint,
                ellipsis: glyphs.ellipsis
            )
            surface.write(" " + note + " ", x: used, y: 0, Style(.muted), limit: limit)
        }
        if hasTrailing {
            surface.write(trailing, x: surface.width - 2 - trailing.width, y: 0, Style(.muted))
        }
    }

    /// A note of fewer columns would say nothing.
    private static let minimumNote = 8

    private func renderHeading(into surface: inout Surface) {
        let rest = [note, trailing].filter { !$0.text.isEmpty }
        let parts = rest.isEmpty ? "" : StyledText(": ") + .listed(rest)
        let used = surface.write(title, y: 0, Style(.title))
        surface.write(parts, x: used, y: 0, Style(.muted))
    }

    private func padded(_ text: StyledText) -> StyledText { " " + text + " " }
}

extension Surface {
    /// Where something of a size lies over the area: in the middle; in one that is read aloud,
    /// in place of everything else.
    package func overlay(_ size: Size) -> Rect {
        glyphs.isLinear ? bounds : bounds.centered(size)
    }

    /// Draws a framed pane in a part of the area, and its content inside the frame.
    @discardableResult
    package mutating func pane<Result>(
        _ frame: PaneFrame,
        in rect: Rect,
        _ content: (inout Surface) throws -> Result
    ) rethrows -> Result {
        draw(in: rect) { frame.render(into: &$0) }
        return try draw(in: PaneFrame.interior(of: rect, glyphs: glyphs), content)
    }
}
