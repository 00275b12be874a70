import CPseudoTerminal

/// What a program has drawn: as much of an xterm as ncurses and `less` use.
struct Screen {
    /// What one column of one row shows, and the state of its colours when it was drawn.
    struct Cell: Hashable {
        var scalar: Unicode.Scalar = " "
        var style = 0
    }

    /// A rectangle of the screen.
    struct Area {
        let columns: Range<Int>
        let rows: Range<Int>
    }

    let width: Int
    let height: Int
    var cells: [Cell]
    var x = 0
    var y = 0
    /// The rows that scroll.
    var scrolling: Range<Int>
    /// Stands for the colours and attributes in force.
    var style = 0
    /// Whether the last column was filled, so that the next character starts a new line.
    var isAtMargin = false
    var last: Unicode.Scalar = " "
    private var decoder = SequenceDecoder()

    init(width: Int, height: Int) {
        self.width = width
        self.height = height
        cells = Array(repeating: Cell(), count: width * height)
        scrolling = 0..<height
    }

    /// The whole screen.
    var bounds: Area { Area(columns: 0..<width, rows: 0..<height) }

    /// Draws what a program wrote.
    mutating func feed(_ bytes: ArraySlice<UInt8>) {
        for byte in bytes {
            switch decoder.decode(byte) {
            case .character(let scalar): put(scalar)
            case .control(let control): obey(control)
            case .sequence(let sequence): obey(sequence)
            case nil: break
            }
        }
    }

    /// The text of a row.
    func text(_ row: Int) -> String {
        var text = String.UnicodeScalarView()
        for cell in cells[(row * width)..<((row + 1) * width)] { text.append(cell.scalar) }
        return String(text)
    }

    /// Whether a text stands in one of the rows.
    func shows(_ wanted: String) -> Bool {
        (0..<height).contains { text($0).contains(wanted) }
    }

    /// Stands for everything that an area shows.
    func fingerprint(_ area: Area) -> Int {
        var hasher = Hasher()
        for row in area.rows {
            for cell in cells[(row * width)...][area.columns.offset(by: row * width)] {
                hasher.combine(cell.scalar.value)
                hasher.combine(cell.style)
            }
        }
        return hasher.finalize()
    }

    mutating func put(_ scalar: Unicode.Scalar) {
        let columns = scalar.isASCII ? 1 : Int(cpty_width(scalar.value))
        guard columns > 0 else { return }
        if isAtMargin {
            x = 0
            feedLine()
        }
        last = scalar
        for offset in 0..<columns where x + offset < width {
            cells[y * width + x + offset] = Cell(scalar: offset == 0 ? scalar : " ", style: style)
        }
        isAtMargin = x + columns >= width
        x = min(x + columns, width - 1)
    }

    mutating func feedLine() {
        if y == scrolling.upperBound - 1 { scroll(scrolling, by: 1) } else { y += 1 }
        isAtMargin = false
    }

    /// Moves rows up by a count, or down by a negative one.
    mutating func scroll(_ rows: Range<Int>, by count: Int) {
        let former = cells
        for row in rows {
            for column in 0..<width {
                let from = row + count
                cells[row * width + column] =
                    rows.contains(from)
                    ? former[from * width + column] : Cell(style: style)
            }
        }
    }

    mutating func erase(_ range: Range<Int>) {
        for index in range.clamped(to: 0..<cells.count) { cells[index] = Cell(style: style) }
    }
}

extension Range<Int> {
    fileprivate func offset(by count: Int) -> Range<Int> {
        (lowerBound + count)..<(upperBound + count)
    }
}
