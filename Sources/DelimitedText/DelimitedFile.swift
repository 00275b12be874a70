/// A file of delimited text (RFC 4180 and its relatives): its header, and its rows one by one, which
/// a ``DelimitedReader`` gives.
///
/// The encoding and the separator are recognized. Text that is UTF-8 already is read where it lies;
/// any other is turned into UTF-8 once. Lines end with LF, CR LF or CR; the last one may lack its
/// end. Lines with nothing in them are passed over, and counted.
package struct DelimitedFile: Sendable {
    /// The largest file that is read.
    package static let maximumBytes = 1 << 30
    /// The longest field.
    package static let maximumFieldBytes = 1 << 20
    /// The most fields in a line.
    package static let maximumColumns = 1_024

    /// How files begin that a spreadsheet keeps for itself: ZIP, and the compound file of old.
    private static let spreadsheets: [[UInt8]] = [
        [0x50, 0x4B, 0x03, 0x04], [0xD0, 0xCF, 0x11, 0xE0],
    ]

    /// How the file is written.
    package let format: DelimitedFormat
    /// The fields of the first line, without blanks around them.
    package let header: [String]

    private let text: [UInt8]
    private let firstRow: RecordScanner

    /// Recognizes the format and reads the header.
    ///
    /// - Parameter bytes: The whole file.
    /// - Throws: ``DelimitedTextError`` when the bytes are no text, or have no readable first line.
    package init(bytes: [UInt8]) throws(DelimitedTextError) {
        guard bytes.count <= Self.maximumBytes else { throw .tooLarge(bytes: bytes.count) }
        guard !Self.spreadsheets.contains(where: bytes.starts(with:)) else {
            throw .binary(line: 1)
        }
        let decoded = DecodedText(bytes)
        let text = decoded.utf8
        if let line = text.lineOfNUL { throw .binary(line: line) }
        let start = decoded.start
        let declared = DelimitedFormat.Separator.declared(in: text.span, at: start)
        let separator =
            declared?.separator ?? DelimitedFormat.Separator(guessedFrom: text.span, at: start)
        format = DelimitedFormat(
            encoding: decoded.encoding,
            hasByteOrderMark: decoded.hasByteOrderMark,
            separator: separator
        )
        var scanner = RecordScanner(
            separator: separator,
            position: declared?.end ?? start,
            line: declared == nil ? 1 : 2
        )
        var row = DelimitedRow(text: text)
        guard try scanner.read(&row, from: text.span) else { throw .empty }
        header = (0..<row.count).map { [row] in row[$0].trimmed }
        firstRow = scanner
        self.text = text
    }

    fileprivate func beginning() -> (scanner: RecordScanner, row: DelimitedRow) {
        (firstRow, DelimitedRow(text: text))
    }
}

/// Reads the rows of a file after its header as somebody asks for them, who may stop.
package struct DelimitedReader: Sendable {
    /// The row that was read last.
    package private(set) var row: DelimitedRow
    private var scanner: RecordScanner

    /// Begins before the first row.
    package init(_ file: DelimitedFile) { (scanner, row) = file.beginning() }

    /// Reads another row.
    ///
    /// - Returns: Whether there was one; it is in ``row`` then.
    /// - Throws: ``DelimitedTextError``, naming the line.
    package mutating func next() throws(DelimitedTextError) -> Bool {
        let text = row.text
        return try scanner.read(&row, from: text.span)
    }
}

extension String {
    /// Without blanks at either end.
    fileprivate var trimmed: String {
        let start = drop { $0 == " " }
        return String(start.reversed().drop { $0 == " " }.reversed())
    }
}
