/// A cell's place: column and row, counted from zero at the top left.
package struct Point: Hashable, Sendable {
    /// The column.
    package var x: Int
    /// The row.
    package var y: Int

    /// A place.
    package init(x: Int, y: Int) {
        self.x = x
        self.y = y
    }

    /// The top left corner.
    package static let origin = Point(x: 0, y: 0)
}
