extension TextField {
    /// Draws the field over the whole first row, scrolled so that the cursor is visible.
    package func render(into surface: inout Surface, isFocused: Bool) {
        let width = surface.width
        guard width > 0, surface.height > 0 else { return }
        surface.fill(surface.bounds.rows(1).top, isFocused ? .fieldFocused : .field)
        if isEmpty { surface.write(placeholder, y: 0, Style(.placeholder)) }
        let cells = isMasked ? characters.map { _ in Character(surface.glyphs.masked) } : characters
        let first = isFocused ? firstVisible(cells, width: width) : 0
        let text = String(cells[first...])
        if isFocused {
            let before = TextWidth.width(of: String(cells[first..<cursor]))
            surface.draw(in: Rect(x: 0, y: 0, width: width, height: 1)) { field in
                // The text may run out of the field at the right, without an ellipsis.
                field.draw(in: Rect(x: 0, y: 0, width: Int.max / 2, height: 1)) {
                    $0.write(text, y: 0, Style(.value))
                }
            }
            surface.placeCursor(x: before, y: 0)
        } else {
            surface.write(text, y: 0, Style(.value))
        }
    }

    /// The first character to show, so that the cursor has a column of its own.
    private func firstVisible(_ cells: [Character], width: Int) -> Int {
        var room = width - 1
        var index = cursor
        while index > 0 {
            room -= TextWidth.width(of: String(cells[index - 1]))
            if room < 0 { break }
            index -= 1
        }
        return index
    }
}
