/// Shares of a whole side by side, such as the payouts of a day by status.
package struct StackedBar: Equatable, Sendable {
    /// One share.
    package struct Segment: Equatable, Sendable {
        /// How much.
        package var value: Int
        /// What it means.
        package var role: Role
        /// What fills its part where colours cannot tell shares apart.
        package var letter: Unicode.Scalar

        /// A share.
        package init(_ value: Int, _ role: Role, letter: Unicode.Scalar) {
            self.value = value
            self.role = role
            self.letter = letter
        }
    }

    /// The shares from left to right.
    package var segments: [Segment]

    /// A bar.
    package init(_ segments: [Segment]) {
        self.segments = segments
    }

    /// Draws the bar over the whole first row.
    package func render(into surface: inout Surface) {
        var x = 0
        for (segment, columns) in zip(segments, columns(in: surface.width)) where columns > 0 {
            let glyph = surface.glyphs.isUnicode ? surface.glyphs.block : segment.letter
            surface.repeatGlyph(glyph, columns, x: x, y: 0, Style(segment.role))
            x += columns
        }
    }

    /// The columns of each share: none of a share above zero vanishes, and they fill the width.
    package func columns(in width: Int) -> [Int] {
        let total = segments.reduce(0) { $0 + max(0, $1.value) }
        let present = segments.filter { $0.value > 0 }.count
        guard total > 0, width >= present else { return segments.map { _ in 0 } }
        // One column for each share, the others by largest remainder.
        let free = width - present
        var columns = segments.map { $0.value > 0 ? 1 + $0.value * free / total : 0 }
        let byRemainder = segments.indices.filter { segments[$0].value > 0 }.sorted {
            let left = segments[$0].value * free % total
            let right = segments[$1].value * free % total
            return left == right ? $0 < $1 : left > right
        }
        for index in byRemainder.prefix(width - columns.reduce(0, +)) { columns[index] += 1 }
        return columns
    }
}
