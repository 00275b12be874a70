extension Theme {
    /// The look of a cell on a terminal of some depth.
    package struct Look: Hashable, Sendable {
        /// The number of the text's colour; nil for the terminal's default.
        package var foreground: Int?
        /// The number of the ground's colour; nil for the terminal's default.
        package var background: Int?
        /// Attributes beyond the colours.
        package var attributes: Attributes
    }

    /// What a role on a ground looks like on a terminal of some depth.
    ///
    /// Where a terminal cannot tell a ground from the base, attributes tell them apart; where it
    /// cannot tell a text from its ground, the text turns black or white.
    package func look(
        _ role: Role,
        on ground: Ground,
        _ emphasis: Emphasis = [],
        at depth: ColorDepth
    ) -> Look {
        let ink = ink(role)
        var attributes = ink.attributes
        if emphasis.contains(.bold) { attributes.insert(.bold) }
        if emphasis.contains(.underline) { attributes.insert(.underline) }
        let base = background(.base).number(at: depth)
        let color = background(ground).number(at: depth)
        var look = Look(
            foreground: ink.color.number(at: depth),
            background: color,
            attributes: attributes
        )
        if ground != .base && color == base {
            if let mark = ground.monochromeMark {
                look.attributes.insert(mark)
                // Reversed, a coloured text would become a coloured block.
                if mark == .reverse { look.foreground = self.ink(.text).color.number(at: depth) }
            }
        }
        if let foreground = look.foreground, foreground == look.background {
            look.foreground = Self.opposite(of: foreground, at: depth)
        }
        return look
    }

    private static func opposite(of color: Int, at depth: ColorDepth) -> Int {
        guard depth < .trueColor else { return color }
        let isDark = XtermPalette.color(color).luminance < 0.18
        return isDark ? (depth == .ansi8 ? 7 : 15) : 0
    }
}

extension Ground {
    /// How the ground is told from the base where colours cannot.
    fileprivate var monochromeMark: Attributes? {
        switch self {
        case .selection, .environmentProduction, .attention, .chip: .reverse
        case .selectionInactive, .environmentSandbox: .bold
        case .field, .fieldFocused: .underline
        case .base, .header, .footer, .overlay: nil
        }
    }
}
