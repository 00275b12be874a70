/// Where the columns of a table stand, in a given width.
///
/// Columns are taken by priority as long as their minimal widths fit; what is left is given to
/// them up to their ideal width, in order, and then to those without one. Content has no say, so
/// that columns stay where they are while rows scroll by.
struct TableLayout: Equatable {
    /// A column that is shown.
    struct Slot: Equatable {
        let column: Int
        let x: Int
        let width: Int
    }

    static let gap = 2

    let slots: [Slot]

    /// - Parameters:
    ///   - columns: The columns.
    ///   - width: The room.
    init(_ columns: [TableColumn], width: Int) {
        func minimum(_ index: Int) -> Int { columns[index].minimum }
        func needed(_ shown: [Int]) -> Int {
            shown.reduce(0) { $0 + minimum($1) } + Self.gap * max(0, shown.count - 1)
        }
        // What must fit comes first, then by priority; of equals the left one.
        let ranked = columns.indices.sorted {
            let (left, right) = (columns[$0], columns[$1])
            if left.mustFit != right.mustFit { return left.mustFit }
            return left.priority == right.priority ? $0 < $1 : left.priority > right.priority
        }
        var shown: [Int] = []
        for index in ranked where shown.isEmpty || needed(shown + [index]) <= width {
            shown.append(index)
        }
        shown.sort()
        var widths = Dictionary(uniqueKeysWithValues: shown.map { ($0, minimum($0)) })
        var spare = max(0, width - needed(shown))
        func widen(_ index: Int, by wanted: Int) {
            let granted = min(spare, max(0, wanted))
            widths[index, default: 0] += granted
            spare -= granted
        }
        for index in shown {
            if let ideal = columns[index].ideal { widen(index, by: ideal - minimum(index)) }
        }
        let open = shown.filter { columns[$0].ideal == nil }
        for (place, index) in open.enumerated() { widen(index, by: spare / (open.count - place)) }
        var x = 0
        slots = shown.map { index in
            let slot = Slot(column: index, x: x, width: widths[index] ?? 0)
            x += slot.width + Self.gap
            return slot
        }
    }
}
