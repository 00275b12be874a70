/// Rows of cells as text in columns, for comparing with a literal.
struct TextTable {
    let rows: [[String]]

    init(_ rows: [[String]]) { self.rows = rows }

    /// One line a row, cells padded to their column, nothing after the last cell.
    var text: String {
        let widths = rows.first?.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        let lines = rows.map { row in
            let cells = zip(row, widths ?? []).map { cell, width in
                cell + String(repeating: " ", count: width - cell.count)
            }
            return cells.joined(separator: " ").reversed().drop { $0 == " " }.reversed()
        }
        return lines.map { String($0) }.joined(separator: "\n")
    }
}
