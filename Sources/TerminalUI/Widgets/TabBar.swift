/// The names of several views of one thing, one of them shown.
///
/// They stand closer together where that lets all of them be seen.
package struct TabBar: Equatable, Sendable {
    /// The names.
    package var titles: [String]
    /// The one that is shown.
    package var selection: Int

    /// A bar.
    package init(_ titles: [String], selection: Int) {
        self.titles = titles
        self.selection = selection
    }

    /// Draws the names in the first row; if not all fit, those around the selected one.
    package func render(into surface: inout Surface) {
        guard !surface.glyphs.isLinear else {
            guard titles.indices.contains(selection) else { return }
            let place = "tab \(selection + 1) of \(titles.count)"
            surface.write("\(titles[selection]), \(place)", y: 0, Style(.title))
            return
        }
        for tab in visibleTabs(width: surface.width) {
            let isSelected = tab.index == selection
            let style = isSelected ? Style(.title).bold.underlined : Style(.muted)
            surface.write(titles[tab.index], x: tab.x, y: 0, style)
            surface.anchor(.tab(tab.index), x: tab.x)
        }
    }

    /// The tab at a column, for the mouse.
    package func tab(at x: Int, width: Int) -> Int? {
        visibleTabs(width: width).first { tab in
            x >= tab.x && x < tab.x + TextWidth.width(of: titles[tab.index])
        }?.index
    }

    private func visibleTabs(width: Int) -> [(index: Int, x: Int)] {
        guard titles.indices.contains(selection) else { return [] }
        let gap = Self.gaps.first { span(0...(titles.count - 1), gap: $0) <= width } ?? Self.gaps[0]
        var first = 0
        while first < selection, span(first...selection, gap: gap) > width { first += 1 }
        var x = 0
        var tabs: [(index: Int, x: Int)] = []
        for index in first..<titles.count {
            let titleWidth = TextWidth.width(of: titles[index])
            guard x + titleWidth <= width || tabs.isEmpty else { break }
            tabs.append((index, x))
            x += titleWidth + gap
        }
        return tabs
    }

    private func span(_ range: ClosedRange<Int>, gap: Int) -> Int {
        range.reduce(-gap) { $0 + TextWidth.width(of: titles[$1]) + gap }
    }

    private static let gaps = [3, 2, 1]
}
