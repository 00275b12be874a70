extension SettlementMatching {
    /// The payouts that can only be compared by their history: those without a line that the
    /// period's files should list, and those whose line tells another result or another day.
    ///
    /// - Parameters:
    ///   - period: The days that the files are of.
    ///   - mapping: How the files were read.
    /// - Returns: Their order numbers, at most ``ReconciliationLimits/maximumLookups``.
    package mutating func doubtful(
        in period: SettlementPeriod,
        mapping: SettlementMapping
    ) -> [String] {
        let rows = doubtfulRows(in: period.seconds(utcOffset: mapping.utcOffset), mapping)
        doubt(rows.prefix(ReconciliationLimits.maximumLookups))
        return doubts.map { ledger.orderNumbers[$0] }
    }

    /// Compares payouts as they were, rather than as they became later.
    ///
    /// What counts is what a payout was at the end of the period, or of the day of its line where
    /// that is later.
    ///
    /// - Parameters:
    ///   - histories: What is known about the doubtful payouts, by order number.
    ///   - period: The days that the files are of.
    ///   - mapping: How the files were read.
    package mutating func recall(
        _ histories: [String: LedgerHistory],
        in period: SettlementPeriod,
        mapping: SettlementMapping
    ) {
        let span = period.seconds(utcOffset: mapping.utcOffset)
        for row in doubts {
            guard let history = histories[ledger.orderNumbers[row]] else { continue }
            if lineOfRow[row] >= 0 {
                recall(row, history, line: Int(lineOfRow[row]), span, mapping)
            } else {
                recall(row, history, span)
            }
        }
    }

    private func doubtfulRows(in span: Range<Int64>, _ mapping: SettlementMapping) -> [Int] {
        let claims = lines.words.map(\.claim)
        return (0..<ledger.count).filter { row in
            let (line, ours) = (Int(lineOfRow[row]), ledger.values[row])
            guard line >= 0 else {
                return line == Int(Self.none) && isOfPeriod(row) && ours.status.isSettled
                    && (ours.isOverturned || span.contains(ours.time))
            }
            let theirs = lines.values[line]
            guard ours.status.agrees(with: claims[Int(theirs.status)]) else {
                return ours.isOverturned
            }
            guard let time = theirs.time, !(span.contains(time) && span.contains(ours.time))
            else { return false }
            return mapping.days(from: ours.time, to: time) != 0
        }
    }

    /// A payout that no line is about.
    private mutating func recall(_ row: Int, _ history: LedgerHistory, _ span: Range<Int64>) {
        guard let result = history.result(before: span.upperBound) else { return }
        let isStated = result.belongsToStatedDay || span.contains(result.time)
        recall(row, result.status, since: isStated ? result.time : result.learned)
        if result.isListed(before: span) { excuse(row) }
    }

    /// A payout with the line that stands for it.
    private mutating func recall(
        _ row: Int,
        _ history: LedgerHistory,
        line: Int,
        _ span: Range<Int64>,
        _ mapping: SettlementMapping
    ) {
        let (claim, time) = (lines.claim(line), lines.values[line].time)
        let end = max(span.upperBound, time.map(mapping.endOfDay(of:)) ?? .min)
        var result = history.result(before: end)
        // Between two things that the ledger knew, any day is possible; the line names it.
        let possible = time.flatMap { history.result(saying: claim, at: $0) }
        if let possible, result?.status.agrees(with: claim) != true { result = possible }
        guard let result else { return }
        recall(row, result.status, since: result.time)
        guard let time, result.status.agrees(with: claim) else { return }
        if result.mayHaveComeAbout(at: time) { recall(row, result.status, since: time) }
        // The file of the day in which it was learned will not list it once more.
        let isOfEarlierDay = { mapping.days(from: $0, to: result.learned) > 0 }
        if isOfEarlierDay(time), !result.listings.contains(where: isOfEarlierDay) { date(row) }
    }
}

extension SettlementMapping {
    /// How many days a time of the provider's lies after one of ours.
    func days(from ours: Int64, to theirs: Int64) -> Int {
        CalendarDay(seconds: theirs, utcOffset: utcOffset).number
            - CalendarDay(seconds: ours, utcOffset: utcOffset).number
    }

    /// The first second after the day of a time.
    func endOfDay(of time: Int64) -> Int64 {
        CalendarDay(seconds: time, utcOffset: utcOffset).advanced(by: 1)
            .start(utcOffset: utcOffset)
    }
}
