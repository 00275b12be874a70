extension SettlementComparison {
    /// The earlier breaks that no longer hold: what they are about is matched now, and agrees.
    ///
    /// A break about a payout goes by our order number, one about a line by the provider's
    /// reference, or by the order number of a line without one.
    ///
    /// - Parameters:
    ///   - earlier: Unresolved breaks of the same provider.
    ///   - period: The days of this comparison.
    /// - Returns: Their numbers, in the order in which they came.
    func ended(_ earlier: [BreakRecord], period: SettlementPeriod) -> [Int64] {
        let earlier = earlier.filter { $0.canBeEnded(by: period) }
        guard !earlier.isEmpty else { return [] }
        let differing = Set(findings.lazy.map(\.row))
        var agreed = Set<Int>()
        var denied = Set<Int>()
        let payouts = Names(earlier) { $0.ours?.orderNumber }
        for row in 0..<matching.ledger.count where matching.lineOfRow[row] >= 0 {
            guard !differing.contains(row) else { continue }
            payouts.forEach(row, of: matching.ledger.orderNumbers) { agreed.insert($0) }
        }
        let references = Names(earlier) { $0.ours == nil ? $0.theirs?.reference : nil }
        let orderNumbers = Names(earlier) { found in
            found.ours == nil && found.theirs?.reference == "" ? found.theirs?.orderNumber : nil
        }
        for line in 0..<matching.lines.count {
            let row = Int(matching.rowOfLine[line])
            let agrees = row >= 0 && !differing.contains(row)
            let note = { (place: Int) in _ = agrees ? agreed.insert(place) : denied.insert(place) }
            references.forEach(line, of: matching.lines.references, note)
            orderNumbers.forEach(line, of: matching.lines.orderNumbers, note)
        }
        return agreed.subtracting(denied).sorted().map { earlier[$0].id }
    }
}

extension BreakRecord {
    /// Whether a comparison of a period can say that it no longer holds.
    ///
    /// A payment that is listed once too often is gone only where all of its days were compared: a
    /// file of other days lists neither, or one of both.
    fileprivate func canBeEnded(by other: SettlementPeriod) -> Bool {
        guard state.isUnresolved else { return false }
        return found.kind != .duplicateAtProvider
            || (other.first <= period.first && period.last <= other.last)
    }
}

/// What breaks are called, to look the rows of a column up among them.
private struct Names {
    private let index: KeyIndex
    private let isEmpty: Bool

    init(_ records: [BreakRecord], _ name: (Break) -> String?) {
        var column = TextColumn()
        for record in records { column.append(Array((name(record.found) ?? "").utf8).span) }
        let named = records.indices.filter { !column.isEmpty($0) }
        index = KeyIndex(named, of: column)
        isEmpty = named.isEmpty
    }

    /// Calls `body` with the place of each break that is called like a row of a column.
    func forEach(_ row: Int, of column: TextColumn, _ body: (Int) -> Void) {
        if !isEmpty { index.forEachRow(equalTo: row, of: column, body) }
    }
}
