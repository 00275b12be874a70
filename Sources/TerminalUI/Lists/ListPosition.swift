/// Where a person is in a list, without what its rows are.
package struct ListPosition: Equatable, Sendable {
    /// How many rows the list has.
    package let count: Int
    /// The first row on the screen.
    package let top: Int
    /// Where the selected row is; `nil` where it is not among the rows.
    package let index: Int?
    /// How many are marked.
    package let markCount: Int
    /// Whether a range of marks has begun.
    package let isRangeBegun: Bool
}

extension SelectableList {
    /// Where the person is.
    package var position: ListPosition {
        ListPosition(
            count: rows.count,
            top: top,
            index: selectedIndex,
            markCount: marks.count,
            isRangeBegun: rangeStart != nil
        )
    }
}
