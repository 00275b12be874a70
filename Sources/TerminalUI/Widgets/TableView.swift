/// A table of rows that are already chosen for the screen: it never sees more than it draws.
package struct TableView: Equatable, Sendable {
    /// One row.
    package struct Row: Equatable, Sendable {
        /// The content of every column, in the order of the columns.
        package var cells: [StyledText]
        /// Whether the person marked it.
        package var isMarked: Bool

        /// A row.
        package init(_ cells: [StyledText], isMarked: Bool = false) {
            self.cells = cells
            self.isMarked = isMarked
        }
    }

    /// The columns from left to right.
    package var columns: [TableColumn]
    /// The rows on the screen.
    package var rows: [Row]
    /// The selected one of those rows; nil if it is not among them.
    package var selection: Int?
    /// Whether the pane takes the keys.
    package var isFocused: Bool

    /// A table.
    package init(
        columns: [TableColumn],
        rows: [Row],
        selection: Int?,
        isFocused: Bool = true
    ) {
        self.columns = columns
        self.rows = rows
        self.selection = selection
        self.isFocused = isFocused
    }

    /// The rows above the first row of content.
    package static let headerHeight = 1
    /// The columns before the first column of content: selection bar, mark, space.
    package static let gutterWidth = 3

    /// Draws the header and as many rows as fit.
    package func render(into surface: inout Surface) {
        // The last column of cells stays free, as the first does.
        let width = surface.width - Self.gutterWidth - 1
        let layout = TableLayout(columns, contents: columns.indices.map(contentWidth), width: width)
        let fractions = columns.indices.map(fractionWidth)
        for slot in layout.slots {
            let column = columns[slot.column]
            let title = StyledText(column.title)
            write(title, in: slot, y: 0, Style(.headerText), fraction: 0, into: &surface)
        }
        for (index, row) in rows.prefix(max(0, surface.height - Self.headerHeight)).enumerated() {
            let y = index + Self.headerHeight
            renderGutter(row, isSelected: index == selection, y: y, into: &surface)
            for slot in layout.slots where slot.column < row.cells.count {
                write(
                    row.cells[slot.column],
                    in: slot,
                    y: y,
                    Style(.text),
                    fraction: fractions[slot.column],
                    into: &surface
                )
            }
        }
    }

    /// The row of content at a place of the table's area, for the mouse.
    package func row(at point: Point) -> Int? {
        let index = point.y - Self.headerHeight
        return rows.indices.contains(index) ? index : nil
    }

    private func renderGutter(_ row: Row, isSelected: Bool, y: Int, into surface: inout Surface) {
        if isSelected {
            let line = Rect(x: 0, y: y, width: surface.width, height: 1)
            surface.tint(line, isFocused ? .selection : .selectionInactive)
            surface.repeatGlyph(surface.glyphs.selection, 1, x: 0, y: y, Style(.cursor))
            if isFocused { surface.placeCursor(x: 0, y: y, isVisible: surface.glyphs.isLinear) }
        }
        if row.isMarked { surface.repeatGlyph(surface.glyphs.check, 1, x: 1, y: y, Style(.mark)) }
    }

    private func write(
        _ text: StyledText,
        in slot: TableLayout.Slot,
        y: Int,
        _ style: Style,
        fraction: Int,
        into surface: inout Surface
    ) {
        let column = columns[slot.column]
        let x = Self.gutterWidth + slot.x
        let room = min(slot.width, surface.width - x)
        var used = text.width
        if column.alignment == .decimal && y > 0 {
            used += max(0, fraction - Self.fractionWidth(text.text))
        }
        if column.mustFit && used > room {
            surface.repeatGlyph(surface.glyphs.ellipsis, min(1, room), x: x, y: y, Style(.muted))
            return
        }
        let indent = column.alignment == .leading ? 0 : max(0, room - used)
        surface.write(text, x: x + indent, y: y, style, limit: room)
    }

    /// The widest content of a column, with decimal marks under each other.
    private func contentWidth(_ column: Int) -> Int {
        let texts = rows.compactMap { $0.cells.indices.contains(column) ? $0.cells[column] : nil }
        guard columns[column].mustFit else { return 0 }
        guard columns[column].alignment == .decimal else { return texts.map(\.width).max() ?? 0 }
        let whole = texts.map { $0.width - Self.fractionWidth($0.text) }.max() ?? 0
        return whole + fractionWidth(column)
    }

    private func fractionWidth(_ column: Int) -> Int {
        guard columns[column].alignment == .decimal else { return 0 }
        return rows.map { row in
            row.cells.indices.contains(column) ? Self.fractionWidth(row.cells[column].text) : 0
        }
        .max() ?? 0
    }

    /// The columns from the decimal mark on; zero for a whole number.
    private static func fractionWidth(_ text: String) -> Int {
        guard let mark = text.lastIndex(of: ".") else { return 0 }
        return TextWidth.width(of: String(text[mark...]))
    }
}
