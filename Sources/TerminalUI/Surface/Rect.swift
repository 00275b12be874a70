/// A rectangle of cells.
package struct Rect: Hashable, Sendable {
    /// The leftmost column.
    package let x: Int
    /// The topmost row.
    package let y: Int
    /// Columns and rows.
    package let size: Size

    /// A rectangle; negative extents become zero.
    package init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.size = Size(width: width, height: height)
    }

    /// Columns.
    package var width: Int { size.width }
    /// Rows.
    package var height: Int { size.height }
    /// The column after the last.
    package var maxX: Int { x + width }
    /// The row after the last.
    package var maxY: Int { y + height }
    /// Whether it holds no cell.
    package var isEmpty: Bool { width == 0 || height == 0 }

    /// Whether the point lies inside.
    package func contains(_ point: Point) -> Bool {
        point.x >= x && point.x < maxX && point.y >= y && point.y < maxY
    }

    /// The cells that both rectangles hold.
    package func intersection(_ other: Rect) -> Rect {
        let left = max(x, other.x)
        let top = max(y, other.y)
        return Rect(
            x: left,
            y: top,
            width: min(maxX, other.maxX) - left,
            height: min(maxY, other.maxY) - top
        )
    }

    /// The rectangle without `dx` columns at either side and `dy` rows above and below.
    package func inset(dx: Int, dy: Int) -> Rect {
        Rect(x: x + dx, y: y + dy, width: width - 2 * dx, height: height - 2 * dy)
    }

    /// The first `count` columns, and the rest after `gap` columns.
    package func columns(_ count: Int, gap: Int = 0) -> (left: Rect, right: Rect) {
        let left = min(max(0, count), width)
        let start = min(width, left + gap)
        return (
            Rect(x: x, y: y, width: left, height: height),
            Rect(x: x + start, y: y, width: width - start, height: height)
        )
    }

    /// The first `count` rows, and the rest after `gap` rows.
    package func rows(_ count: Int, gap: Int = 0) -> (top: Rect, bottom: Rect) {
        let top = min(max(0, count), height)
        let start = min(height, top + gap)
        return (
            Rect(x: x, y: y, width: width, height: top),
            Rect(x: x, y: y + start, width: width, height: height - start)
        )
    }

    /// All but the last `count` rows, and those.
    package func lastRows(_ count: Int) -> (top: Rect, bottom: Rect) {
        rows(height - min(max(0, count), height))
    }

    /// A rectangle of at most `size`, in the middle of this one.
    package func centered(_ size: Size) -> Rect {
        let fitted = Size(width: min(size.width, width), height: min(size.height, height))
        return Rect(
            x: x + (width - fitted.width) / 2,
            y: y + (height - fitted.height) / 2,
            width: fitted.width,
            height: fitted.height
        )
    }
}
