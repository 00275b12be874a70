/// A text that is used and never shown.
package struct Secret: Hashable, Sendable {
    /// The text itself, for signing and for the headers that ask for it.
    let value: String

    /// Wraps a text that must never be printed.
    package init(_ value: String) { self.value = value }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Always `[secret]`.
    package var description: String { Self.mark }
    /// Always `[secret]`.
    package var debugDescription: String { Self.mark }
    /// Hides the text from `dump` too.
    package var customMirror: Mirror { Mirror(self, children: []) }

    /// What stands where a secret was.
    static let mark = "[secret]"

    /// Replaces every occurrence of the secrets in a text by the mark.
    static func redact(_ text: String, _ secrets: [Secret]) -> String {
        secrets.reduce(text) { text, secret in
            secret.value.isEmpty ? text : text.replacing(secret.value, with: mark)
        }
    }
}
