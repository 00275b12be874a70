/// Named counts as bars under each other, each of one part or of several.
package struct Histogram: Equatable, Sendable {
    /// One bar.
    package struct Bar: Equatable, Sendable {
        /// What is counted.
        package var label: String
        /// What it is made of; a single part is drawn as a line, several as blocks.
        package var segments: [StackedBar.Segment]
        /// The value in words; the number itself if nil.
        package var caption: String?

        /// A bar of one part.
        package init(_ label: String, _ value: Int, caption: String? = nil, role: Role = .chart) {
            self.init(label, [StackedBar.Segment(value, role, letter: "=")], caption: caption)
        }

        /// A bar of several parts.
        package init(_ label: String, _ segments: [StackedBar.Segment], caption: String? = nil) {
            self.label = label
            self.segments = segments
            self.caption = caption
        }
    }

    /// The bars from top to bottom.
    package var bars: [Bar]
    /// The value of a bar of full length; nil takes the largest.
    package var maximum: Int?

    /// Bars.
    package init(_ bars: [Bar], maximum: Int? = nil) {
        self.bars = bars
        self.maximum = maximum
    }

    /// Draws name, bar and value, a row each.
    package func render(into surface: inout Surface) {
        let lines = lines(width: surface.width, glyphs: surface.glyphs)
        for (y, line) in lines.enumerated() { surface.write(line, y: y) }
    }

    /// Name, bar and value, a line each, to draw or to scroll.
    package func lines(width: Int, glyphs: Glyphs) -> [StyledText] {
        guard !glyphs.isLinear else { return bars.map(words) }
        let captions = min(width, bars.map { TextWidth.width(of: caption($0)) }.max() ?? 0)
        let longest = bars.map { TextWidth.width(of: $0.label) }.max() ?? 0
        // Values outlast names, and names outlast bars.
        let labels = max(0, min(longest, width - captions - Self.gap.count))
        let room = max(0, width - labels - captions - 2 * Self.gap.count)
        let scale = maximum ?? bars.map(\.segments.total).max() ?? 0
        return bars.map { bar in
            let text = self.text(of: bar, scale: scale, room: room, glyphs)
            let padding = String(repeating: " ", count: max(0, room - text.width))
            let label = TextWidth.pad(bar.label, to: labels, ellipsis: glyphs.ellipsis)
            let caption = TextWidth.pad(
                caption(bar),
                to: captions,
                .trailing,
                ellipsis: glyphs.ellipsis
            )
            let gap = StyledText(labels > 0 ? Self.gap : "")
            let value = StyledText(caption, .value)
            guard room > 0 else { return StyledText(label, .label) + gap + value }
            return StyledText(label, .label) + gap + text + StyledText(padding + Self.gap) + value
        }
    }

    private static let gap = "  "

    private func text(
        of bar: Bar,
        scale: Int,
        room: Int,
        _ glyphs: Glyphs
    ) -> StyledText {
        if bar.segments.count == 1, let only = bar.segments.first {
            return StyledText(glyphs.bar(only.value, of: scale, in: room), only.role)
        }
        let length = bar.segments.total.share(of: scale, in: room)
        // Every part is seen, however small.
        let columns = min(room, max(length, bar.segments.present))
        return StackedBar(bar.segments).text(width: columns, glyphs: glyphs)
    }

    private func words(of bar: Bar) -> StyledText {
        let value = caption(bar).drop { $0 == " " }
        return StyledText("\(bar.label): ", .label) + StyledText(String(value), .value)
    }

    private func caption(_ bar: Bar) -> String { bar.caption ?? String(bar.segments.total) }
}
