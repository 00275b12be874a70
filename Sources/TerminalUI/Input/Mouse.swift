/// Something the mouse did.
package struct Mouse: Hashable, Sendable {
    /// What it did.
    package enum Action: Hashable, Sendable {
        /// The left button went down.
        case click
        /// The wheel turned away from the person.
        case wheelUp
        /// The wheel turned towards the person.
        case wheelDown
    }

    /// What it did.
    package let action: Action
    /// Where.
    package let point: Point

    /// A mouse event.
    package init(_ action: Action, at point: Point) {
        self.action = action
        self.point = point
    }
}
