/// A theme's file as it was written, before anything in it is believed.
package indirect enum ThemeDocument: Equatable, Sendable {
    /// A word, a number, `true` or `false`.
    case text(String)
    /// Values by their keys.
    case map([String: ThemeDocument])
    /// A list, or nothing.
    case other
}

extension ThemeDocument: Decodable {
    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    /// Decodes whatever is there.
    ///
    /// - Parameter decoder: The source.
    /// - Throws: The decoder's own error.
    package init(from decoder: any Decoder) throws {
        if let container = try? decoder.container(keyedBy: Key.self) {
            let entries = try container.allKeys.map { key in
                (key.stringValue, try container.decode(ThemeDocument.self, forKey: key))
            }
            self = .map(Dictionary(uniqueKeysWithValues: entries))
            return
        }
        guard let value = try? decoder.singleValueContainer() else {
            self = .other
            return
        }
        if let flag = try? value.decode(Bool.self) {
            self = .text("\(flag)")
        } else if let text = try? value.decode(String.self) {
            self = .text(text)
        } else {
            self = .other
        }
    }
}
