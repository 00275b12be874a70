/// Emphasis that a widget adds to what the theme gives to a role.
package struct Emphasis: OptionSet, Hashable, Sendable {
    /// The bits.
    package let rawValue: UInt8

    /// Emphasis from its bits.
    package init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Heavier strokes.
    package static let bold = Emphasis(rawValue: 1)
    /// A line below.
    package static let underline = Emphasis(rawValue: 2)
}
