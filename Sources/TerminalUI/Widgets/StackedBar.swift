/// Shares of a whole side by side, such as the payouts of a day by status.
package struct StackedBar: Equatable, Sendable {
    /// One share.
    package struct Segment: Equatable, Sendable {
        /// How much.
        package var value: Int
        /// What it means.
        package var role: Role
        /// What fills its part on terminals without blocks.
        package var letter: Unicode.Scalar
        /// What fills its part elsewhere, so that shares differ without colour; nil fills its
        /// cells.
        ///
        /// Every sign is drawn in the role's full color, so that what is measured of a theme holds
        /// for it; a cell that is filled in part only would be paler.
        package var fill: Unicode.Scalar?
        /// What opens its part there instead, once, before filled cells: a row of signs would look
        /// like so many things.
        package var sign: Unicode.Scalar?

        /// A share.
        package init(
            _ value: Int,
            _ role: Role,
            letter: Unicode.Scalar,
            fill: Unicode.Scalar? = nil,
            sign: Unicode.Scalar? = nil
        ) {
            self.value = value
            self.role = role
            self.letter = letter
            self.fill = fill
            self.sign = sign
        }

        /// The sign that stands for it in a legend; none where that is read aloud.
        package func sign(_ glyphs: Glyphs) -> StyledText {
            guard !glyphs.isLinear else { return "" }
            // A whole cell would look like a part of the bar on the next line.
            let isFilled = glyphs.isUnicode && fill == nil && sign == nil
            return StyledText("\(Character(isFilled ? "■" : first(glyphs))) ", role)
        }

        /// The character that opens its part.
        fileprivate func first(_ glyphs: Glyphs) -> Unicode.Scalar {
            glyphs.isUnicode ? sign ?? glyph(glyphs) : letter
        }

        /// Its part of a bar.
        fileprivate func text(columns: Int, _ glyphs: Glyphs) -> StyledText.Span {
            let rest = String(repeating: Character(glyph(glyphs)), count: columns - 1)
            return StyledText.Span("\(Character(first(glyphs)))\(rest)", role)
        }

        /// The character that fills its part.
        package func glyph(_ glyphs: Glyphs) -> Unicode.Scalar {
            glyphs.isUnicode ? fill ?? glyphs.block : letter
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
        surface.write(text(width: surface.width, glyphs: surface.glyphs), y: 0)
    }

    /// The bar as text of a width; empty where there is nothing to share, and where it would be
    /// read aloud: what its shares are is said in words beside it.
    package func text(width: Int, glyphs: Glyphs) -> StyledText {
        guard !glyphs.isLinear else { return StyledText([]) }
        let parts = zip(segments, columns(in: width)).filter { $1 > 0 }
        return StyledText(
            parts.map { segment, columns in segment.text(columns: columns, glyphs) }
        )
    }

    /// The columns of each share: none of a share above zero vanishes, and they fill the width.
    package func columns(in width: Int) -> [Int] {
        let total = segments.reduce(0) { $0 + Double(max(0, $1.value)) }
        let present = segments.filter { $0.value > 0 }.count
        guard total > 0, width >= present else { return segments.map { _ in 0 } }
        // One column for each share, the others by largest remainder.
        let free = Double(width - present)
        let shares = segments.map { Double(max(0, $0.value)) / total * free }
        var columns = zip(segments, shares).map { $0.value > 0 ? 1 + Int($1) : 0 }
        let byRemainder = segments.indices.filter { segments[$0].value > 0 }.sorted {
            let left = shares[$0].truncatingRemainder(dividingBy: 1)
            let right = shares[$1].truncatingRemainder(dividingBy: 1)
            return left == right ? $0 < $1 : left > right
        }
        for index in byRemainder.prefix(width - columns.reduce(0, +)) { columns[index] += 1 }
        return columns
    }
}

extension [StackedBar.Segment] {
    /// All shares together, no larger than a number can be.
    var total: Int {
        reduce(0) { sum, segment in
            let (next, isOverflow) = sum.addingReportingOverflow(Swift.max(0, segment.value))
            return isOverflow ? .max : next
        }
    }

    /// How many shares are there to see.
    var present: Int { count { $0.value > 0 } }
}
