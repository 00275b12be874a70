/// Where buttons stand beside each other; what does not fit into a row goes on in the next, so that
/// none is cut.
package struct ButtonRows: Equatable, Sendable {
    /// Where each begins, from the first row on.
    package let places: [Point]
    /// How many rows they take.
    package let height: Int

    /// What a button has around its title: brackets or blanks.
    private static let aroundTitle = 4

    /// Lays out buttons.
    ///
    /// - Parameters:
    ///   - titles: What they say.
    ///   - gap: The blanks between two of them.
    ///   - width: What there is room for.
    package init(_ titles: [String], gap: Int, width: Int) {
        var next = Point(x: 0, y: 0)
        places = titles.map { title in
            let button = TextWidth.width(of: title) + Self.aroundTitle
            if next.x > 0, next.x + button > width { next = Point(x: 0, y: next.y + 1) }
            defer { next.x += button + gap }
            return next
        }
        height = (places.last?.y ?? 0) + 1
    }
}
