/// Named counts as bars under each other.
package struct Histogram: Equatable, Sendable {
    /// One bar.
    package struct Bar: Equatable, Sendable {
        /// What is counted.
        package var label: String
        /// How much.
        package var value: Int
        /// The value in words; the number itself if nil.
        package var caption: String?
        /// What it means.
        package var role: Role

        /// A bar.
        package init(_ label: String, _ value: Int, caption: String? = nil, role: Role = .chart) {
            self.label = label
            self.value = value
            self.caption = caption
            self.role = role
        }
    }

    /// The bars from top to bottom.
    package var bars: [Bar]

    /// Bars.
    package init(_ bars: [Bar]) {
        self.bars = bars
    }

    /// Draws name, bar and value, a row each.
    package func render(into surface: inout Surface) {
        let labels = bars.map { TextWidth.width(of: $0.label) }.max() ?? 0
        let captions = bars.map { TextWidth.width(of: caption($0)) }.max() ?? 0
        let room = surface.width - labels - captions - 4
        let maximum = bars.map(\.value).max() ?? 0
        for (y, bar) in bars.enumerated() {
            surface.write(bar.label, y: y, Style(.label), limit: labels)
            let width = surface.width
            let text = TextWidth.pad(caption(bar), to: captions, .trailing)
            surface.write(text, x: max(labels + 2, width - captions), y: y, Style(.value))
            let style = Style(bar.role)
            surface.bar(bar.value, of: maximum, in: max(0, room), x: labels + 2, y: y, style)
        }
    }

    private func caption(_ bar: Bar) -> String { bar.caption ?? String(bar.value) }
}
