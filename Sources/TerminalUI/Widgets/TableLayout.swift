/// Where the columns of a table stand, in a given width.
///
/// Columns are dropped by priority until the minimal widths fit; what is left is given to the
/// columns up to their ideal width, in order, and then to those without one.
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
    ///   - contents: The widest content of each column, for those that must fit.
    ///   - width: The room.
    init(_ columns: [TableColumn], contents: [Int], width: Int) {
        func minimum(_ index: Int) -> Int {
            let column = columns[index]
            guard column.mustFit else { return column.minimum }
            return max(column.minimum, contents[index], TextWidth.width(of: column.title))
        }
        var shown = Array(columns.indices)
        func needed() -> Int {
            shown.reduce(0) { $0 + minimum($1) } + Self.gap * max(0, shown.count - 1)
        }
        while shown.count > 1, needed() > width {
            // Of equals the last goes first; columns that must fit go last of all.
            let weakest = shown.min {
                let (left, right) = (columns[$0], columns[$1])
                if left.mustFit != right.mustFit { return right.mustFit }
                return left.priority == right.priority ? $0 > $1 : left.priority < right.priority
            }
            shown.removeAll { $0 == weakest }
        }
        var widths = Dictionary(uniqueKeysWithValues: shown.map { ($0, minimum($0)) })
        var spare = max(0, width - needed())
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
