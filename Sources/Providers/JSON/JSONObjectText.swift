import Foundation

/// Writes one flat JSON object, member by member in the given order, with numbers as given.
///
/// The bytes that are signed are the bytes that are sent, so nothing may reorder or reformat them.
struct JSONObjectText {
    private var members: [String] = []

    /// Adds a string, unless it is absent or empty: an absent field is left out everywhere.
    mutating func add(_ key: String, string: String?) {
        guard let string, !string.isEmpty else { return }
        members.append("\(Self.quote(key)):\(Self.quote(string))")
    }

    /// Adds a number by its digits.
    mutating func add(_ key: String, number: String) {
        members.append("\(Self.quote(key)):\(number)")
    }

    /// The object's bytes.
    var data: Data { Data("{\(members.joined(separator: ","))}".utf8) }

    /// Quotes a string: escapes what RFC 8259 says must be, and leaves all else as UTF-8.
    private static func quote(_ text: String) -> String {
        let escaped = text.unicodeScalars.map { scalar in
            switch scalar {
            case "\"": "\\\""
            case "\\": "\\\\"
            case "\u{0}"..<"\u{20}":
                "\\u" + String(repeating: "0", count: scalar.value < 16 ? 3 : 2)
                    + String(scalar.value, radix: 16)
            default: String(scalar)
            }
        }
        return "\"\(escaped.joined())\""
    }
}
