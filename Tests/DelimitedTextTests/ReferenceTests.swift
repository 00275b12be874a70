import DelimitedText
import Testing

/// The reader against one that reads character by character and knows no other way.
struct ReferenceTests {
    private static let pieces = [
        "a", "é", "ờ", ",", ",", ";", "\t", "\"", "\"", "\"\"", "\n", "\n", "\r\n", "\r", " ", "=",
        "12345678", "0.10",
    ]

    @Test func `ten thousand random texts are read as the reference reads them`() throws {
        var random = Random(seed: 4_180)
        var read = 0
        for round in 0..<10_000 {
            let count = Int(random.next() % 40)
            let body = (0..<count).map { _ in Self.pieces.randomElement(using: &random) ?? "" }
            // No row has as many fields, so that after a wrong quote nothing is read as before.
            let header = Array(repeating: "h", count: 41).joined(separator: ",")
            let text = header + "\n" + body.joined()
            let expected = Reference.rows(of: text)
            let found = try Self.rows(of: text)
            #expect(found == expected, "round \(round): \(text.debugDescription)")
            if found != nil { read += 1 }
        }
        // Otherwise the comparison would be of errors with errors.
        #expect(read > 2_000)
    }

    /// The rows after the header, or `nil` when a quote is wrong.
    private static func rows(of text: String) throws -> [Row]? {
        let file = try DelimitedFile(text)
        var defects = 0
        try file.forEachRow { defects += $0.defect == nil ? 0 : 1 }
        return defects == 0 ? try file.rows() : nil
    }
}

private enum Reference {
    /// The rows after the header, or `nil` when a quote is wrong.
    static func rows(of text: String) -> [Row]? {
        var scalars = Array(text.unicodeScalars)[...]
        var line = 1
        var rows: [Row] = []
        while let first = scalars.first {
            if first == "\n" || first == "\r" {
                takeEnd(&scalars, &line)
                continue
            }
            let start = line
            var fields: [String] = []
            repeat {
                if !fields.isEmpty { scalars.removeFirst() }
                guard let field = takeField(&scalars, &line) else { return nil }
                fields.append(field)
            } while scalars.first == ","
            if !scalars.isEmpty { takeEnd(&scalars, &line) }
            rows.append(Row(start, fields))
        }
        return Array(rows.dropFirst())
    }

    private static func takeEnd(_ scalars: inout ArraySlice<Unicode.Scalar>, _ line: inout Int) {
        let isReturn = scalars.removeFirst() == "\r"
        if isReturn, scalars.first == "\n" { scalars.removeFirst() }
        line += 1
    }

    private static func takeField(
        _ scalars: inout ArraySlice<Unicode.Scalar>,
        _ line: inout Int
    ) -> String? {
        var field = String.UnicodeScalarView()
        guard scalars.first == "\"" else {
            while let next = scalars.first, !",\r\n".unicodeScalars.contains(next) {
                field.append(scalars.removeFirst())
            }
            return String(field)
        }
        scalars.removeFirst()
        while let next = scalars.popFirst() {
            if next == "\r", scalars.first != "\n" { line += 1 }
            if next == "\n" { line += 1 }
            if next == "\"" {
                guard scalars.first == "\"" else {
                    let isEnd = scalars.first.map { ",\r\n".unicodeScalars.contains($0) } ?? true
                    return isEnd ? String(field) : nil
                }
                scalars.removeFirst()
            }
            field.append(next)
        }
        return nil
    }
}
