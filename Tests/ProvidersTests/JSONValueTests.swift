import Foundation
import Testing

@testable import Providers

struct JSONValueTests {
    private func parse(_ text: String) throws(JSONError) -> JSONValue {
        try JSONValue(parsing: Data(text.utf8))
    }

    @Test(arguments: [
        ("null", JSONValue.null), ("true", .bool(true)), ("false", .bool(false)),
        ("\"\"", .string("")), ("[]", .array([])), ("{}", .object([:])),
        (" \t\r\n[ 1 , \"a\" ]\n", .array([.number("1"), .string("a")])),
        (#"{"a":{"b":[null]}}"#, .object(["a": .object(["b": .array([.null])])])),
    ])
    func `values are read`(text: String, expected: JSONValue) throws {
        #expect(try parse(text) == expected)
    }

    @Test(arguments: [
        "0", "-0", "60000.00", "5150.0000", "12345678901234567890123456789", "1e400", "-1.5E-7",
    ])
    func `a number keeps its text`(text: String) throws {
        #expect(try parse(text) == .number(text))
    }

    @Test(arguments: [
        (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0041\u00e9""#, "Aé"),
        (#""\ud83d\ude00""#, "😀"), (#""Nguyễn""#, "Nguyễn"), (#""\u0000""#, "\u{0}"),
    ])
    func `a string's escapes are resolved`(text: String, expected: String) throws {
        #expect(try parse(text) == .string(expected))
    }

    @Test(arguments: [
        "", " ", "{", "[", "\"", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "[1,]", "[1 2]", "{a:1}",
        "01", "1.", ".5", "+1", "1e", "-", "NaN", "Infinity", "tru", "nulll", "'a'", "1 1",
        "\"\n\"",
        #""\x""#, #""\u12""#, #""\u12G4""#, #""\ud83d""#, #""\ude00""#, #""\ud83dA""#,
        #""\u+041""#, "\u{FEFF}{}", "{} {}", "// no\n1",
    ])
    func `what RFC 8259 does not allow is refused`(text: String) {
        #expect(throws: JSONError.self) { try parse(text) }
    }

    @Test func `the same key twice is refused`() {
        #expect(throws: JSONError.duplicateKey) {
            try parse(#"{"status":"0000","status":"00029"}"#)
        }
        #expect(throws: JSONError.duplicateKey) { try parse(#"{"a":1,"\u0061":2}"#) }
    }

    @Test func `depth is bounded`() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        _ = try parse(nested(JSONValue.maximumDepth))
        #expect(throws: JSONError.tooDeep) { try parse(nested(JSONValue.maximumDepth + 1)) }
        #expect(throws: JSONError.tooDeep) { try parse(nested(100_000)) }
    }

    @Test func `size is bounded`() throws {
        let blanks = String(repeating: " ", count: JSONValue.maximumSize - 1)
        #expect(try parse(blanks + "1") == .number("1"))
        #expect(throws: JSONError.tooLarge) { try parse(blanks + " 1") }
    }

    @Test(arguments: [[0xFF], [0x22, 0xC3, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22]] as [[UInt8]])
    func `what is not UTF-8 is refused`(bytes: [UInt8]) {
        #expect(throws: JSONError.invalidUTF8) { try JSONValue(parsing: Data(bytes)) }
    }

    @Test(
        arguments: [
            (JSONValue.string("ord_1"), "ord_1"),
            (.number("9223372036854775807"), "9223372036854775807"),
            (.number("9223372036854775808"), nil), (.number("1.0"), nil), (.number("1e3"), nil),
            (.number("-0"), nil), (.string(""), nil), (.null, nil), (.bool(true), nil),
        ] as [(JSONValue, String?)]
    )
    func `an identifier is a text or a 64-bit integer`(value: JSONValue, expected: String?) {
        #expect(value.identifier == expected)
    }

    @Test func `an object is written in order, with numbers as given and absent fields left out`() {
        var text = JSONObjectText()
        text.add("b", string: "a\"\\\n\u{1}é/")
        text.add("a", number: "50000.00")
        text.add("none", string: nil)
        text.add("empty", string: "")
        let expected = #"{"b":"a\"\\\u000a\u0001é/","a":50000.00}"#
        #expect(String(decoding: text.data, as: UTF8.self) == expected)
    }
}
