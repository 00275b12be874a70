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
        guard maximum > 0, value > 0 else { return }
        let steps = glyphs.bar.count
        let length = value * columns * steps / maximum
        repeatGlyph(glyphs.bar[steps - 1], length / steps, x: x, y: y, style)
        // The least value is still visible.
        let rest = length == 0 ? 1 : length % steps
        guard rest > 0, length / steps < columns else { return }
        repeatGlyph(glyphs.bar[rest - 1], 1, x: x + length / steps, y: y, style)
    }
}
