/// How many colours a terminal shows.
package enum ColorDepth: Int, CaseIterable, Comparable, Sendable {
    /// None, or none wanted.
    case monochrome = 0
    /// The eight ANSI colours.
    case ansi8 = 8
    /// The ANSI colours and their bright twins.
    case ansi16 = 16
    /// The 256 colours of xterm.
    case indexed256 = 256
    /// Twenty-four bits.
    case trueColor = 16_777_216

    /// Fewer colours are less.
    package static func < (left: ColorDepth, right: ColorDepth) -> Bool {
        left.rawValue < right.rawValue
    }
}
