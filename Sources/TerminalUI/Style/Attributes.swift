/// How a terminal draws text beyond its colours.
package struct Attributes: OptionSet, Hashable, Sendable {
    /// The bits.
    package let rawValue: UInt8

    /// Attributes from their bits.
    package init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Heavier strokes.
    package static let bold = Attributes(rawValue: 1)
    /// A line below.
    package static let underline = Attributes(rawValue: 2)
    /// Slanted.
    package static let italic = Attributes(rawValue: 4)
    /// Text and ground exchange their colours.
    package static let reverse = Attributes(rawValue: 8)
    /// Paler.
    package static let dim = Attributes(rawValue: 16)

    /// Each of them by its name in a theme's file.
    package static let named: [(name: String, attribute: Attributes)] = [
        ("bold", .bold), ("underline", .underline), ("italic", .italic), ("reverse", .reverse),
        ("dim", .dim),
    ]

    /// The names of those that are set.
    package var names: [String] { Self.named.filter { contains($0.attribute) }.map(\.name) }
}
