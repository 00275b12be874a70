/// Counts over time as upright columns, each of one part or of several, the latest at the right.
package struct ColumnChart: Equatable, Sendable {
    /// One column.
    package struct Column: Equatable, Sendable {
        /// What stands below it; empty for nothing.
        package var label: String
        /// What it is made of, from the bottom; nothing above zero means that nothing happened.
        package var segments: [StackedBar.Segment]

        /// A column.
        package init(_ label: String = "", _ segments: [StackedBar.Segment]) {
            self.label = label
            self.segments = segments
        }
    }

    /// The columns from left to right.
    package var columns: [Column]

    /// A chart.
    package init(_ columns: [Column]) {
        self.columns = columns
    }

    /// The widest that a column and its gap become.
    package static let maximumSlot = 6

    /// Draws the chart over the whole area.
    package func render(into surface: inout Surface) {
        let lines = lines(width: surface.width, height: surface.height, glyphs: surface.glyphs)
        for (y, line) in lines.enumerated() { surface.write(line, y: y) }
    }

    /// The chart as lines, to draw or to scroll.
    ///
    /// - Parameters:
    ///   - width: The columns at most; where they do not hold all, the latest are shown.
    ///   - height: The lines at most, that of the labels among them.
    ///   - glyphs: What columns are made of.
    /// - Returns: As many lines as the height; labels are there only where all of them fit.
    package func lines(width: Int, height: Int, glyphs: Glyphs) -> [StyledText] {
        guard height > 0, width > 0, !columns.isEmpty else { return [] }
        guard !glyphs.isLinear else { return Array(words.wrapped(to: width).prefix(height)) }
        let maximum = columns.map(\.segments.total).max() ?? 0
        let axis = Self.axisWidth(maximum, in: width)
        // A column with the gap to the next; where there is no room for gaps, a column alone.
        let slot = max(1, min(Self.maximumSlot, (width - axis + 1) / columns.count))
        let shown = columns.suffix(slot == 1 ? width - axis : columns.count)
        let labels = shown.map { TextWidth.width(of: $0.label) }.max() ?? 0
        let hasLabels = labels > 0 && labels < slot && height > 1
        let rows = hasLabels ? height - 1 : height
        let drawn = shown.map { cells(of: $0, of: maximum, rows: rows, glyphs) }
        let bar = slot > 1 ? slot - 1 : 1
        let gap = slot > 1 ? " " : ""
        var lines = (0..<rows).map { row in
            let start = Self.axis(row, of: rows, maximum, width: axis)
            return drawn.enumerated().reduce(start) { line, column in
                let cell = column.element[rows - 1 - row]
                let text = String(repeating: Character(cell.glyph), count: bar)
                return line + StyledText(column.offset == 0 ? "" : gap)
                    + StyledText(text, cell.role)
            }
        }
        if hasLabels {
            let texts = shown.map { TextWidth.pad($0.label, to: slot - 1, .trailing) }
            let text = texts.joined(separator: gap)
            lines.append(StyledText(String(repeating: " ", count: axis) + text, .muted))
        }
        return lines
    }
}

extension ColumnChart {
    /// What stands below each column, or how much it is.
    private var words: StyledText {
        .listed(
            columns.map { column in
                let total = column.segments.total
                let value = column.label.isEmpty ? String(total) : column.label
                return StyledText(total == 0 ? "none" : value)
            }
        )
    }
}

// MARK: - Cells

extension ColumnChart {
    private typealias DrawnCell = (glyph: Unicode.Scalar, role: Role)

    /// The cells of a column from the bottom.
    private func cells(
        of column: Column,
        of maximum: Int,
        rows: Int,
        _ glyphs: Glyphs
    ) -> [DrawnCell] {
        let present = column.segments.filter { $0.value > 0 }
        let drawn: [DrawnCell]
        if let first = present.first {
            let counts = Self.wholeCells(present, of: maximum, rows: rows)
            let isSmooth = first.fill == nil && glyphs.isUnicode
            if isSmooth, counts.dropFirst().allSatisfy({ $0 == 0 }) {
                drawn = Self.smooth(first.role, first.value, of: maximum, rows: rows, glyphs)
            } else {
                drawn = zip(present, counts).flatMap { segment, count in
                    Array(repeating: (segment.glyph(glyphs), segment.role), count: count)
                }
            }
        } else {
            drawn = [(glyphs.separator, .faint)]
        }
        return drawn + Array(repeating: (" ", .faint), count: rows - drawn.count)
    }

    /// How many cells each part gets, by the nearest whole one: a small part of a high column has
    /// none, because a whole cell would make it look large.
    private static func wholeCells(
        _ present: [StackedBar.Segment],
        of maximum: Int,
        rows: Int
    ) -> [Int] {
        func rounded(_ value: Int) -> Int {
            (value.share(of: maximum, in: rows * fineness) + fineness / 2) / fineness
        }
        let height = max(1, rounded(present.total))
        var counts = Array(repeating: 0, count: present.count)
        var room = height
        // The upper parts first; what is left below is the first part's.
        for index in present.indices.dropFirst().reversed() {
            counts[index] = min(room, rounded(present[index].value))
            room -= counts[index]
        }
        counts[0] = room
        return counts
    }

    /// The steps of a cell in which a part's end is found before it is rounded.
    private static let fineness = 16

    /// A column of one part, to an eighth of a cell.
    private static func smooth(
        _ role: Role,
        _ value: Int,
        of maximum: Int,
        rows: Int,
        _ glyphs: Glyphs
    ) -> [DrawnCell] {
        let levels = glyphs.levels
        let height = max(1, value.share(of: maximum, in: rows * levels.count))
        let whole: [DrawnCell] = Array(
            repeating: (glyphs.block, role),
            count: height / levels.count
        )
        let rest = height % levels.count
        return rest == 0 ? whole : whole + [(levels[rest - 1], role)]
    }

    // MARK: Axis

    /// The columns for the numbers at the left, with a space; none where they would take too much.
    private static func axisWidth(_ maximum: Int, in width: Int) -> Int {
        let digits = String(maximum).count + 1
        return digits * 4 > width ? 0 : digits
    }

    private static func axis(_ row: Int, of rows: Int, _ maximum: Int, width: Int) -> StyledText {
        guard width > 0 else { return StyledText([]) }
        let isTop = row == 0
        let number = isTop ? String(maximum) : row == rows - 1 ? "0" : ""
        return StyledText(TextWidth.pad(number, to: width - 1, .trailing) + " ", .muted)
    }
}
