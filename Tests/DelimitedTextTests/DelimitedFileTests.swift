import DelimitedText
import Testing

struct DelimitedFileTests {
    @Test func `a header and its rows are read, with the line of each`() throws {
        let file = try DelimitedFile("a,b\n1,2\n3,4\n")
        #expect(file.header == ["a", "b"])
        #expect(try file.rows() == [Row(2, ["1", "2"]), Row(3, ["3", "4"])])
    }

    @Test(arguments: [("\n", 4), ("\r\n", 4), ("\r", 4)])
    func `lines end with LF, CR LF or CR`(end: String, last: Int) throws {
        let file = try DelimitedFile(["a,b", "1,2", "3,4", "5,6"].joined(separator: end))
        #expect(try file.rows().last == Row(last, ["5", "6"]))
    }

    @Test func `the last line may lack its end`() throws {
        #expect(try DelimitedFile("a,b\n1,2").rows() == DelimitedFile("a,b\n1,2\n").rows())
    }

    @Test func `empty lines are passed over and counted`() throws {
        let file = try DelimitedFile("\n\r\na,b\n\n1,2\n\n\n3,4\n\n")
        #expect(file.header == ["a", "b"])
        #expect(try file.rows() == [Row(5, ["1", "2"]), Row(8, ["3", "4"])])
    }

    @Test func `quotes hold separators, line ends and quotes`() throws {
        let file = try DelimitedFile("a,b\r\n\"1,\"\"x\"\"\",\"two\r\nlines\"\r\n3,4\r\n")
        let rows = [Row(2, ["1,\"x\"", "two\r\nlines"]), Row(4, ["3", "4"])]
        #expect(try file.rows() == rows)
    }

    @Test func `a quote inside a field without quotes is a character`() throws {
        #expect(try DelimitedFile("a,b\n5\" pipe,x\"y\n").rows() == [Row(2, ["5\" pipe", "x\"y"])])
    }

    @Test func `a row keeps as many fields as its line has`() throws {
        let file = try DelimitedFile("a,b,c\n1\n1,2,3,4\n,,\n\"\"\n")
        let expected = [
            Row(2, ["1"]), Row(3, ["1", "2", "3", "4"]), Row(4, ["", "", ""]), Row(5, [""]),
        ]
        #expect(try file.rows() == expected)
        try file.forEachRow { row in
            #expect(row[99] == "")
            #expect(row.withUTF8(99) { $0.count } == 0)
        }
    }

    @Test func `a row can be kept after the next one was read`() throws {
        var kept: [DelimitedRow] = []
        try DelimitedFile("a\n1\n2\n").forEachRow { kept.append($0) }
        #expect(kept.map { $0[0] } == ["1", "2"])
    }

    @Test func `blanks belong to fields, and not to the names of columns`() throws {
        let file = try DelimitedFile(" a , b\n 1 ,2\n")
        #expect(file.header == ["a", "b"])
        #expect(try file.rows() == [Row(2, [" 1 ", "2"])])
    }

    @Test(arguments: [
        ("a,b\n1,2\n", DelimitedFormat.Separator.comma), ("a;b\n1,5;2,5\n", .semicolon),
        ("a\tb\n1,5\t2;5\n", .tab), ("name;amount, USD\nx;1\ny;2\n", .semicolon),
        ("a\n1\n", .comma), ("\"a;b\",c\n1,2\n", .comma), ("sep=;\na,x;b\n1;2\n", .semicolon),
    ])
    func `the separator is recognized`(text: String, separator: DelimitedFormat.Separator) throws {
        #expect(try DelimitedFile(text).format.separator == separator)
    }

    @Test func `a first line that names the separator is not the header`() throws {
        let file = try DelimitedFile("sep=;\r\na;b\r\n1;2\r\n")
        #expect(file.header == ["a", "b"])
        #expect(try file.rows() == [Row(3, ["1", "2"])])
    }
}
