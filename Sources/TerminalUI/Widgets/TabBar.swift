/// The names of several views of one thing, one of them shown.
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
        for tab in visibleTabs(width: surface.width) {
            let isSelected = tab.index == selection
            let style = isSelected ? Style(.title).bold.underlined : Style(.muted)
            surface.write(titles[tab.index], x: tab.x, y: 0, style)
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
        var first = 0
        while first < selection, span(first...selection) > width { first += 1 }
        var x = 0
        var tabs: [(index: Int, x: Int)] = []
        for index in first..<titles.count {
            let titleWidth = TextWidth.width(of: titles[index])
            guard x + titleWidth <= width || tabs.isEmpty else { break }
            tabs.append((index, x))
            x += titleWidth + Self.gap
        }
        return tabs
    }

    private func span(_ range: ClosedRange<Int>) -> Int {
        range.reduce(-Self.gap) { $0 + TextWidth.width(of: titles[$1]) + Self.gap }
    }

    private static let gap = 3
}
