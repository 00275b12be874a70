import DelimitedText
import Testing

struct BadTextTests {
    private static func error(_ text: String) -> DelimitedTextError? {
        do {
            var defects: [DelimitedDefect] = []
            try DelimitedFile(text).forEachRow { row in
                if let defect = row.defect { defects.append(defect) }
            }
            guard case .quotes(let error) = defects.first else { return nil }
            return error
        } catch {
            return error as? DelimitedTextError
        }
    }

    @Test(arguments: ["", "\n", "\r\n\r\n", "\u{FEFF}"])
    func `nothing is not a file`(text: String) {
        #expect(Self.error(text) == .empty)
    }

    @Test(arguments: [
        ("a,b\n1,\"2\n3,4\n", DelimitedTextError.unterminatedQuote(line: 2)),
        ("a,\"b\n1,2\n3,4\n", .unterminatedQuote(line: 1)),
        ("a,b\n\"x\ny\"z,2\n", .textAfterQuote(line: 3)),
        ("a,b\n1,2\n\"x\" ,2\n", .textAfterQuote(line: 3)),
        ("a,b\n1,2\n3,\0\n", .binary(line: 3)),
    ])
    func `what cannot be read names its line`(text: String, error: DelimitedTextError) {
        #expect(Self.error(text) == error)
        #expect(error.message.contains("ine \(String(describing: error).filter(\.isNumber))"))
    }

    @Test(arguments: [
        [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00] as [UInt8], [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1],
    ])
    func `a spreadsheet's own format is refused`(start: [UInt8]) {
        #expect(throws: DelimitedTextError.binary(line: 1)) {
            try DelimitedFile(bytes: start + Array("a,b\n1,2\n".utf8))
        }
    }

    @Test func `a field and a line have a longest size`() {
        let field = String(repeating: "x", count: DelimitedFile.maximumFieldBytes + 1)
        #expect(Self.error("a\n1\n\(field)\n") == .fieldTooLong(line: 3))
        #expect(Self.error("a\n1\n\"\(field)\"\n") == .fieldTooLong(line: 3))
        let line = String(repeating: ",", count: DelimitedFile.maximumColumns)
        #expect(Self.error("a\n1\n\(line)\n") == .tooManyColumns(line: 3))
    }

    @Test func `any bytes are read or refused, and never crash`() {
        var random = Random(seed: 20_261_121)
        for _ in 0..<2_000 {
            let count = Int(random.next() % 200)
            let bytes = (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            if let file = try? DelimitedFile(bytes: bytes) { _ = try? file.rows() }
        }
    }
}

/// SplitMix64: the same numbers for the same seed, everywhere.
struct Random: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
