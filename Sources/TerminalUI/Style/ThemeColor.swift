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
        case (.rgb(let rgb), .indexed256): XtermPalette.nearest(rgb, in: 16..<256)
        case (.rgb(let rgb), .ansi16): XtermPalette.nearest(rgb, in: 0..<16)
        case (.rgb(let rgb), .ansi8): XtermPalette.nearest(rgb, in: 0..<8)
        }
    }
}

/// The colours that xterm has by default: 16 ANSI colours, a 6×6×6 cube and 24 greys.
enum XtermPalette {
    static func nearest(_ rgb: RGB, in range: Range<Int>) -> Int {
        range.min { color($0).distance(to: rgb) < color($1).distance(to: rgb) } ?? 0
    }

    static func color(_ index: Int) -> RGB {
        switch index {
        case ..<16:
            return ansi[index]
        case ..<232:
            let cube = index - 16
            return RGB(steps[cube / 36], steps[cube / 6 % 6], steps[cube % 6])
        default:
            let grey = UInt8(8 + 10 * (index - 232))
            return RGB(grey, grey, grey)
        }
    }

    private static let steps: [UInt8] = [0, 95, 135, 175, 215, 255]

    private static let ansi = [
        RGB(0, 0, 0), RGB(205, 0, 0), RGB(0, 205, 0), RGB(205, 205, 0),
        RGB(0, 0, 238), RGB(205, 0, 205), RGB(0, 205, 205), RGB(229, 229, 229),
        RGB(127, 127, 127), RGB(255, 0, 0), RGB(0, 255, 0), RGB(255, 255, 0),
        RGB(92, 92, 255), RGB(255, 0, 255), RGB(0, 255, 255), RGB(255, 255, 255),
    ]
}
