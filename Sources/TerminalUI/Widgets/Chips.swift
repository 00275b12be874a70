/// Filters that are in force, each a small label.
package struct Chips: Equatable, Sendable {
    /// One filter.
    package struct Chip: Equatable, Sendable {
        /// What it says, such as `status:unknown`.
        package var label: String
        /// Whether it applies now; filters are switched off together without being lost.
        package var isActive: Bool

        /// A chip.
        package init(_ label: String, isActive: Bool = true) {
            self.label = label
            self.isActive = isActive
        }
    }

    /// The filters from left to right.
    package var chips: [Chip]
    /// The one that the keys act on, if any.
    package var selection: Int?

    /// Chips.
    package init(_ chips: [Chip], selection: Int? = nil) {
        self.chips = chips
        self.selection = selection
    }

    /// The columns that all of them take.
    package var width: Int {
        chips.reduce(chips.count - 1) { $0 + TextWidth.width(of: $1.label) + 4 }
    }

    /// Draws the chips in the first row; those that do not fit are counted (`+2`).
    package func render(into surface: inout Surface) {
        guard !surface.glyphs.isLinear else {
            surface.write(words, y: 0)
            return
        }
        var x = 0
        for (index, chip) in chips.enumerated() {
            let label = " \(chip.label) \(surface.glyphs.cross) "
            let hidden = chips.count - index
            let reserve = hidden > 1 ? "+\(hidden - 1)".count + 1 : 0
            let room = surface.width - x - reserve
            // Part of the first says more than that there is one.
            guard TextWidth.width(of: label) <= room || index == 0 && room >= Self.leastPart else {
                surface.write("+\(hidden)", x: x, y: 0, Style(.muted))
                return
            }
            let part = TextWidth.clip(label, to: room, ellipsis: surface.glyphs.ellipsis)
            x += surface.write(part, x: x, y: 0, style(of: chip, at: index)) + 1
        }
    }

    /// The columns of a chip of which anything can be read.
    private static let leastPart = 8

    private var words: StyledText {
        let parts = chips.map { StyledText($0.isActive ? $0.label : "\($0.label) off", .chip) }
        return StyledText(chips.isEmpty ? "" : "Filter: ", .label) + .listed(parts)
    }

    private func style(of chip: Chip, at index: Int) -> Style {
        if index == selection { return Style(.title, on: .selection) }
        return chip.isActive ? Style(.chip, on: .chip) : Style(.muted)
    }
}
