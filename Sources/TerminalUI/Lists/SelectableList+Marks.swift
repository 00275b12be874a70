extension SelectableList {
    /// A marked row.
    struct Mark: Equatable, Sendable {
        var row: Row
        /// Counts the marks, in the order in which they were set.
        let order: Int
    }

    /// The most rows that are marked at once.
    package static var maximumMarks: Int { 1_000 }

    /// The marked rows: those of the list in its order, and then those that left it.
    package var marked: [Row] {
        guard !marks.isEmpty else { return [] }
        let here = rows.filter { marks[$0.id] != nil }
        let known = Set(here.map(\.id))
        let gone = marks.values.filter { !known.contains($0.row.id) }
        return here + gone.sorted { $0.order < $1.order }.map(\.row)
    }

    /// Which rows of a screen of this height are marked, or would be if a range ended here.
    package func visibleMarks(height: Int) -> [Bool] {
        let range = range
        let rows = visible(height: height)
        guard !marks.isEmpty || range != nil else {
            return Array(repeating: false, count: rows.count)
        }
        return zip(rows.indices, rows).map { index, row in
            marks[row.id] != nil || range?.contains(index) == true
        }
    }

    /// The rows from where a range began to the selected one.
    private var range: ClosedRange<Int>? {
        guard let rangeStart, let end = selectedIndex,
            let start = rows.firstIndex(where: { $0.id == rangeStart })
        else { return nil }
        return Swift.min(start, end)...Swift.max(start, end)
    }

    mutating func mark(_ step: ListStep, _ isMarkable: (Row) -> Bool) {
        switch step {
        case .markAll: mark(rows.filter(isMarkable))
        case .unmarkAll: (marks, rangeStart) = ([:], nil)
        case .leaveRange: rangeStart = nil
        case .toggleMark, .markRange:
            if let range {
                mark(rows[range].filter(isMarkable))
                rangeStart = nil
            } else if step == .markRange {
                rangeStart = selection
            } else {
                toggleMark(isMarkable)
            }
        default: break
        }
    }

    private mutating func toggleMark(_ isMarkable: (Row) -> Bool) {
        guard let index = selectedIndex else { return }
        if marks.removeValue(forKey: rows[index].id) == nil {
            mark([rows[index]].filter(isMarkable))
        }
        select(at: index + 1)
    }

    /// Marks rows, as many as may be marked at once, also such as the list does not hold.
    package mutating func mark(_ more: some Sequence<Row>) {
        var order = marks.values.lazy.map(\.order).max() ?? 0
        for row in more where marks[row.id] == nil && marks.count < Self.maximumMarks {
            order += 1
            marks[row.id] = Mark(row: row, order: order)
        }
    }

    /// Takes the mark off what was done.
    package mutating func unmark(_ id: Row.ID) { marks[id] = nil }

    /// What is marked is known as it was last read.
    mutating func renewMarks() {
        guard !marks.isEmpty else { return }
        for row in rows { marks[row.id]?.row = row }
    }
}
