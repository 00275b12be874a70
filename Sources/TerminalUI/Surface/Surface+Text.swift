extension Surface {
    /// What the grid shows, a line per row, without trailing blanks.
    package var text: String { lines(Self.text) }

    /// What a row of the grid shows, without trailing blanks.
    package func text(ofRow y: Int) -> String { Self.withoutBlanksAtEnd(Self.text(row(y))) }

    /// The role of every cell that is not blank, one letter each (`Role.letter`).
    package var roles: String {
        lines { row in
            String(row.map { $0.isBlank && !$0.isContinuation ? " " : $0.role.letter })
        }
    }

    /// The ground of every cell, one letter each (`Ground.letter`).
    package var grounds: String {
        lines { row in String(row.map(\.ground.letter)) }
    }

    /// One row of the grid, counted from zero.
    package func row(_ y: Int) -> ArraySlice<Cell> {
        cells[(y * gridSize.width)..<((y + 1) * gridSize.width)]
    }

    /// What of a row of the grid has to be drawn where another grid of its size is shown: from
    /// the first cell that is different to the last, as indices of the row; empty where none is.
    ///
    /// A cell whose neighbour changes is drawn with it: text from right to left ends there or not.
    package func changes(from other: Surface, in y: Int) -> Range<Int> {
        let row = y * gridSize.width..<(y + 1) * gridSize.width
        func isChanged(_ index: Int) -> Bool { cells[index] != other.cells[index] }
        guard var first = row.first(where: isChanged), var last = row.last(where: isChanged) else {
            return row.lowerBound..<row.lowerBound
        }
        if first > row.lowerBound { first -= 1 }
        while first > row.lowerBound && (cells[first].width == 0 || other.cells[first].width == 0) {
            first -= 1
        }
        while last + 1 < row.upperBound
            && (cells[last + 1].width == 0 || other.cells[last + 1].width == 0)
        {
            last += 1
        }
        return first..<last + 1
    }

    private func lines(_ line: (ArraySlice<Cell>) -> String) -> String {
        (0..<gridSize.height).map { Self.withoutBlanksAtEnd(line(row($0))) }
            .joined(separator: "\n")
    }

    private static func text(_ row: ArraySlice<Cell>) -> String {
        var line = String.UnicodeScalarView()
        for cell in row where !cell.isContinuation { line.append(contentsOf: cell.scalars) }
        return String(line)
    }

    private static func withoutBlanksAtEnd(_ text: String) -> String {
        var text = text
        while text.last == " " { text.removeLast() }
        return text
    }
}
