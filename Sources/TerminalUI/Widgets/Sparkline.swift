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
        surface.write(text(width: surface.width, glyphs: surface.glyphs), y: 0)
    }

    /// The latest values that fit a width, as text for a cell or a line; where that is read aloud,
    /// which way they go.
    package func text(width: Int, glyphs: Glyphs) -> StyledText {
        let levels = Self.levels(glyphs)
        guard !glyphs.isLinear else { return StyledText(trend(of: levels.count), role) }
        return StyledText(
            values.suffix(max(0, width)).map { value in
                guard let value else {
                    return StyledText.Span(String(Character(glyphs.separator)), .faint)
                }
                let glyph = levels[level(value, of: levels.count)]
                return StyledText.Span(String(Character(glyph)), role)
            }
        )
    }

    /// The heights; the full cell is not among them, so that lines under each other stay apart.
    private static func levels(_ glyphs: Glyphs) -> [Unicode.Scalar] {
        glyphs.isUnicode ? Array(glyphs.levels.dropLast()) : glyphs.levels
    }

    /// Whether the latest value stands on a higher level than the first.
    private func trend(of count: Int) -> String {
        let known = values.compactMap(\.self)
        guard let first = known.first, let last = known.last else { return "" }
        let (before, after) = (level(first, of: count), level(last, of: count))
        return before == after ? "steady" : before < after ? "rising" : "falling"
    }

    private func level(_ value: Double, of count: Int) -> Int {
        let extent = range.upperBound - range.lowerBound
        guard extent > 0, value.isFinite else { return 0 }
        let clamped = min(max(value, range.lowerBound), range.upperBound)
        return Int(((clamped - range.lowerBound) / extent * Double(count - 1)).rounded())
    }
}
