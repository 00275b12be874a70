/// Text on the screen that leads to an address.
package struct Link: Equatable, Sendable {
    /// Its first cell, in grid coordinates.
    package let point: Point
    /// The cells that it takes, as they were when it was written.
    package let cells: [Cell]
    /// The address.
    package let address: String

    /// Whether nothing was drawn over it since.
    package func isVisible(on surface: Surface) -> Bool {
        let row = surface.row(point.y)
        let start = row.startIndex + point.x
        return row.count >= point.x + cells.count
            && row[start..<start + cells.count].elementsEqual(cells)
    }
}

extension Surface {
    /// Notes that what stands in columns of a row leads to an address, if all of it can be seen.
    mutating func link(_ columns: Range<Int>, y: Int, to address: String) {
        guard let point = visiblePoint(columns.lowerBound, y),
            visiblePoint(columns.upperBound - 1, y) != nil
        else { return }
        let cells = columns.compactMap { self[$0, y] }
        links.append(Link(point: point, cells: cells, address: address))
    }
}
