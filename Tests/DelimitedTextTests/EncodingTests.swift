import DelimitedText
import Testing

struct EncodingTests {
    private static let text = "tên,số tiền\nNguyễn Thị Ánh,€ 5\n"
    private static let western = "name,note\nJosé Muñoz,“€ 5”\n"

    private static func utf16(_ text: String, isBigEndian: Bool, mark: Bool) -> [UInt8] {
        let units = (mark ? [0xFEFF] : []) + Array(text.utf16)
        return units.flatMap { unit in
            let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
            return isBigEndian ? [high, low] : [low, high]
        }
    }

    @Test(arguments: [true, false])
    func `UTF-8 is read with and without its mark`(mark: Bool) throws {
        let bytes = (mark ? [0xEF, 0xBB, 0xBF] : []) + Array(Self.text.utf8)
        let file = try DelimitedFile(bytes: bytes)
        #expect(file.format.encoding == .utf8)
        #expect(file.format.hasByteOrderMark == mark)
        #expect(file.header == ["tên", "số tiền"])
        #expect(try file.rows() == [Row(2, ["Nguyễn Thị Ánh", "€ 5"])])
    }

    @Test(arguments: [true, false], [true, false])
    func `UTF-16 of either order is read with and without its mark`(
        isBigEndian: Bool,
        mark: Bool
    ) throws {
        let text = mark ? Self.text : Self.western
        let bytes = Self.utf16(text, isBigEndian: isBigEndian, mark: mark)
        let file = try DelimitedFile(bytes: bytes)
        let encoding: DelimitedFormat.Encoding =
            isBigEndian ? .utf16BigEndian : .utf16LittleEndian
        #expect(file.format.encoding == encoding)
        #expect(file.format.hasByteOrderMark == mark)
        #expect(try file.rows() == DelimitedFile(text).rows())
    }

    @Test func `what is not UTF-8 is read as Windows writes it`() throws {
        let bytes =
            Array("name,note\nJos".utf8) + [0xE9, 0x20, 0x4D, 0x75, 0xF1, 0x6F, 0x7A]
            + Array(",".utf8) + [0x93, 0x80, 0x20, 0x35, 0x94, 0x0A]
        let file = try DelimitedFile(bytes: bytes)
        #expect(file.format.encoding == .windows1252)
        #expect(try file.rows() == [Row(2, ["José Muñoz", "“€ 5”"])])
    }

    @Test func `every byte of Windows-1252 is a character`() throws {
        let bytes = Array("a\n".utf8) + (0x80...0xFF)
        let field = try #require(try DelimitedFile(bytes: bytes).rows().first?.fields.first)
        #expect(field.unicodeScalars.count == 128)
        #expect(field.unicodeScalars.first == "€" && field.unicodeScalars.last == "ÿ")
    }

    @Test func `a character that was cut off is shown as such`() throws {
        let bytes = Self.utf16("a,b\n1,2", isBigEndian: false, mark: true) + [0x33]
        #expect(try DelimitedFile(bytes: bytes).rows() == [Row(2, ["1", "2\u{FFFD}"])])
    }
}
