/// How much of some work is done.
package struct ProgressBar: Equatable, Sendable {
    /// What is done.
    package var done: Int
    /// What there is to do.
    package var total: Int
    /// What the done part means.
    package var role: Role

    /// A bar.
    package init(done: Int, total: Int, role: Role = .chart) {
        self.done = done
        self.total = total
        self.role = role
    }

    /// Draws the bar over the whole first row.
    package func render(into surface: inout Surface) {
        let glyphs = surface.glyphs
        guard !glyphs.isLinear else {
            surface.write("\(done.share(of: total, in: 100)) percent", y: 0)
            return
        }
        surface.repeatGlyph(glyphs.barEmpty, surface.width, x: 0, y: 0, Style(.faint))
        guard total > 0 else { return }
        let share = min(max(0, done), total)
        surface.bar(share, of: total, in: surface.width, x: 0, y: 0, Style(role))
    }
}

extension Surface {
    /// Draws a bar of `value / maximum` of `columns`, to a part of a column where glyphs allow.
    mutating func bar(
        _ value: Int,
        of maximum: Int,
        in columns: Int,
        x: Int,
        y: Int,
        _ style: Style
    ) {
        write(glyphs.bar(value, of: maximum, in: columns), x: x, y: y, style)
    }
}

extension Glyphs {
    /// A bar of `value / maximum` of `columns`, to a part of a column where glyphs allow.
    func bar(_ value: Int, of maximum: Int, in columns: Int) -> String {
        guard maximum > 0, value > 0, columns > 0 else { return "" }
        let length = value.share(of: maximum, in: columns * bar.count)
        // The least value is still visible.
        let rest = length == 0 ? 1 : length % bar.count
        let whole = String(
            repeating: Character(bar[bar.count - 1]),
            count: length / bar.count
        )
        return rest == 0 ? whole : whole + String(Character(bar[rest - 1]))
    }
}

extension Int {
    /// The share of a length that the number has of a whole, rounded down; exact for any size.
    func share(of whole: Int, in length: Int) -> Int {
        guard self > 0, whole > 0, length > 0 else { return 0 }
        let product = UInt(Swift.min(self, whole)).multipliedFullWidth(by: UInt(length))
        return Int(UInt(whole).dividingFullWidth(product).quotient)
    }
}
