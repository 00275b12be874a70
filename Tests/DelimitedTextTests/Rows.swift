import DelimitedText

/// A row as the tests compare it.
struct Row: Hashable, CustomStringConvertible {
    let line: Int
    let fields: [String]

    init(_ line: Int, _ fields: [String]) {
        self.line = line
        self.fields = fields
    }

    var description: String { "\(line): \(fields)" }
}

extension DelimitedFile {
    init(_ text: String) throws(DelimitedTextError) { try self.init(bytes: Array(text.utf8)) }

    func rows() throws -> [Row] {
        var rows: [Row] = []
        try forEachRow { row in rows.append(Row(row.line, (0..<row.count).map { row[$0] })) }
        return rows
    }

    /// Gives each row after the header to `body`, in order.
    func forEachRow(_ body: (DelimitedRow) -> Void) throws {
        var rows = DelimitedReader(self)
        while try rows.next() { body(rows.row) }
    }
}
