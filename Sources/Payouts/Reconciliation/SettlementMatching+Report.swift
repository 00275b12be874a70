extension SettlementMatching {
    /// Matches what is left by the weaker keys, compares, and reports every break.
    ///
    /// - Parameters:
    ///   - period: The days that the files are of.
    ///   - mapping: How the files were read, and what may differ.
    ///   - earlier: Unresolved breaks of the same provider, of which some may no longer hold.
    /// - Returns: The same report for the same lines and payouts, in whatever order they came.
    package consuming func report(
        period: SettlementPeriod,
        mapping: SettlementMapping,
        earlier: [BreakRecord] = []
    ) -> ReconciliationReport {
        matchTheRest(mapping)
        let comparison = SettlementComparison(
            self,
            period: period,
            mapping: mapping,
            earlier: earlier
        )
        var counts: [BreakKind: Int] = [:]
        for finding in comparison.findings { counts[finding.kind, default: 0] += 1 }
        let sorted = comparison.findings.sorted(by: comparison.precedes)
        return ReconciliationReport(
            period: period,
            totals: comparison.totalsWithSums(),
            counts: counts,
            breaks: comparison.breaks(sorted.prefix(ReconciliationReport.maximumBreaks)),
            ended: comparison.ended(earlier, period: period),
            dated: comparison.dated
        )
    }
}

extension SettlementComparison {
    /// A total order by content.
    func precedes(_ left: Finding, _ right: Finding) -> Bool {
        if left.kind != right.kind { return left.kind < right.kind }
        let ledger = matching.ledger.orderNumbers
        let (first, second) = (orderNumber(of: left), orderNumber(of: right))
        if first != second { return first < second }
        if left.row != right.row, left.row >= 0, right.row >= 0 {
            return ledger[left.row] < ledger[right.row]
        }
        guard left.line >= 0, right.line >= 0, left.line != right.line else { return false }
        return matching.lines.precedes(left.line, right.line)
    }

    private func orderNumber(of finding: Finding) -> String {
        finding.row >= 0
            ? matching.ledger.orderNumbers[finding.row]
            : matching.lines.orderNumbers[finding.line]
    }

    /// The lines that agree with a payout, on an earlier day than its result was learned on.
    var dated: [DatedResult] {
        let differing = Set(findings.lazy.map(\.row))
        let rows = matching.dated.filter { !differing.contains($0) }
        return rows.prefix(ReconciliationLimits.maximumLookups).map { row in
            DatedResult(
                orderNumber: matching.ledger.orderNumbers[row],
                status: matching.ledger.values[row].status,
                line: matching.lines.side(Int(matching.lineOfRow[row]))
            )
        }
    }

    /// Findings with their sides as texts, and as many candidates as a report has room for.
    func breaks(_ findings: some Sequence<Finding>) -> [Break] {
        var room = ReconciliationReport.maximumCandidates
        return findings.map { finding in
            let most = min(Break.maximumCandidates, max(Break.assuredCandidates, room))
            let found = `break`(finding, candidates: most)
            room -= found.candidates.count
            return found
        }
    }

    /// A finding with its sides as texts.
    private func `break`(_ finding: Finding, candidates most: Int) -> Break {
        let theirs = finding.line >= 0 ? matching.lines.side(finding.line) : nil
        let fee = expectedFee(theirs)
        let ours = finding.row >= 0 ? matching.ledger.side(finding.row, fee: fee) : nil
        let code = finding.kind == .currency || ours == nil ? theirs?.currency : ours?.currency
        let currency = code.flatMap(Currency.init(code:)) ?? .usd
        let candidates =
            finding.ambiguity < 0
            ? []
            : matching.ambiguous[finding.ambiguity].rows.map { matching.ledger.orderNumbers[$0] }
        let place = BreakText(
            kind: finding.kind,
            ours: ours,
            theirs: theirs,
            candidates: candidates.count,
            daysApart: daysApart(ours, theirs)
        )
        return Break(
            kind: finding.kind,
            ours: ours,
            theirs: theirs,
            candidates: Array(candidates.sorted().prefix(most)),
            stake: Money(minorUnits: finding.stake, currency: currency),
            detail: place.text(expectedFee: fee)
        )
    }

    private func daysApart(_ ours: LedgerSide?, _ theirs: SettlementSide?) -> Int? {
        guard let ours, let time = theirs?.time else { return nil }
        return mapping.days(from: ours.time, to: time)
    }

    /// What the schedule says of a line: a fee is due for what was paid.
    private func expectedFee(_ theirs: SettlementSide?) -> Int64? {
        guard let theirs, theirs.claim == Evidence.Claim.paid.rawValue,
            let currency = Currency(code: theirs.currency)
        else { return nil }
        return mapping.fees[currency]?.fee(for: theirs.amount)
    }

    /// The totals with the money on both sides; a sum that does not fit stays at the largest.
    func totalsWithSums() -> ReconciliationTotals {
        let count = Currency.all.count
        var ours = [Int64](repeating: 0, count: count)
        var theirs = ours
        var fees = ours
        let (ledger, lines) = (matching.ledger, matching.lines)
        for values in ledger.values where values.status == .paid && span.contains(values.time) {
            ours[Int(values.currency)].add(values.amount)
        }
        for values in lines.values {
            if lines.words[Int(values.status)].claim == .paid {
                theirs[Int(values.currency)].add(values.amount)
            }
            if let fee = values.fee { fees[Int(values.currency)].add(fee) }
        }
        var totals = totals
        totals.sums = Currency.all.indices.compactMap { place in
            guard ours[place] != 0 || theirs[place] != 0 || fees[place] != 0 else { return nil }
            return ReconciliationTotals.CurrencySum(
                currency: Currency.all[place].code,
                ours: ours[place],
                theirs: theirs[place],
                fees: fees[place]
            )
        }
        addFeesByDay(to: &totals)
        return totals
    }

    /// The fees of each day of a period of several, by the times of the lines.
    private func addFeesByDay(to totals: inout ReconciliationTotals) {
        let first = CalendarDay(seconds: span.lowerBound, utcOffset: mapping.utcOffset)
        let days = Int((span.upperBound - span.lowerBound) / 86_400)
        guard days > 1 else { return }
        let currencies = Currency.all
        var fees = [Int64](repeating: 0, count: days * currencies.count)
        var undated = 0
        for values in matching.lines.values {
            guard let fee = values.fee, fee != 0 else { continue }
            guard let time = values.time else {
                undated += 1
                continue
            }
            guard span.contains(time) else { continue }
            let day = Int((time - span.lowerBound) / 86_400)
            fees[day * currencies.count + Int(values.currency)].add(fee)
        }
        totals.undatedFees = undated
        totals.feesByDay = fees.indices.filter { fees[$0] != 0 }.map { place in
            ReconciliationTotals.DayFees(
                day: first.advanced(by: place / currencies.count).number,
                currency: currencies[place % currencies.count].code,
                fees: fees[place]
            )
        }
    }
}

extension Int64 {
    /// Adds, and stays at the largest value rather than overflow.
    fileprivate mutating func add(_ other: Int64) {
        let (sum, overflow) = addingReportingOverflow(other)
        self = overflow ? (other < 0 ? .min : .max) : sum
    }
}
