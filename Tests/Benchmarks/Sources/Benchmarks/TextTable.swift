/// Lines of cells in columns, the first line their names.
struct TextTable {
    var lines: [[String]]
    /// The columns that begin at their left; all others end at their right.
    let leading: Set<Int>

    var text: String {
        let widths = lines[0].indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
        return lines.map { line in
            let cells = line.indices.map { column in
                let padding = String(repeating: " ", count: widths[column] - line[column].count)
                return leading.contains(column) ? line[column] + padding : padding + line[column]
            }
            let text = cells.joined(separator: "  ")
            return String(text.prefix(text.count - text.reversed().prefix { $0 == " " }.count))
        }
        .joined(separator: "\n")
    }
}
