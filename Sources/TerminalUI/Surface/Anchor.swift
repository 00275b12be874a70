/// Where something that can take the focus stands on the screen.
package struct Anchor: Equatable, Sendable {
    /// What takes the focus, counted as whoever draws it counts.
    package enum Target: Equatable, Sendable {
        /// A tab of the detail.
        case tab(Int)
        /// A row of a form; its button comes last.
        case field(Int)
    }

    /// What stands there.
    package let target: Target
    /// Its first cell, in grid coordinates.
    package let point: Point
}

extension Surface {
    /// Notes where something stands that can take the focus, if it can be seen there.
    package mutating func anchor(_ target: Anchor.Target, x: Int = 0, y: Int = 0) {
        guard let point = visiblePoint(x, y) else { return }
        anchors?.append(Anchor(target: target, point: point))
    }
}
