/// A row of values over time, one column each, the latest at the right.
package struct Sparkline: Equatable, Sendable {
    /// The values; nil where nothing was measured, which is not the same as zero.
    package var values: [Double?]
    /// The value of the lowest level and that of the highest.
    package var range: ClosedRange<Double>
    /// What the values mean.
    package var role: Role

    /// A line.
    package init(_ values: [Double?], range: ClosedRange<Double>, role: Role = .chart) {
        self.values = values
        self.range = range
        self.role = role
    }

    /// Draws the latest values that fit into the first row.
    package func render(into surface: inout Surface) {
        let shown = values.suffix(surface.width)
        for (x, value) in shown.enumerated() {
            guard let value else {
                surface.repeatGlyph(surface.glyphs.separator, 1, x: x, y: 0, Style(.faint))
                continue
            }
            let glyph = surface.glyphs.levels[level(value, of: surface.glyphs.levels.count)]
            surface.repeatGlyph(glyph, 1, x: x, y: 0, Style(role))
        }
    }

    private func level(_ value: Double, of count: Int) -> Int {
        let extent = range.upperBound - range.lowerBound
        guard extent > 0, value.isFinite else { return 0 }
        let clamped = min(max(value, range.lowerBound), range.upperBound)
        return Int(((clamped - range.lowerBound) / extent * Double(count - 1)).rounded())
    }
}
