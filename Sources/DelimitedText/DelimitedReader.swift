/// Reads the rows of a file after its header as somebody asks for them, who may stop.
package struct DelimitedReader: Sendable {
    /// The row that was read last.
    package private(set) var row: DelimitedRow
    private var scanner: RecordScanner
    private let columns: Int
    /// The line with the quote that does not fit, until a line has as many fields as the header.
    private var brokenBy: Int?
    private var defectCount = 0
    private let format: DelimitedFormat
    private let foreignEncoding: DelimitedFormat.Encoding
    private var foreignLines: ArraySlice<Int>

    /// Begins before the first row.
    package init(_ file: DelimitedFile) {
        (scanner, row) = file.beginning()
        columns = file.header.count
        format = file.format
        foreignEncoding = file.foreignEncoding
        foreignLines = file.foreignLines[...]
    }

    /// Reads another row.
    ///
    /// - Returns: Whether there was one; it is in ``row`` then.
    /// - Throws: ``DelimitedTextError``, naming the line.
    package mutating func next() throws(DelimitedTextError) -> Bool {
        let text = row.text
        row.defect = nil
        if let opened = brokenBy {
            guard scanner.nextLine(of: text.span, has: columns) else {
                return readPlain(.afterQuote(line: opened))
            }
            brokenBy = nil
        }
        let start = scanner
        do throws(DelimitedTextError) {
            guard try scanner.read(&row, from: text.span) else { return false }
            guard isSwallowing(from: start) else {
                noteEncoding()
                return true
            }
            return try mend(.unterminatedQuote(line: row.line), from: start)
        } catch {
            guard error.isAboutQuotes else { throw error }
            return try mend(error, from: start)
        }
    }

    /// Reads the first line of a row again, without heed of its quotes.
    private mutating func mend(
        _ error: DelimitedTextError,
        from start: RecordScanner
    ) throws(DelimitedTextError) -> Bool {
        defectCount += 1
        guard defectCount <= DelimitedFile.maximumDefects else { throw error }
        scanner = start
        let isRead = readPlain(.quotes(error))
        brokenBy = row.line
        return isRead
    }

    private mutating func readPlain(_ defect: DelimitedDefect) -> Bool {
        let text = row.text
        guard scanner.readPlain(&row, from: text.span) else { return false }
        row.defect = defect
        return true
    }

    /// Whether a row of several lines has not as many fields as the header, and one of its lines
    /// has: then a quote was closed by one that opens another field.
    private func isSwallowing(from start: RecordScanner) -> Bool {
        guard row.count != columns, scanner.line > row.line + 1 else { return false }
        let text = row.text
        var lines = start
        lines.skipLine(of: text.span)
        while lines.position < scanner.position {
            if lines.nextLine(of: text.span, has: columns) { return true }
            lines.skipLine(of: text.span)
        }
        return false
    }

    /// Marks a row that has a line in another encoding.
    private mutating func noteEncoding() {
        while let first = foreignLines.first, first < scanner.line {
            foreignLines.removeFirst()
            guard first >= row.line else { continue }
            row.defect = .encoding(line: first, foreignEncoding, rest: format.encoding)
        }
    }
}
