/// Finds the rows of a column that hold a text, by open addressing.
///
/// A slot keeps a row and half of its text's hash, so that a text is read only where it is very
/// likely the right one.
struct KeyIndex {
    private var slots: [UInt64]
    private let mask: Int
    private let column: TextColumn

    private static let empty = UInt64.max

    /// Indexes the rows that hold any text.
    init(_ rows: some Collection<Int>, of column: TextColumn) {
        let capacity = Self.powerOfTwo(atLeast: max(rows.count * 2, 16))
        slots = [UInt64](repeating: Self.empty, count: capacity)
        mask = capacity - 1
        self.column = column
        for row in rows where !column.isEmpty(row) { insert(row) }
    }

    private static func powerOfTwo(atLeast count: Int) -> Int {
        1 << (Int.bitWidth - (count - 1).leadingZeroBitCount)
    }

    private mutating func insert(_ row: Int) {
        let hash = column.hash(row)
        var place = Int(truncatingIfNeeded: hash) & mask
        while slots[place] != Self.empty { place = (place + 1) & mask }
        slots[place] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(row)
    }

    /// A row whose text equals one of another column, or -1; for texts of which there is one each.
    @inline(__always)
    func row(equalTo row: Int, of other: TextColumn) -> Int {
        guard !other.isEmpty(row) else { return -1 }
        let hash = other.hash(row)
        var place = Int(truncatingIfNeeded: hash) & mask
        while slots[place] != Self.empty {
            let slot = slots[place]
            if (slot ^ hash) >> 32 == 0 {
                let found = Int(truncatingIfNeeded: slot & 0xFFFF_FFFF)
                if column.equals(found, other, row) { return found }
            }
            place = (place + 1) & mask
        }
        return -1
    }

    /// Calls `body` with each row whose text equals one of another column.
    @inline(__always)
    func forEachRow(equalTo row: Int, of other: TextColumn, _ body: (Int) -> Void) {
        guard !other.isEmpty(row) else { return }
        let hash = other.hash(row)
        var place = Int(truncatingIfNeeded: hash) & mask
        while slots[place] != Self.empty {
            let slot = slots[place]
            if (slot ^ hash) >> 32 == 0 {
                let found = Int(truncatingIfNeeded: slot & 0xFFFF_FFFF)
                if column.equals(found, other, row) { body(found) }
            }
            place = (place + 1) & mask
        }
    }
}
