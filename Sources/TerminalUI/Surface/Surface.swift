/// A grid of cells that widgets draw into.
///
/// A surface shows one area of its grid at a time; coordinates start at that area's top left
/// corner and whatever falls outside is clipped. `draw(in:_:)` narrows the area for the time of
/// a closure, without a copy of the grid.
package struct Surface: Equatable, Sendable {
    /// The terminal's own cursor.
    package struct Cursor: Equatable, Sendable {
        /// Where it stands, in grid coordinates.
        package let point: Point
        /// Whether it is seen; a hidden one still tells screen readers where to look.
        package let isVisible: Bool
        /// What its line says in full, where that may not fit into it.
        package let reading: String?
    }

    /// The characters for borders, bars and marks, Unicode or ASCII.
    package let glyphs: Glyphs
    /// The terminal's own cursor; nil leaves it anywhere, hidden.
    package private(set) var cursor: Cursor?
    /// What leads to an address, for terminals that can follow one.
    package var links: [Link] = []
    /// What can take the focus, in the order in which it was drawn; `nil` while nobody asks.
    package var anchors: [Anchor]?
    /// The whole grid's size.
    package let gridSize: Size

    var cells: [Cell]
    private var origin = Point.origin
    private var visible: Rect
    /// The size of the area that is drawn into.
    package private(set) var size: Size

    /// A blank grid.
    package init(size: Size, glyphs: Glyphs = .unicode, ground: Ground = .base) {
        self.glyphs = glyphs
        self.size = size
        gridSize = size
        visible = Rect(x: 0, y: 0, width: size.width, height: size.height)
        cells = Array(repeating: Cell(ground: ground), count: size.width * size.height)
    }

    /// The area that is drawn into, its corner at zero.
    package var bounds: Rect { Rect(x: 0, y: 0, width: size.width, height: size.height) }
    /// Columns of the area.
    package var width: Int { size.width }
    /// Rows of the area.
    package var height: Int { size.height }

    /// The cell at a place of the area; nil outside of it.
    package subscript(x: Int, y: Int) -> Cell? { index(x, y).map { cells[$0] } }

    /// Lets `body` draw into a part of the area, which is then its whole world.
    @discardableResult
    package mutating func draw<Result>(
        in rect: Rect,
        _ body: (inout Surface) throws -> Result
    ) rethrows -> Result {
        let (outerOrigin, outerVisible, outerSize) = (origin, visible, size)
        defer { (origin, visible, size) = (outerOrigin, outerVisible, outerSize) }
        origin = Point(x: origin.x + rect.x, y: origin.y + rect.y)
        visible = visible.intersection(
            Rect(x: origin.x, y: origin.y, width: rect.width, height: rect.height)
        )
        size = rect.size
        return try body(&self)
    }

    /// Puts the terminal's own cursor on a place of the area, if that is visible.
    package mutating func placeCursor(
        x: Int,
        y: Int,
        isVisible: Bool = true,
        reading: String? = nil
    ) {
        // Where something is typed stays where it is seen, whatever else has the focus.
        guard let point = visiblePoint(x, y), isVisible || cursor?.isVisible != true else { return }
        cursor = Cursor(point: point, isVisible: isVisible, reading: reading)
    }

    /// The index of a visible place of the area.
    func index(_ x: Int, _ y: Int) -> Int? {
        visiblePoint(x, y).map { $0.y * gridSize.width + $0.x }
    }

    /// A visible place of the area, in grid coordinates.
    func visiblePoint(_ x: Int, _ y: Int) -> Point? {
        let point = Point(x: origin.x + x, y: origin.y + y)
        return visible.contains(point) ? point : nil
    }
}
