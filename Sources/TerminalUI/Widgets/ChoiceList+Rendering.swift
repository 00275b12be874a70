extension ChoiceList {
    /// Draws the query in the first row and the matches below, scrolled to the selected one.
    package func render(into surface: inout Surface) {
        surface.draw(in: surface.bounds.rows(1).top) { query.render(into: &$0, isFocused: true) }
        let notes = noteLines(in: surface.bounds.rows(1).bottom)
        let (area, foot) = areas(in: surface.bounds)
        surface.draw(in: foot) { foot in
            for (y, line) in notes.enumerated() { foot.write(line, x: 2, y: y, Style(.muted)) }
        }
        let matches = found
        surface.draw(in: area) { list in
            guard !matches.isEmpty else {
                list.write("Nothing matches.", x: 1, y: 0, Style(.muted))
                return
            }
            let first = first(height: list.height, of: matches.count)
            for (y, match) in matches.dropFirst(first).prefix(list.height).enumerated() {
                let isSelected = first + y == selection
                render(match.choice, title: match.title, isSelected: isSelected, y: y, into: &list)
            }
        }
    }

    /// The columns in which every choice can be read whole, whatever is searched for.
    package var width: Int {
        let rows = choices.map { choice in
            let detail = choice.unavailable ?? choice.detail
            let title = TextWidth.width(of: choice.title)
            return title + (detail.isEmpty ? 3 : TextWidth.width(of: detail) + 5)
        }
        let asked = max(TextWidth.width(of: query.placeholder), TextWidth.width(of: query.text)) + 1
        let notes = choices.contains { !$0.note.isEmpty } ? Self.noteWidth : 0
        return max(rows.max() ?? 0, asked, notes)
    }

    /// What a note of two lines takes.
    private static let noteWidth = 60

    /// Draws on the frame around the list, right of it, which part of the matches is shown.
    ///
    /// - Parameters:
    ///   - bounds: What is inside the frame.
    ///   - surface: Where the frame was drawn.
    package func renderBar(beside bounds: Rect, into surface: inout Surface) {
        let area = areas(in: bounds).matches
        let total = found.count
        let first = first(height: area.height, of: total)
        let rows = Rect(x: area.x, y: area.y, width: area.width + 1, height: area.height)
        surface.draw(in: rows) {
            ScrollBar(total: total, first: first, hasTrack: false).render(into: &$0)
        }
    }

    /// The rows of the matches below the query, and those of what there is to say about one.
    private func areas(in bounds: Rect) -> (matches: Rect, foot: Rect) {
        let rest = bounds.rows(1).bottom
        let (matches, foot) = rest.lastRows(noteLines(in: rest).count)
        return (matches, foot)
    }

    /// The first match on the screen: the selected one is in the middle.
    private func first(height: Int, of count: Int) -> Int {
        max(0, min(selection - height / 2, count - height))
    }

    /// What there is to say about the selected choice, below a blank row.
    ///
    /// There is nothing where the rows need the room. Else it takes the same room for each choice, so that the rows stand still.
    private func noteLines(in area: Rect) -> [StyledText] {
        guard choices.contains(where: { !$0.note.isEmpty }), area.height >= Self.roomForNotes else {
            return []
        }
        let lines = StyledText(selected?.note ?? "").wrapped(to: max(1, area.width - 4))
        let shown = lines.prefix(Self.noteHeight)
        return [""] + shown + Array(repeating: "", count: Self.noteHeight - shown.count)
    }

    private static let noteHeight = 2
    private static let roomForNotes = 12

    private func render(
        _ choice: Choice,
        title: StyledText,
        isSelected: Bool,
        y: Int,
        into surface: inout Surface
    ) {
        let style = Style(choice.unavailable == nil ? .text : .muted)
        guard !surface.glyphs.isLinear else {
            let words = words(of: choice, title: title)
            surface.write(words, y: y, style)
            if isSelected {
                surface.writeSelected(title, x: 0, y: y, isFocused: true)
                surface.placeCursor(x: 0, y: y, reading: words.linear.text)
            }
            return
        }
        let room = surface.width - 3
        let used: Int
        if isSelected {
            surface.selectionBar(y: y, isFocused: true)
            used = surface.writeSelected(title, x: 2, y: y, isFocused: true, limit: room)
        } else {
            used = surface.write(title, x: 2, y: y, style, limit: room)
        }
        let detail = choice.unavailable ?? choice.detail
        let rest = surface.width - used - 5
        guard !detail.isEmpty, rest >= min(4, TextWidth.width(of: detail)) else { return }
        let clipped = TextWidth.clip(detail, to: rest, ellipsis: surface.glyphs.ellipsis)
        let x = surface.width - 1 - TextWidth.width(of: clipped)
        surface.write(clipped, x: x, y: y, Style(.muted))
    }
    private func words(of choice: Choice, title: StyledText) -> StyledText {
        let rest = choice.unavailable.map { "not now: \($0)" } ?? choice.detail
        return rest.isEmpty ? title : .listed([title, StyledText(rest, .muted)])
    }
}
