extension Surface {
    /// Blanks a rectangle and gives it a ground.
    package mutating func fill(_ rect: Rect, _ ground: Ground) {
        let rect = rect.intersection(bounds)
        for y in rect.y..<rect.maxY {
            for x in rect.x..<rect.maxX {
                if let index = index(x, y) { put(Cell(ground: ground), at: index) }
            }
        }
    }

    /// Gives the cells of a rectangle a ground and keeps what they show.
    package mutating func tint(_ rect: Rect, _ ground: Ground) {
        let rect = rect.intersection(bounds)
        for y in rect.y..<rect.maxY {
            for x in rect.x..<rect.maxX {
                if let index = index(x, y) { cells[index].ground = ground }
            }
        }
    }

    /// Writes one line of text and returns the columns it took.
    ///
    /// Text that is wider than `limit` (by default the rest of the row) ends in an ellipsis. No
    /// cluster and no wide character is ever cut in half. Text from right to left keeps to its
    /// columns also where the terminal reorders it.
    @discardableResult
    package mutating func write(
        _ text: String,
        x: Int = 0,
        y: Int,
        _ style: Style = Style(.text),
        limit: Int? = nil
    ) -> Int {
        let room = max(0, min(limit ?? .max, width - x))
        guard y >= 0, y < height, room > 0 else { return 0 }
        var column = 0
        var end = 0
        var isRightToLeft = false
        for cluster in Clusters.clipped(glyphs.drawn(text), to: room, ellipsis: glyphs.ellipsis) {
            put(cluster, x + column, y, style)
            if cluster.scalar != " " { end = column }
            if !isRightToLeft { isRightToLeft = TextWidth.isRightToLeft(cluster.scalar) }
            column += Int(cluster.width)
        }
        if isRightToLeft { markRightToLeft(x...(x + end), y) }
        return column
    }

    private mutating func markRightToLeft(_ columns: ClosedRange<Int>, _ y: Int) {
        for x in columns {
            if let index = index(x, y) { cells[index].isRightToLeft = true }
        }
    }

    /// Writes a line of differently styled pieces and returns the columns it took.
    ///
    /// A piece's own style wins over `style`, which fills in what the piece leaves open. Columns
    /// of blanks are read with commas where the glyphs are linear.
    @discardableResult
    package mutating func write(
        _ line: StyledText,
        x: Int = 0,
        y: Int,
        _ style: Style = Style(.text),
        limit: Int? = nil
    ) -> Int {
        let room = max(0, min(limit ?? .max, width - x))
        let line = glyphs.isLinear ? line.linear : line
        var column = 0
        for span in line.clipped(to: room, ellipsis: glyphs.ellipsis).spans {
            let start = x + column
            column += write(
                span.text,
                x: start,
                y: y,
                span.style(over: style),
                limit: room - column
            )
            if let link = span.link { self.link(start..<(x + column), y: y, to: link) }
        }
        return column
    }

    /// Writes a glyph `count` times to the right.
    package mutating func repeatGlyph(
        _ glyph: Unicode.Scalar,
        _ count: Int,
        x: Int,
        y: Int,
        _ style: Style
    ) {
        for column in 0..<max(0, count) {
            put(Cluster(scalar: glyph, width: 1), x + column, y, style)
        }
    }

    mutating func put(_ cluster: Cluster, _ x: Int, _ y: Int, _ style: Style) {
        guard let index = index(x, y) else { return }
        var cell = Cell(ground: style.ground ?? cells[index].ground)
        cell.role = style.role
        cell.emphasis = style.emphasis
        let next = cluster.width == 2 ? self.index(x + 1, y) : nil
        if cluster.width == 2 && next == nil { return put(cell, at: index) }
        cell.scalar = glyphs.drawn(cluster.scalar)
        cell.marks = cluster.marks
        cell.width = cluster.width
        put(cell, at: index)
        guard let next else { return }
        cell.scalar = " "
        cell.marks = .zero
        cell.width = 0
        put(cell, at: next, isContinuation: true)
    }

    /// Stores a cell; what it leaves of a wide cell that it covers by half becomes blank.
    private mutating func put(_ cell: Cell, at index: Int, isContinuation: Bool = false) {
        let column = index % gridSize.width
        if cells[index].width == 0 && !isContinuation && column > 0 { erase(index - 1) }
        if cells[index].width == 2 && column + 1 < gridSize.width { erase(index + 1) }
        cells[index] = cell
    }

    private mutating func erase(_ index: Int) {
        cells[index].scalar = " "
        cells[index].marks = .zero
        cells[index].width = 1
    }
}
