/// The rows of a list, and where a person is in them.
///
/// The selection and the marks belong to what a row is about, never to its number: rows may come,
/// go and change places under them. It does not know how high the screen is; what depends on that
/// is told.
package struct SelectableList<Row: Identifiable & Equatable & Sendable>: Equatable, Sendable
where Row.ID: Sendable {
    var rows: [Row]
    /// What is selected, also before it was read.
    package private(set) var selection: Row.ID?
    /// Where the selected row was last, which is where it mostly still is.
    private var place = 0
    /// The first row on the screen.
    package private(set) var top = 0
    /// What is marked, as it was last read, also where it is not among the rows any more.
    var marks: [Row.ID: Mark] = [:]
    /// Where a range of marks begins, while its end is looked for.
    var rangeStart: Row.ID?

    /// A list with its first row selected, if it has one.
    package init(_ rows: [Row] = []) {
        self.rows = rows
        selection = rows.first?.id
    }
}

extension SelectableList: RandomAccessCollection {
    /// Where the first row is.
    package var startIndex: Int { rows.startIndex }
    /// Behind the last row.
    package var endIndex: Int { rows.endIndex }
    /// The row at a place.
    package subscript(position: Int) -> Row { rows[position] }
}

// MARK: - Selection

extension SelectableList {
    /// Where the selected row is; `nil` where it is not among the rows.
    package var selectedIndex: Int? {
        guard let selection else { return nil }
        if rows.indices.contains(place), rows[place].id == selection { return place }
        return rows.firstIndex { $0.id == selection }
    }

    /// The selected row.
    package var selected: Row? { selectedIndex.map { rows[$0] } }

    /// The rows that are on a screen of this height.
    package func visible(height: Int) -> ArraySlice<Row> { rows.dropFirst(top).prefix(height) }

    /// Selects what may not have been read yet; the rows that bring it keep it selected.
    package mutating func select(_ id: Row.ID) { selection = id }

    /// Selects the row at a place, or the nearest there is.
    package mutating func select(at index: Int) {
        place = Swift.max(0, Swift.min(index, count - 1))
        selection = isEmpty ? nil : rows[place].id
        top = Swift.max(0, Swift.min(top, count - 1))
    }

    /// Does what a person wants, on a screen of this height.
    ///
    /// - Parameters:
    ///   - step: What.
    ///   - height: How many rows the screen shows.
    ///   - isMarkable: Which rows can be marked: what is no more than a heading cannot.
    package mutating func take(
        _ step: ListStep,
        height: Int,
        marking isMarkable: (Row) -> Bool = { _ in true }
    ) {
        let index = selectedIndex ?? 0
        switch step {
        case .stay: break
        case .up: select(at: index - 1)
        case .down: select(at: index + 1)
        case .pageUp: select(at: index - height)
        case .pageDown: select(at: index + height)
        case .first: select(at: 0)
        case .last: select(at: count - 1)
        case .row(let row): select(at: row)
        case .toggleMark, .markRange, .markAll, .leaveRange, .unmarkAll:
            mark(step, isMarkable)
        }
        keepSelectionVisible(height: height)
    }

    /// Scrolls no further than needed to show the selected row, and leaves no row below the last.
    private mutating func keepSelectionVisible(height: Int) {
        guard let index = selectedIndex else { return }
        top = Swift.min(Swift.max(top, index - height + 1), index)
        top = Swift.max(0, Swift.min(top, count - height))
    }
}

// MARK: - Other rows

extension SelectableList {
    /// Shows other rows, and stays: the selected row keeps its line of the screen.
    ///
    /// Where it is gone, the next one below it that is still there takes its place, else the
    /// next one above.
    package mutating func replace(with rows: some Sequence<Row>) {
        let before = self
        self.rows = Array(rows)
        let start = before.selectedIndex ?? before.top
        let index = selectedIndex ?? neighbor(of: start, in: before)
        // The first rows are shown from the top, as far as the selection can be seen there.
        top = before.isEmpty ? 0 : index - (start - before.top)
        select(at: index)
        renewMarks()
    }

    /// Shows other rows from the first on, which is selected unless the selection is there too.
    package mutating func restart(with rows: some Sequence<Row>, keepsSelection: Bool) {
        self.rows = Array(rows)
        top = 0
        select(at: keepsSelection ? selectedIndex ?? 0 : 0)
        renewMarks()
    }

    /// Adds rows at the end, and lets go of as many at the start.
    package mutating func append(_ more: [Row], dropping surplus: Int) {
        rows = rows.dropFirst(surplus) + more
        top = Swift.max(0, top - surplus)
        place -= surplus
        renewMarks()
    }

    /// Adds rows at the start, and lets go of as many at the end.
    package mutating func prepend(_ more: [Row], dropping surplus: Int) {
        rows = more + rows.dropLast(surplus)
        top += more.count
        place += more.count
        renewMarks()
    }

    /// Where the row is that was nearest to a place, of those that are still there.
    private func neighbor(of place: Int, in before: SelectableList) -> Int {
        let places = Dictionary(
            rows.enumerated().map { ($1.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let below = before.dropFirst(place).lazy.compactMap { places[$0.id] }.first
        return below ?? before.prefix(place).reversed().lazy.compactMap { places[$0.id] }.first ?? 0
    }
}
