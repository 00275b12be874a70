/// How a file of delimited text is written, as it was recognized from its bytes.
package struct DelimitedFormat: Hashable, Sendable {
    /// How its bytes stand for characters.
    package let encoding: Encoding
    /// Whether it begins with a byte order mark.
    package let hasByteOrderMark: Bool
    /// What stands between two fields.
    package let separator: Separator

    /// How bytes stand for characters.
    package enum Encoding: String, CaseIterable, Hashable, Sendable {
        case utf8 = "UTF-8"
        case utf16LittleEndian = "UTF-16LE"
        case utf16BigEndian = "UTF-16BE"
        /// What Windows writes as "ANSI" in the West: Latin-1 with more in place of its controls.
        case windows1252 = "Windows-1252"
    }

    /// What stands between two fields; the raw value is its ASCII byte.
    package enum Separator: UInt8, CaseIterable, Hashable, Sendable {
        case comma = 0x2C
        case semicolon = 0x3B
        case tab = 0x09
    }

    /// Creates a format.
    package init(encoding: Encoding, hasByteOrderMark: Bool, separator: Separator) {
        self.encoding = encoding
        self.hasByteOrderMark = hasByteOrderMark
        self.separator = separator
    }
}

extension DelimitedFormat: CustomStringConvertible {
    /// The format in plain words: `UTF-8, semicolons`.
    package var description: String {
        let mark = hasByteOrderMark ? " with byte order mark" : ""
        let separators =
            switch separator {
            case .comma: "commas"
            case .semicolon: "semicolons"
            case .tab: "tabs"
            }
        return "\(encoding.rawValue)\(mark), \(separators)"
    }
}
