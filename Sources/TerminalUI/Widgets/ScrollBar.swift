/// A bar that shows which part of something long is on the screen.
package struct ScrollBar: Equatable, Sendable {
    /// How many lines there are.
    package var total: Int
    /// The first line on the screen.
    package var first: Int
    /// Whether the way of the bar is drawn too; along a frame there is a line already.
    package var hasTrack: Bool

    /// A bar.
    package init(total: Int, first: Int, hasTrack: Bool = true) {
        self.total = total
        self.first = first
        self.hasTrack = hasTrack
    }

    /// Draws the bar in the last column if not all lines fit into the height.
    package func render(into surface: inout Surface) {
        let height = surface.height
        guard total > height, height > 0, !surface.glyphs.isLinear else { return }
        let thumb = max(1, height * height / total)
        let hidden = total - height
        let top = min(max(0, first), hidden) * (height - thumb) / hidden
        for y in 0..<height {
            let isThumb = y >= top && y < top + thumb
            guard isThumb || hasTrack else { continue }
            surface.repeatGlyph(
                isThumb ? surface.glyphs.thumb : surface.glyphs.track,
                1,
                x: surface.width - 1,
                y: y,
                Style(isThumb ? .muted : .faint)
            )
        }
    }
}
