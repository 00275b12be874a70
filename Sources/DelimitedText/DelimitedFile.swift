/// A file of delimited text (RFC 4180 and its relatives): its header, and its rows one by one, which
/// a ``DelimitedReader`` gives.
///
/// The encoding and the separator are recognized. Text that is UTF-8 already is read where it lies;
/// any other is turned into UTF-8 once. Lines end with LF, CR LF or CR; the last one may lack its
/// end. Lines with nothing in them are passed over, and counted.
///
/// A quote that does not fit spoils its own line and those up to the next that has as many fields as
/// the header; lines in another encoding than the rest are read in theirs. Both have a
/// ``DelimitedRow/defect``.
package struct DelimitedFile: Sendable {
    /// The largest file that is read.
    package static let maximumBytes = 1 << 30
    /// The longest field.
    package static let maximumFieldBytes = 1 << 20
    /// The most fields in a line.
    package static let maximumColumns = 1_024
    /// The most quotes that do not fit; with more it is no such file.
    package static let maximumDefects = 1_000

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
    let foreignLines: [Int]
    let foreignEncoding: DelimitedFormat.Encoding

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
        foreignLines = decoded.foreignLines
        foreignEncoding = decoded.foreignEncoding
    }

    func beginning() -> (scanner: RecordScanner, row: DelimitedRow) {
        (firstRow, DelimitedRow(text: text))
    }
}

extension String {
    /// Without blanks at either end.
    fileprivate var trimmed: String {
        let start = drop { $0 == " " }
        return String(start.reversed().drop { $0 == " " }.reversed())
    }
}
