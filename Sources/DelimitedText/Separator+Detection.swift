extension DelimitedFormat.Separator {
    /// How many lines tell the separator.
    private static let sampleLines = 20

    /// The separator that a first line `sep=;` names, as spreadsheets write it, and where that line
    /// ends.
    static func declared(in text: Span<UInt8>, at start: Int) -> (separator: Self, end: Int)? {
        let words = Array("sep=".utf8)
        guard start + words.count < text.count,
            words.indices.allSatisfy({ text[start + $0] == words[$0] }),
            let separator = Self(rawValue: text[start + words.count])
        else { return nil }
        var end = start + words.count + 1
        guard end == text.count || text[end].isLineEnd else { return nil }
        if end < text.count, text[end] == UInt8(ascii: "\r") { end += 1 }
        if end < text.count, text[end] == UInt8(ascii: "\n") { end += 1 }
        return (separator, end)
    }

    /// The separator that cuts the first lines into the same number of fields most often.
    ///
    /// Of equal ones the one that cuts the header most often, then the comma.
    init(guessedFrom text: Span<UInt8>, at start: Int) {
        var best = (separator: Self.comma, likeness: 0, columns: 1)
        for separator in Self.allCases {
            let counts = separator.columnCounts(of: text, at: start)
            guard let columns = counts.first, columns > 1 else { continue }
            let likeness = counts.count { $0 == columns }
            if (likeness, columns) > (best.likeness, best.columns) {
                best = (separator, likeness, columns)
            }
        }
        self = best.separator
    }

    /// How many fields each of the first lines would have; a line that cannot be read ends the list.
    private func columnCounts(of text: Span<UInt8>, at start: Int) -> [Int] {
        var scanner = RecordScanner(separator: self, position: start, line: 1)
        var row = DelimitedRow(text: [])
        var counts: [Int] = []
        while counts.count < Self.sampleLines, (try? scanner.read(&row, from: text)) == true {
            counts.append(row.count)
        }
        return counts
    }
}
