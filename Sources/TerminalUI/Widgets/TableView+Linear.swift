extension TableView {
    /// Draws each row as one line of words, what matters most first: that is heard first, and cut
    /// off last.
    ///
    /// All of the selected one is left to be read.
    func renderLinear(into surface: inout Surface) {
        let titles = linearColumns.map { StyledText(columns[$0].spoken ?? columns[$0].title) }
        surface.write(
            .listed(titles.filter { !$0.text.isEmpty }),
            y: 0,
            Style(.headerText)
        )
        for (index, row) in rows.prefix(max(0, surface.height - Self.headerHeight)).enumerated() {
            let y = index + Self.headerHeight
            let words = words(of: row)
            surface.write(.listed(words), y: y)
            if index == selection {
                // A reader is told again what was written again: the least of the line.
                if let first = words.first {
                    surface.writeSelected(first, x: 0, y: y, isFocused: isFocused)
                }
                let line = words.isEmpty ? nil : StyledText.listed(words).linear.text
                if isFocused { surface.placeCursor(x: 0, y: y, reading: line) }
            }
        }
    }

    /// The columns by priority; what belongs to its left neighbour follows it.
    private var linearColumns: [Int] {
        columns.indices.sorted {
            let (left, right) = (columns[$0].priority, columns[$1].priority)
            return left == right ? $0 < $1 : left > right
        }
    }

    private func words(of row: Row) -> [StyledText] {
        var parts: [StyledText] = row.isMarked ? [StyledText("marked", .mark)] : []
        for index in linearColumns where index < row.cells.count {
            let (column, cell) = (columns[index], row.cells[index].linear)
            guard !Self.empty.contains(cell.text) else { continue }
            if column.title.isEmpty, let amount = parts.popLast() {
                parts.append(amount + StyledText(" ") + cell)
            } else if let name = column.spoken {
                parts.append(StyledText("\(name): ", .label) + cell)
            } else {
                parts.append(cell)
            }
        }
        return parts
    }

    /// What stands in a cell that has nothing to say.
    private static let empty: Set<String> = ["", "–", "-"]
}
