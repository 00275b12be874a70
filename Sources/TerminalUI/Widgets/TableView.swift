/// A table of rows that are already chosen for the screen: it never sees more than it draws.
package struct TableView: Equatable, Sendable {
    /// One row.
    package struct Row: Equatable, Sendable {
        /// The content of every column, in the order of the columns.
        package var cells: [StyledText]
        /// Whether the person marked it.
        package var isMarked: Bool
        /// How lately it changed, while that is news.
        package var change: Change?

        /// A row.
        package init(_ cells: [StyledText], isMarked: Bool = false, change: Change? = nil) {
            self.cells = cells
            self.isMarked = isMarked
            self.change = change
        }
    }

    /// How lately a row changed.
    package enum Change: Equatable, Sendable {
        /// Just now.
        case fresh
        /// A few seconds ago.
        case fading
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
    /// The columns before the first column of content: selection bar, mark, sign of a change.
    package static let gutterWidth = 3
    /// The column after the last column of content.
    static let edgeWidth = 1

    /// Draws the header and as many rows as fit.
    package func render(into surface: inout Surface) {
        guard !surface.glyphs.isLinear else { return renderLinear(into: &surface) }
        let layout = Self.layout(of: columns, width: surface.width)
        for slot in layout.slots {
            let title = StyledText(columns[slot.column].title, .headerText)
            write(title, in: slot, y: 0, into: &surface)
        }
        for (index, row) in rows.prefix(max(0, surface.height - Self.headerHeight)).enumerated() {
            let y = index + Self.headerHeight
            let isSelected = index == selection
            renderGutter(row, isSelected: isSelected, y: y, into: &surface)
            let name = isSelected ? nameSlot(of: row, layout.slots) : nil
            for slot in layout.slots where slot.column < row.cells.count {
                let cell = row.cells[slot.column]
                write(cell, in: slot, y: y, isName: slot == name, into: &surface)
            }
        }
    }

    /// The columns that a table of this width has room for, by their places among `columns`.
    package static func shown(_ columns: [TableColumn], width: Int) -> [Int] {
        layout(of: columns, width: width).slots.map(\.column)
    }

    private static func layout(of columns: [TableColumn], width: Int) -> TableLayout {
        TableLayout(columns, width: width - gutterWidth - edgeWidth)
    }

    /// The row of content at a place of the table's area, for the mouse.
    package func row(at point: Point) -> Int? {
        let index = point.y - Self.headerHeight
        return rows.indices.contains(index) ? index : nil
    }

    /// Where the name of a row stands; where no column names it, whatever is said of it first.
    private func nameSlot(of row: Row, _ slots: [TableLayout.Slot]) -> TableLayout.Slot? {
        let shown = slots.filter { slot in
            slot.column < row.cells.count && !row.cells[slot.column].text.isEmpty
        }
        return shown.first { columns[$0.column].namesRow } ?? shown.first
    }

    private func renderGutter(_ row: Row, isSelected: Bool, y: Int, into surface: inout Surface) {
        if isSelected {
            surface.selectionBar(y: y, isFocused: isFocused)
            if isFocused { surface.placeCursor(x: 0, y: y, isVisible: false) }
        }
        if row.isMarked { surface.repeatGlyph(surface.glyphs.check, 1, x: 1, y: y, Style(.mark)) }
        renderChange(row, y: y, into: &surface)
    }

    /// A glyph as well as a role, so that it is seen without colours.
    private func renderChange(_ row: Row, y: Int, into surface: inout Surface) {
        let glyphs = surface.glyphs
        guard let change = row.change else { return }
        let (glyph, style) =
            switch change {
            case .fresh: (glyphs.fresh, Style(.inMotion).bold)
            case .fading: (glyphs.fading, Style(.muted))
            }
        surface.repeatGlyph(glyph, 1, x: 2, y: y, style)
    }

    private func write(
        _ text: StyledText,
        in slot: TableLayout.Slot,
        y: Int,
        isName: Bool = false,
        into surface: inout Surface
    ) {
        let column = columns[slot.column]
        let x = Self.gutterWidth + slot.x
        let room = min(slot.width, surface.width - x)
        let used = text.width + (y < Self.headerHeight ? 0 : Self.padding(of: text, in: column))
        if column.mustFit && used > room {
            write(text, endingAt: x + room - used + text.width, y: y, into: &surface)
            return
        }
        let indent = column.alignment == .leading ? 0 : max(0, room - used)
        if isName {
            surface.writeSelected(text, x: x + indent, y: y, isFocused: isFocused, limit: room)
        } else {
            surface.write(text, x: x + indent, y: y, limit: room)
        }
    }

    /// Writes text that must not be cut over what stands to the left of it.
    private func write(_ text: StyledText, endingAt end: Int, y: Int, into surface: inout Surface) {
        let start = end - text.width
        guard start >= Self.gutterWidth else {
            let ellipsis = surface.glyphs.ellipsis
            surface.repeatGlyph(ellipsis, 1, x: Self.gutterWidth, y: y, Style(.muted))
            return
        }
        let isCut = (start - 1..<end).contains { surface[$0, y]?.isBlank == false }
        if isCut, start - 2 >= Self.gutterWidth {
            surface.repeatGlyph(surface.glyphs.ellipsis, 1, x: start - 2, y: y, Style(.text))
        }
        surface.repeatGlyph(" ", 1, x: start - 1, y: y, Style(.text))
        surface.write(text, x: start, y: y)
    }

    /// The columns that stay free behind a number, so that decimal marks stand under each other.
    private static func padding(of text: StyledText, in column: TableColumn) -> Int {
        guard column.fractionWidth > 0 else { return 0 }
        return max(0, column.fractionWidth - fractionWidth(text.text))
    }

    /// The columns from the decimal mark on; zero for a whole number.
    private static func fractionWidth(_ text: String) -> Int {
        guard let mark = text.utf8.lastIndex(of: UInt8(ascii: ".")) else { return 0 }
        return TextWidth.width(of: String(text[mark...]))
    }
}
