extension SettlementComparison {
    /// The earlier breaks that no longer hold, because these files say something else about what
    /// they are about, or because all files of their days were compared and none says it any more.
    ///
    /// A break about a payout goes by our order number, one about a line by the provider's
    /// reference, or by the order number of a line without one. What the files are silent about
    /// stays as it was, unless the comparison covers the days in which it was found: the files of
    /// one comparison are all there are of its days.
    ///
    /// - Parameters:
    ///   - earlier: Unresolved breaks of the same provider.
    ///   - period: The days of this comparison.
    /// - Returns: Their numbers, in the order in which they came.
    func ended(_ earlier: [BreakRecord], period: SettlementPeriod) -> [Int64] {
        let earlier = earlier.filter(\.state.isUnresolved)
        guard !earlier.isEmpty else { return [] }
        let ended = endedAboutPayouts(earlier, period).union(endedAboutLines(earlier, period))
        return ended.sorted().map { earlier[$0].id }
    }

    private func endedAboutPayouts(
        _ earlier: [BreakRecord],
        _ period: SettlementPeriod
    ) -> Set<Int> {
        let found = findings.reduce(into: [Int: Set<BreakKind>]()) { kinds, finding in
            if finding.row >= 0 { kinds[finding.row, default: []].insert(finding.kind) }
        }
        let payouts = Names(earlier) { $0.ours?.orderNumber }
        var ended = Set<Int>()
        for row in 0..<matching.ledger.count {
            payouts.forEach(row, of: matching.ledger.orderNumbers) { place in
                let isCovered = period.covers(earlier[place].period)
                let holds =
                    switch matching.lineOfRow[row] {
                    case 0...: earlier[place].found.holds(among: found[row] ?? [], isCovered)
                    case SettlementMatching.none:
                        earlier[place].found.theirs != nil || found[row] != nil || !isCovered
                    default: true
                    }
                if !holds { ended.insert(place) }
            }
        }
        return ended
    }

    private func endedAboutLines(
        _ earlier: [BreakRecord],
        _ period: SettlementPeriod
    ) -> Set<Int> {
        let references = Names(earlier) { $0.ours == nil ? $0.theirs?.reference : nil }
        let orderNumbers = Names(earlier) { found in
            found.ours == nil && found.theirs?.reference == "" ? found.theirs?.orderNumber : nil
        }
        var matched = Set<Int>()
        var unmatched = Set<Int>()
        var unnamed = Set<UnnamedLine>()
        for line in 0..<matching.lines.count {
            let isMatched = matching.rowOfLine[line] >= 0
            let note = { (place: Int) in
                _ = isMatched ? matched.insert(place) : unmatched.insert(place)
            }
            references.forEach(line, of: matching.lines.references, note)
            orderNumbers.forEach(line, of: matching.lines.orderNumbers, note)
            if !isMatched { UnnamedLine(matching.lines, line).map { _ = unnamed.insert($0) } }
        }
        let gone = earlier.indices.filter { place in
            guard earlier[place].found.ours == nil, let line = earlier[place].found.theirs,
                period.covers(earlier[place].period)
            else { return false }
            return UnnamedLine(line).map { !unnamed.contains($0) } ?? true
        }
        return matched.union(gone).subtracting(unmatched)
    }
}

extension SettlementPeriod {
    /// Whether all days of another lie in it.
    fileprivate func covers(_ other: SettlementPeriod) -> Bool {
        first <= other.first && other.last <= last
    }
}

extension Break {
    /// Whether it still holds of a payout that has a line now, in which these kinds are found.
    ///
    /// A payment that is listed once too often is gone only where all of its days were compared: a
    /// file of other days lists neither, or one of both.
    fileprivate func holds(among found: Set<BreakKind>, _ isCovered: Bool) -> Bool {
        switch kind {
        case .missingAtProvider: false
        case .late where theirs == nil: false
        case .duplicateAtProvider: found.contains(kind) || !isCovered
        case .status, .reversedAfterClose:
            found.contains(.status) || found.contains(.reversedAfterClose)
        // Where the currencies differ, amounts and fees are not compared.
        case .amount, .fee: found.contains(kind) || found.contains(.currency)
        case .currency, .late, .missingInLedger, .ambiguous: found.contains(kind)
        }
    }
}

/// What a line without any name is known by.
private struct UnnamedLine: Hashable {
    let amount: Int64
    let time: Int64?

    init?(_ lines: SettlementTable, _ line: Int) {
        guard lines.references.isEmpty(line), lines.orderNumbers.isEmpty(line) else { return nil }
        (amount, time) = (lines.values[line].amount, lines.values[line].time)
    }

    init?(_ side: SettlementSide) {
        guard side.reference.isEmpty, side.orderNumber.isEmpty else { return nil }
        (amount, time) = (side.amount, side.time)
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
