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
