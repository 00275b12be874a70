/// Writes records of RFC 4180: CR LF after each, quotes only where a field needs them.
///
/// What a spreadsheet would run as a formula is made text by a leading `'`, which ``unguarded(_:)``
/// takes off again, so that data survives the way out and back.
package struct DelimitedWriter: Sendable {
    /// The records written so far, in UTF-8.
    package private(set) var bytes: [UInt8] = []

    private let separator: UInt8

    /// Creates a writer of an empty text.
    package init(separator: DelimitedFormat.Separator = .comma) {
        self.separator = separator.rawValue
    }

    /// Adds a record; a plain number in one of the columns of `amounts` needs no guard.
    package mutating func write(_ fields: [String], amounts: Set<Int> = []) {
        for (index, field) in fields.enumerated() {
            if index > 0 { bytes.append(separator) }
            let isNumber = amounts.contains(index) && Self.isNegativeNumber(field)
            write(isNumber ? field : Self.guarded(field))
        }
        bytes += Self.recordEnd
    }

    private mutating func write(_ field: String) {
        let needsQuotes = field.utf8.contains {
            $0 == separator || $0 == Self.quote || $0 == Self.recordEnd[0]
                || $0 == Self.recordEnd[1]
        }
        guard needsQuotes else {
            bytes += field.utf8
            return
        }
        bytes.append(Self.quote)
        for byte in field.utf8 {
            if byte == Self.quote { bytes.append(Self.quote) }
            bytes.append(byte)
        }
        bytes.append(Self.quote)
    }

    private static let quote = UInt8(ascii: "\"")
    private static let recordEnd = Array("\r\n".utf8)
}

// MARK: - Formulas

extension DelimitedWriter {
    /// The field with the guard before what a spreadsheet would run.
    package static func guarded(_ field: String) -> String {
        startsFormula(field) ? "'" + field : field
    }

    /// The field without the guard, where it has one.
    package static func unguarded(_ field: String) -> String {
        field.utf8.first == apostrophe && startsFormula(field)
            ? String(field.unicodeScalars.dropFirst()) : field
    }

    private static let apostrophe = UInt8(ascii: "'")

    /// Whether a formula's first character comes first, or would once guards are taken off.
    private static func startsFormula(_ field: String) -> Bool {
        switch field.utf8.first(where: { $0 != apostrophe }) {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"),
            UInt8(ascii: "\t"), UInt8(ascii: "\r"):
            true
        default: false
        }
    }

    private static func isNegativeNumber(_ field: String) -> Bool {
        guard field.utf8.first == UInt8(ascii: "-") else { return false }
        let halves = field.utf8.dropFirst().split(
            separator: UInt8(ascii: "."),
            omittingEmptySubsequences: false
        )
        return halves.count <= 2
            && halves.allSatisfy { digits in
                !digits.isEmpty
                    && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            }
    }
}
