/// A colour as a theme names it.
package enum ThemeColor: Hashable, Sendable {
    /// Whatever the terminal uses by itself.
    case terminalDefault
    /// One of the sixteen ANSI colours, 0 to 15, as the person set them up.
    case ansi(Int)
    /// An exact colour.
    case rgb(RGB)

    /// The names of the ANSI colours, by their number.
    package static let names = [
        "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
        "bright-black", "bright-red", "bright-green", "bright-yellow",
        "bright-blue", "bright-magenta", "bright-cyan", "bright-white",
    ]

    /// A colour written as `#rrggbb`, `default` or the name of an ANSI colour; nil for anything
    /// else.
    package init?(_ text: String) {
        if text == "default" {
            self = .terminalDefault
        } else if let index = Self.names.firstIndex(of: text) {
            self = .ansi(index)
        } else if let rgb = RGB(hex: text) {
            self = .rgb(rgb)
        } else {
            return nil
        }
    }

    /// The colour as a theme's file writes it.
    package var name: String {
        switch self {
        case .terminalDefault: "default"
        case .ansi(let index): Self.names[index]
        case .rgb(let rgb): rgb.hex
        }
    }

    /// The exact colour, if the theme says one.
    package var rgb: RGB? {
        if case .rgb(let rgb) = self { rgb } else { nil }
    }

    /// The nearest colour that a terminal of this depth has: nil for its default, an index below
    /// 256, or 0xRRGGBB at full depth.
    ///
    /// Direct-colour terminals take 0 to 7 for the ANSI colours, so that the near-blacks
    /// 0x000000 to 0x000007 are moved out of the way.
    package func number(at depth: ColorDepth) -> Int? {
        switch (self, depth) {
        case (.terminalDefault, _), (_, .monochrome): nil
        case (.ansi(let index), .ansi8): index % 8
        case (.ansi(let index), .trueColor):
            index < 8 ? index : XtermPalette.color(index).packed
        case (.ansi(let index), _): index
        case (.rgb(let rgb), .trueColor): max(rgb.packed, 8)
        case (.rgb(let rgb), .indexed256): XtermPalette.nearest(rgb)
        case (.rgb(let rgb), .ansi16): XtermPalette.ansi(rgb, hasBright: true)
        case (.rgb(let rgb), .ansi8): XtermPalette.ansi(rgb, hasBright: false)
        }
    }
}
