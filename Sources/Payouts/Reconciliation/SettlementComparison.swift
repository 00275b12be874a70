/// Compares what was matched, and finds the breaks.
struct SettlementComparison {
    let matching: SettlementMatching
    let mapping: SettlementMapping
    /// The period in seconds since 1970.
    let span: Range<Int64>

    private(set) var findings: [Finding] = []
    private(set) var totals = ReconciliationTotals()
    private let listed: Set<PayoutStatus>
    private let fees: [FeeSchedule?]

    private var ledger: LedgerTable { matching.ledger }
    private var lines: SettlementTable { matching.lines }

    /// A break before its sides are made into texts.
    struct Finding {
        let kind: BreakKind
        /// The payout, or -1.
        let row: Int
        /// The line, or -1.
        let line: Int
        /// How much is in doubt, in minor units.
        let stake: Int64
        var ambiguity = -1
    }

    init(_ matching: SettlementMatching, period: SettlementPeriod, mapping: SettlementMapping) {
        self.matching = matching
        self.mapping = mapping
        span = period.seconds(utcOffset: mapping.utcOffset)
        listed = mapping.listed
        fees = Currency.all.map { mapping.fees[$0] }
        totals.lines = matching.lines.count
        comparePayouts()
        compareLines()
        for place in matching.ambiguous.indices { add(matching.ambiguous[place], place) }
    }

    private mutating func comparePayouts() {
        for row in 0..<ledger.count {
            let line = Int(matching.lineOfRow[row])
            let isExpected = isExpected(row)
            if isExpected { totals.payouts += 1 }
            if line >= 0 {
                totals.matched += 1
                let before = findings.count
                compare(row, line)
                for other in matching.further[row] ?? [] { compareFurther(row, line, other) }
                if findings.count == before { totals.agreed += 1 }
            } else if isExpected, line == Int(SettlementMatching.none) {
                let kind = isAtEdge(ledger.times[row]) ? BreakKind.late : .missingAtProvider
                let stake = ledger.statuses[row] == .failed ? 0 : ledger.amounts[row]
                findings.append(Finding(kind: kind, row: row, line: -1, stake: stake))
            }
        }
    }

    /// Whether the files of the period should list a payout.
    private func isExpected(_ row: Int) -> Bool {
        matching.isOfPeriod(row) && span.contains(ledger.times[row])
            && listed.contains(ledger.statuses[row])
    }

    private func isAtEdge(_ time: Int64) -> Bool {
        let edge = Int64(mapping.tolerances.dayEdge)
        return time < span.lowerBound + edge || time >= span.upperBound - edge
    }

    private mutating func compareLines() {
        for line in 0..<lines.count where matching.rowOfLine[line] == SettlementMatching.none {
            let time = lines.times[line]
            guard time == SettlementTable.none || span.contains(time) else {
                totals.linesOfOtherDays += 1
                continue
            }
            let stake = lines.claim(line) == .failed ? 0 : lines.amounts[line]
            findings.append(Finding(kind: .missingInLedger, row: -1, line: line, stake: stake))
        }
    }

    private mutating func add(_ ambiguity: SettlementMatching.Ambiguity, _ place: Int) {
        for line in ambiguity.lines {
            let amount = lines.amounts[line]
            let finding = Finding(
                kind: .ambiguous,
                row: -1,
                line: line,
                stake: amount,
                ambiguity: place
            )
            findings.append(finding)
        }
    }
}

// MARK: - One payout and its line

extension SettlementComparison {
    @inline(__always)
    private mutating func compare(_ row: Int, _ line: Int) {
        let (ours, theirs) = (ledger.amounts[row], lines.amounts[line])
        if ledger.currencies[row] != lines.currencies[line] {
            findings.append(Finding(kind: .currency, row: row, line: line, stake: theirs))
        } else if ours != theirs {
            let currency = Currency(place: ledger.currencies[row])
            if !mapping.tolerances.amount.allows(theirs, for: ours, currency) {
                let gap = Self.gap(ours, theirs)
                findings.append(Finding(kind: .amount, row: row, line: line, stake: gap))
            }
        }
        compareFee(row, line)
        let claim = lines.claim(line)
        if !ledger.statuses[row].agrees(with: claim) {
            let kind = isAfterClose(row, claim) ? BreakKind.reversedAfterClose : .status
            findings.append(Finding(kind: kind, row: row, line: line, stake: ours))
        } else if isLate(row, line) {
            findings.append(Finding(kind: .late, row: row, line: line, stake: ours))
        }
    }

    @inline(__always)
    private mutating func compareFee(_ row: Int, _ line: Int) {
        let place = lines.currencies[line]
        guard lines.fees[line] != SettlementTable.none, let schedule = fees[Int(place)],
            let expected = schedule.fee(for: lines.amounts[line]), expected != lines.fees[line]
        else { return }
        let fee = lines.fees[line]
        guard !mapping.tolerances.fee.allows(fee, for: expected, Currency(place: place)) else {
            return
        }
        let gap = Self.gap(expected, fee)
        findings.append(Finding(kind: .fee, row: row, line: line, stake: gap))
    }

    /// Whether one final word overturned another after the day of the first had ended.
    private func isAfterClose(_ row: Int, _ claim: Evidence.Claim) -> Bool {
        guard ledger.statuses[row].isSettled, claim.isFinal else { return false }
        let time = ledger.times[row]
        return time < span.lowerBound || (time >= span.upperBound && ledger.reversals[row])
    }

    /// Whether the two days lie too far apart.
    @inline(__always)
    private func isLate(_ row: Int, _ line: Int) -> Bool {
        let (ours, theirs) = (ledger.times[row], lines.times[line])
        guard theirs != SettlementTable.none, !(span.contains(ours) && span.contains(theirs))
        else { return false }
        let tolerances = mapping.tolerances
        let apart = days(from: ours, to: theirs)
        return apart < -tolerances.daysBefore || apart > tolerances.daysAfter
    }

    func days(from ours: Int64, to theirs: Int64) -> Int {
        CalendarDay(seconds: theirs, utcOffset: mapping.utcOffset).number
            - CalendarDay(seconds: ours, utcOffset: mapping.utcOffset).number
    }

    /// A further line that says paid or returned once more is money that moved once more.
    private mutating func compareFurther(_ row: Int, _ line: Int, _ other: Int) {
        let claim = lines.claim(other)
        guard claim == .paid || claim == .returned else { return }
        let same = ([line] + (matching.further[row] ?? [])).filter { lines.claim($0) == claim }
        guard same.min(by: lines.precedes) != other else { return }
        let stake = lines.amounts[other]
        findings.append(Finding(kind: .duplicateAtProvider, row: row, line: other, stake: stake))
    }

    /// How far two amounts are apart.
    static func gap(_ left: Int64, _ right: Int64) -> Int64 {
        let (difference, overflow) = left.subtractingReportingOverflow(right)
        return overflow ? .max : Int64(clamping: difference.magnitude)
    }
}

extension PayoutStatus {
    /// Whether a line that says so tells nothing else than our ledger.
    fileprivate func agrees(with claim: Evidence.Claim) -> Bool {
        switch self {
        case .paid: claim == .paid
        case .failed: claim == .failed
        // A provider without a word for it reports money that came back as failed.
        case .returned: claim == .returned || claim == .failed
        case .submitting, .processing, .unknown: claim == .pending
        case .pendingApproval, .queued, .rejected, .canceled: false
        }
    }
}
