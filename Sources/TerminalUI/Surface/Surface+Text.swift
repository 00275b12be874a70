extension Surface {
    /// What the grid shows, a line per row, without trailing blanks.
    package var text: String {
        lines { row in
            var line = String.UnicodeScalarView()
            for cell in row where !cell.isContinuation { line.append(contentsOf: cell.scalars) }
            return String(line)
        }
    }

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
        (0..<gridSize.height).map { y in
            var text = line(row(y))
            while text.last == " " { text.removeLast() }
            return text
        }
        .joined(separator: "\n")
    }
}
