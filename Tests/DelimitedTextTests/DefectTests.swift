import DelimitedText
import Testing

/// One bad line spoils no other.
struct DefectTests {
    private func rows(_ bytes: [UInt8]) throws -> [String] {
        var rows: [String] = []
        try DelimitedFile(bytes: bytes).forEachRow { row in
            let fields = (0..<row.count).map { row[$0] }.joined(separator: "|")
            rows.append("\(row.line) \(fields)" + (row.defect.map { " ! \($0.message)" } ?? ""))
        }
        return rows
    }

    private func rows(_ text: String) throws -> [String] { try rows(Array(text.utf8)) }

    // MARK: - Quotes

    @Test func `a quote that is never closed hides no line after its own`() throws {
        #expect(
            try rows("a,b\n1,x\n2,\"y\n3,z\n4,\"two\nlines\"\n5,w\n") == [
                "2 1|x",
                "3 2|\"y ! Line 5 has text after a closing quote. Double the quotes inside quoted "
                    + "text.",
                "4 3|z", "5 4|two\nlines", "7 5|w",
            ]
        )
        #expect(
            try rows("a,b\n1,\"x\n2,y\n") == [
                "2 1|\"x ! A quote that opens in line 2 is never closed. Close it, or double it "
                    + "inside text.",
                "3 2|y",
            ]
        )
    }

    @Test func `what may belong to a broken quote is named, up to a line that fits the header`()
        throws
    {
        #expect(
            try rows("a,b,c\n1,\"x\ny\" z,3\nstray\n4,5,6\n") == [
                "2 1|\"x ! Line 3 has text after a closing quote. Double the quotes inside quoted "
                    + "text.",
                "3 y\" z|3 ! It may belong to the quote that opens in line 2. Mend that line first.",
                "4 stray ! It may belong to the quote that opens in line 2. Mend that line first.",
                "5 4|5|6",
            ]
        )
    }

    @Test func `a quote that the next field's quote closes swallows no rows`() throws {
        #expect(
            try rows("a,b\n1,\"x\n2,y\n3,5\",z\n4,w\n") == [
                "2 1|\"x ! A quote that opens in line 2 is never closed. Close it, or double it "
                    + "inside text.",
                "3 2|y", "4 3|5\"|z", "5 4|w",
            ]
        )
    }

    @Test func `a line break between quotes is data as before, also in a row that is too short`()
        throws
    {
        #expect(try rows("a,b,c\n1,\"x\ny\",3\n2,\"x\ny\"\n") == ["2 1|x\ny|3", "4 2|x\ny"])
    }

    @Test func `with too many wrong quotes it is no such file`() throws {
        let count = DelimitedFile.maximumDefects + 1
        let lines = (1...count).map { "\($0),\"x\" y\ngood,row\n" }
        let file = try DelimitedFile("a,b\n" + lines.joined())
        #expect(throws: DelimitedTextError.textAfterQuote(line: 2 * count)) {
            _ = try file.rows()
        }
    }

    // MARK: - Encodings

    private static func latin(_ text: String) -> [UInt8] {
        text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `a line in another encoding is read in its own, and named`(end: String) throws {
        let lines = ["id,name", "1,José", "2,Muñoz", "3,plain", "4,Ánh"]
        let bytes = lines.enumerated().flatMap { index, line in
            (index == 2 ? Self.latin(line) : Array(line.utf8)) + Array(end.utf8)
        }
        let defect =
            "Line 3 is written as Windows-1252, most others as UTF-8. Save the whole file as UTF-8."
        #expect(
            try rows(bytes) == ["2 1|José", "3 2|Muñoz ! \(defect)", "4 3|plain", "5 4|Ánh"]
        )
        #expect(try DelimitedFile(bytes: bytes).format.encoding == .utf8)
    }

    @Test func `where most lines are Windows-1252, the one in UTF-8 is named`() throws {
        let bytes =
            Self.latin("id,name\n1,José\n2,Muñoz\n") + Array("3,\"Ánh\nÉ\"\n".utf8)
            + Self.latin("4,Peña\n")
        let defect =
            "Line 5 is written as UTF-8, most others as Windows-1252. Save the whole file as UTF-8."
        #expect(
            try rows(bytes) == ["2 1|José", "3 2|Muñoz", "4 3|Ánh\nÉ ! \(defect)", "6 4|Peña"]
        )
        #expect(try DelimitedFile(bytes: bytes).format.encoding == .windows1252)
    }
}
