/// What a person does in a list, whatever its rows are.
package enum ListStep: Equatable, Sendable {
    /// Nothing, but for what became of the screen: the selected row is seen.
    case stay
    /// One row up or down.
    case up, down
    /// One screen up or down.
    case pageUp, pageDown
    /// To either end.
    case first, last
    /// To the row at this place.
    case row(Int)
    /// Mark the selected row, or take its mark off, and go on to the next.
    case toggleMark
    /// Begin a range at the selected row, or mark all rows from where it began to there.
    case markRange
    /// Mark every row.
    case markAll
    /// Forget where a range began.
    case leaveRange
    /// Take all marks off.
    case unmarkAll
}
