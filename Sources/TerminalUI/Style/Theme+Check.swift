extension Theme {
    /// Why something in a theme may not be seen.
    package enum Shortfall: Equatable, Sendable {
        /// A role stands out too little from a ground that it is seen on.
        case contrast(Role, Ground, ratio: Double, needed: Double)
        /// One of the two is the terminal's own colour, and the other one is exact: nobody knows
        /// what they look like together.
        case unmeasurable(Role, Ground)
        /// Black, white or a grey on the terminal's own ground, which may be just that.
        case shade(Role, Ground)
        /// A ground that cannot be told from the screen behind it.
        case ground(Ground, ratio: Double)
        /// Two statuses look alike.
        case alike(Role, Role, ColorVision, difference: Double)
    }

    /// The least difference between the colours of two statuses in a theme that claims to be safe.
    package static let leastDifference = 15.0
    /// The least contrast between the selection and the screen behind it.
    package static let leastGroundContrast = 1.15

    /// Everything that may not be seen, every role on each of its grounds.
    ///
    /// ANSI colours are measured as xterm shows them.
    package var shortfalls: [Shortfall] {
        Role.allCases.flatMap { role in role.grounds.compactMap { shortfall(of: role, on: $0) } }
            + Ground.allCases.compactMap(shortfall)
            + (claims.contains(.colorBlindSafe) ? likenesses : [])
    }

    /// The contrast of a role with a ground; nil where a terminal's own colour is among them.
    package func contrast(of role: Role, on ground: Ground) -> Double? {
        guard let text = ink(role).color.measured, let back = background(ground).measured else {
            return nil
        }
        return text.contrast(with: back)
    }

    /// The contrast that a role needs.
    package func neededContrast(of role: Role) -> Double {
        switch (role.isGraphical, claims.contains(.highContrast)) {
        case (true, false): 3
        case (false, false), (true, true): 4.5
        case (false, true): 7
        }
    }

    private func shortfall(of role: Role, on ground: Ground) -> Shortfall? {
        if let ratio = contrast(of: role, on: ground) {
            let needed = neededContrast(of: role)
            return ratio < needed
                ? .contrast(role, ground, ratio: ratio, needed: needed) : nil
        }
        switch (ink(role).color, background(ground)) {
        case (.terminalDefault, .terminalDefault): return nil
        case (.ansi(let index), .terminalDefault):
            return [0, 7, 8, 15].contains(index) ? .shade(role, ground) : nil
        default: return .unmeasurable(role, ground)
        }
    }

    /// A ground of the terminal's own colour is told from the screen by attributes.
    private func shortfall(of ground: Ground) -> Shortfall? {
        guard [.selection, .fieldFocused, .environmentProduction].contains(ground),
            background(ground) != background(.base),
            let front = background(ground).measured, let back = background(.base).measured
        else { return nil }
        let ratio = front.contrast(with: back)
        return ratio < Self.leastGroundContrast ? .ground(ground, ratio: ratio) : nil
    }

    private var likenesses: [Shortfall] {
        let colors = Role.statuses.compactMap { role in
            ink(role).color.measured.map { (role: role, color: $0) }
        }
        return colors.indices.flatMap { index in
            colors[(index + 1)...].flatMap { other in
                ColorVision.allCases.compactMap { vision in
                    let difference = vision.difference(colors[index].color, other.color)
                    return difference < Self.leastDifference
                        ? .alike(colors[index].role, other.role, vision, difference: difference)
                        : nil
                }
            }
        }
    }
}

extension ThemeColor {
    /// The colour as far as it is known.
    fileprivate var measured: RGB? {
        switch self {
        case .terminalDefault: nil
        case .ansi(let index): XtermPalette.color(index)
        case .rgb(let rgb): rgb
        }
    }
}

extension Theme.Shortfall: CustomStringConvertible {
    /// What is wrong, in words, with the place in the file.
    package var description: String {
        switch self {
        case .contrast(let role, let ground, let ratio, let needed):
            "roles.\(role.rawValue): \(Self.ratio(ratio)) on \(ground.rawValue), needs "
                + Self.ratio(needed)
        case .unmeasurable(let role, let ground):
            "roles.\(role.rawValue): cannot be measured on \(ground.rawValue), because one of the "
                + "two is the terminal's own color; take exact colors, or none, for both"
        case .shade(let role, let ground):
            "roles.\(role.rawValue): a shade of grey may be the terminal's own color on "
                + "\(ground.rawValue); take default or one of the six hues"
        case .ground(let ground, let ratio):
            "grounds.\(ground.rawValue): \(Self.ratio(ratio)) against base, needs "
                + Self.ratio(Theme.leastGroundContrast)
        case .alike(let first, let second, let vision, let difference):
            "roles.\(first.rawValue): looks like \(second.rawValue) with \(vision.rawValue) "
                + "vision, ΔE \(Self.rounded(difference)), needs "
                + Self.rounded(Theme.leastDifference)
        }
    }

    /// A ratio to two places, never rounded up to what it falls short of.
    private static func ratio(_ value: Double) -> String { "\(rounded(value)):1" }

    private static func rounded(_ value: Double) -> String {
        let hundredths = Int(value * 100 + 1e-6)
        let (whole, tenths, rest) = (hundredths / 100, hundredths / 10 % 10, hundredths % 10)
        return rest == 0
            ? tenths == 0 ? "\(whole)" : "\(whole).\(tenths)"
            : "\(whole).\(tenths)\(rest)"
    }
}
