import DelimitedText
import Testing

struct DelimitedWriterTests {
    private func text(_ rows: [[String]], separator: DelimitedFormat.Separator = .comma) -> String {
        var writer = DelimitedWriter(separator: separator)
        for row in rows { writer.write(row) }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test func `records end with CR LF and quote only what needs it`() {
        #expect(
            text([["a", "b c", ""], ["x,y", "say \"hi\"", "two\nlines"]])
                == "a,b c,\r\n\"x,y\",\"say \"\"hi\"\"\",\"two\nlines\"\r\n"
        )
        #expect(text([["a;b", "c,d"]], separator: .semicolon) == "\"a;b\";c,d\r\n")
    }

    @Test(
        arguments: [
            ("=1+2", "'=1+2"), ("+84 91", "'+84 91"), ("-x", "'-x"), ("@SUM(A1)", "'@SUM(A1)"),
            ("\tx", "'\tx"), ("\rx", "'\rx"), ("-12.50", "'-12.50"), ("-5", "'-5"), ("--5", "'--5"),
            ("-", "'-"), ("-1.", "'-1."), ("O'Neill", "O'Neill"), ("'quoted'", "'quoted'"),
            ("'=x", "''=x"), ("", ""), ("'", "'"),
        ]
    )
    func `what a spreadsheet would run is guarded, and the guard comes off exactly`(
        _ field: String,
        _ written: String
    ) {
        #expect(DelimitedWriter.guarded(field) == written)
        #expect(DelimitedWriter.unguarded(written) == field)
    }

    @Test func `a negative number stays one in a column of amounts, and nothing else does`() {
        var writer = DelimitedWriter()
        for field in ["-12.50", "-5", "--5", "-1.", "-1.2.3", "-x"] {
            writer.write([field, field], amounts: [1])
        }
        #expect(
            String(decoding: writer.bytes, as: UTF8.self)
                == "'-12.50,-12.50\r\n'-5,-5\r\n'--5,'--5\r\n'-1.,'-1.\r\n'-1.2.3,'-1.2.3\r\n"
                + "'-x,'-x\r\n"
        )
    }

    @Test(arguments: DelimitedFormat.Separator.allCases)
    func `whatever is written reads back the same`(
        _ separator: DelimitedFormat.Separator
    ) throws {
        // A linear congruential generator (Knuth's MMIX), so that a failure can be repeated.
        var seed: UInt64 = 4_180
        func draw(_ count: Int) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(seed >> 33) % count
        }
        let pieces = ["", "=", "'", "\"", ",", ";", "\t", "\r\n", "\n", "a", "ណា", "7", "-", "@"]
        var rows = [["k", "l", "m"]]
        for _ in 0..<500 {
            rows.append((0..<3).map { _ in (0...draw(4)).map { _ in pieces[draw(14)] }.joined() })
        }
        // A line with nothing in it is passed over.
        rows.removeAll { $0.joined().isEmpty }
        let file = try DelimitedFile(bytes: Array(text(rows, separator: separator).utf8))
        var found = [file.header]
        try file.forEachRow { row in
            found.append((0..<row.count).map { DelimitedWriter.unguarded(row[$0]) })
        }
        #expect(file.format.separator == separator)
        #expect(found == rows)
    }
}
