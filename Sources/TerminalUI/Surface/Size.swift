/// A number of columns and rows, each at least zero.
package struct Size: Hashable, Sendable {
    /// Columns.
    package let width: Int
    /// Rows.
    package let height: Int

    /// A size; negative extents become zero.
    package init(width: Int, height: Int) {
        self.width = max(0, width)
        self.height = max(0, height)
    }

    /// Nothing.
    package static let zero = Size(width: 0, height: 0)
}
