package import Foundation

extension JSONValue {
    /// The most bytes that are read; no documented answer has a hundredth of it.
    package static let maximumSize = 256 * 1_024
    /// How deep arrays and objects may nest; documented answers reach three.
    package static let maximumDepth = 32

    /// Reads one JSON text by RFC 8259, and nothing after it.
    ///
    /// - Throws: ``JSONError``, also for the same key twice in one object.
    package init(parsing data: Data) throws(JSONError) {
        guard data.count <= Self.maximumSize else { throw .tooLarge }
        guard String(validating: data, as: UTF8.self) != nil else { throw .invalidUTF8 }
        var parser = JSONParser(bytes: Array(data))
        self = try parser.document()
    }
}

/// A recursive-descent parser over bytes that are known to be UTF-8.
private struct JSONParser {
    let bytes: [UInt8]
    var position = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func document() throws(JSONError) -> JSONValue {
        let value = try value(depth: 0)
        skipBlanks()
        guard position == bytes.count else { throw .syntax(at: position) }
        return value
    }

    private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
        guard depth < JSONValue.maximumDepth else { throw .tooDeep }
        skipBlanks()
        switch peek {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return .number(try number())
        }
    }

    private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
        try expect("{")
        var members: [String: JSONValue] = [:]
        skipBlanks()
        if take("}") { return .object(members) }
        repeat {
            skipBlanks()
            let key = try string()
            skipBlanks()
            try expect(":")
            let value = try value(depth: depth + 1)
            guard members.updateValue(value, forKey: key) == nil else { throw .duplicateKey }
            skipBlanks()
        } while take(",")
        try expect("}")
        return .object(members)
    }

    private mutating func array(depth: Int) throws(JSONError) -> JSONValue {
        try expect("[")
        var elements: [JSONValue] = []
        skipBlanks()
        if take("]") { return .array(elements) }
        repeat {
            elements.append(try value(depth: depth + 1))
            skipBlanks()
        } while take(",")
        try expect("]")
        return .array(elements)
    }

    private mutating func word(
        _ word: StaticString,
        _ value: JSONValue
    ) throws(JSONError) -> JSONValue {
        for scalar in "\(word)".utf8 {
            guard peek == scalar else { throw .syntax(at: position) }
            position += 1
        }
        return value
    }

    /// A number's own text: minus, digits without a leading zero, fraction, exponent.
    private mutating func number() throws(JSONError) -> String {
        let start = position
        _ = take("-")
        if !take("0") { try digits() }
        if take(".") { try digits() }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            try digits()
        }
        return text(start..<position)
    }

    private mutating func digits() throws(JSONError) {
        let start = position
        while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
            position += 1
        }
        guard position > start else { throw .syntax(at: position) }
    }
}

// MARK: - Strings

extension JSONParser {
    private mutating func string() throws(JSONError) -> String {
        try expect("\"")
        var result = ""
        var start = position
        while let byte = peek, byte >= 0x20 {
            switch byte {
            case UInt8(ascii: "\""):
                result += text(start..<position)
                position += 1
                return result
            case UInt8(ascii: "\\"):
                result += text(start..<position)
                result.unicodeScalars.append(try escape())
                start = position
            default:
                position += 1
            }
        }
        throw .syntax(at: position)
    }

    private mutating func escape() throws(JSONError) -> Unicode.Scalar {
        try expect("\\")
        let mark = peek
        position += 1
        switch mark {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeEscape()
        default: throw .syntax(at: position)
        }
    }

    /// One UTF-16 unit, or the two of a surrogate pair; half a pair is an error.
    private mutating func unicodeEscape() throws(JSONError) -> Unicode.Scalar {
        let first = try hexUnit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, take("\\"), take("u") else { throw .syntax(at: position) }
        let second = try hexUnit()
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw .syntax(at: position) }
        return scalar
    }

    private mutating func hexUnit() throws(JSONError) -> UInt32 {
        let end = position + 4
        guard end <= bytes.count, bytes[position..<end].allSatisfy(\.isHexDigit),
            let unit = UInt32(text(position..<end), radix: 16)
        else { throw .syntax(at: position) }
        position = end
        return unit
    }
}

// MARK: - Bytes

extension JSONParser {
    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipBlanks() {
        while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
            position += 1
        }
    }

    private mutating func take(_ mark: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: mark) else { return false }
        position += 1
        return true
    }

    private mutating func expect(_ mark: Unicode.Scalar) throws(JSONError) {
        guard take(mark) else { throw .syntax(at: position) }
    }

    private func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }
}

extension UInt8 {
    fileprivate var isHexDigit: Bool {
        switch self {
        case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
        default: false
        }
    }
}
