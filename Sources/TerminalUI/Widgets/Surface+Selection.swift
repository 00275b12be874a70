extension Style {
    /// How the name of what is selected stands out: in bold, on a ground of its own.
    ///
    /// Where there are no colours attributes take their place. The row around it stays as it is, so
    /// that a step from one row to the next changes little.
    static func selected(isFocused: Bool) -> Style {
        Style(.title, on: isFocused ? .selection : .selectionInactive).bold
    }
}

extension Surface {
    /// Draws the sign of the selected row at its start.
    package mutating func selectionBar(y: Int = 0, isFocused: Bool) {
        guard !glyphs.isLinear else { return }
        repeatGlyph(glyphs.selection, 1, x: 0, y: y, Style(isFocused ? .cursor : .muted))
    }

    /// Writes the name of what is selected, with a column of its ground at either side.
    ///
    /// - Parameters:
    ///   - name: The name; a role that means something stays, ordinary text is a title.
    ///   - x: Where it begins.
    ///   - y: The row.
    ///   - isFocused: Whether the pane takes the keys.
    ///   - limit: The columns that it may take; by default the rest of the row.
    /// - Returns: The columns that it took.
    @discardableResult
    package mutating func writeSelected(
        _ name: StyledText,
        x: Int,
        y: Int,
        isFocused: Bool,
        limit: Int? = nil
    ) -> Int {
        let style = Style.selected(isFocused: isFocused)
        var name = name
        for index in name.spans.indices where name.spans[index].isOrdinary {
            name.spans[index].role = nil
        }
        let used = write(name, x: x, y: y, style, limit: limit)
        let edge = glyphs.isLinear ? 0 : 1
        let rect = Rect(x: x - edge, y: y, width: used + 2 * edge, height: 1)
        if used > 0, let ground = style.ground { tint(rect, ground) }
        return used
    }
}

extension StyledText.Span {
    /// Whether its role says nothing but how much it matters.
    fileprivate var isOrdinary: Bool { role == .text || role == .muted }
}
