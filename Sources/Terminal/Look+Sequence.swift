package import TerminalUI

extension Theme.Look {
    /// Ends what ``sequence(at:)`` began.
    package static let reset = "\u{1B}[0m"

    /// What makes a terminal write like this (ECMA-48, SGR), for output that is not the console's.
    package func sequence(at depth: ColorDepth) -> String {
        let codes =
            ["0"] + attributes.codes
            + (foreground.map { Self.codes($0, base: 30, depth) } ?? [])
            + (background.map { Self.codes($0, base: 40, depth) } ?? [])
        return "\u{1B}[\(codes.joined(separator: ";"))m"
    }

    /// The numbers below 8 are the ANSI colours at every depth.
    private static func codes(_ color: Int, base: Int, _ depth: ColorDepth) -> [String] {
        switch (color, depth) {
        case (..<8, _): ["\(base + color)"]
        case (_, .trueColor):
            ["\(base + 8)", "2", "\(color >> 16)", "\(color >> 8 & 0xFF)", "\(color & 0xFF)"]
        case (..<16, _): ["\(base + 60 + color - 8)"]
        default: ["\(base + 8)", "5", "\(color)"]
        }
    }
}

extension Attributes {
    fileprivate var codes: [String] {
        let all: [(Attributes, String)] = [
            (.bold, "1"), (.dim, "2"), (.italic, "3"), (.underline, "4"), (.reverse, "7"),
        ]
        return all.filter { contains($0.0) }.map(\.1)
    }
}
