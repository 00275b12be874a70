/// Compares what was matched, and finds the breaks.
struct SettlementComparison {
    let matching: SettlementMatching
    let mapping: SettlementMapping
    /// The period in seconds since 1970.
    let span: Range<Int64>

    private(set) var findings: [Finding] = []
    private(set) var totals = ReconciliationTotals()
    /// Payouts of other days with lines of other days.
    private var ofOtherDays: [Int] = []
    private let listed: Set<PayoutStatus>
    private let listsPaid: Bool
    private let fees: [FeeSchedule?]
    /// What each word of the lines says.
    private let claims: [Evidence.Claim]
    /// The payouts of which a comparison has said already that the statuses differ.
    private let foundBefore: Set<String>
    private let ledger: LedgerTable
    private let lines: SettlementTable

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

    init(
        _ matching: SettlementMatching,
        period: SettlementPeriod,
        mapping: SettlementMapping,
        earlier: [BreakRecord]
    ) {
        self.matching = matching
        self.mapping = mapping
        foundBefore = Set(
            earlier.lazy.filter { $0.found.kind == .status }.compactMap {
                $0.found.ours?.orderNumber
            }
        )
        span = period.seconds(utcOffset: mapping.utcOffset)
        listed = mapping.listed
        listsPaid = listed.contains(.paid)
        ledger = matching.ledger
        lines = matching.lines
        claims = matching.lines.words.map(\.claim)
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
                if !isExpected, isOfOtherDays(row, line) { ofOtherDays.append(row) }
                compare(row, line)
            } else if isExpected, line == Int(SettlementMatching.none) {
                addMissing(row)
            }
        }
        for (row, others) in matching.further {
            let line = Int(matching.lineOfRow[row])
            for other in others { compareFurther([line] + others, row, other) }
        }
        let differing = Set(findings.filter { $0.line >= 0 }.map(\.row))
        totals.agreedOfOtherDays = ofOtherDays.count { !differing.contains($0) }
        totals.agreed = totals.matched - differing.count - totals.agreedOfOtherDays
    }

    /// Whether neither side lies in the period: what agrees then says nothing about its days.
    private func isOfOtherDays(_ row: Int, _ line: Int) -> Bool {
        guard let time = lines.values[line].time else { return false }
        return !span.contains(time) && !span.contains(ledger.values[row].time)
    }

    private mutating func addMissing(_ row: Int) {
        let ours = ledger.values[row]
        let kind = isAtEdge(ours.time) ? BreakKind.late : .missingAtProvider
        let stake = ours.status == .failed ? 0 : ours.amount
        findings.append(Finding(kind: kind, row: row, line: -1, stake: stake))
    }

    /// Whether the files of the period should list a payout.
    private func isExpected(_ row: Int) -> Bool {
        let ours = ledger.values[row]
        guard matching.isOfPeriod(row), span.contains(ours.time),
            !matching.excused.contains(row)
        else { return false }
        return ours.status == .paid ? listsPaid : listed.contains(ours.status)
    }

    private func isAtEdge(_ time: Int64) -> Bool {
        let edge = Int64(mapping.tolerances.dayEdge)
        return time < span.lowerBound + edge || time >= span.upperBound - edge
    }

    private mutating func compareLines() {
        for line in 0..<lines.count where matching.rowOfLine[line] == SettlementMatching.none {
            let theirs = lines.values[line]
            if let time = theirs.time, !span.contains(time) {
                totals.linesOfOtherDays += 1
                continue
            }
            let stake = lines.claim(line) == .failed ? 0 : theirs.amount
            findings.append(Finding(kind: .missingInLedger, row: -1, line: line, stake: stake))
        }
    }

    private mutating func add(_ ambiguity: SettlementMatching.Ambiguity, _ place: Int) {
        for line in ambiguity.lines {
            let amount = lines.values[line].amount
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
        let (ours, theirs) = (ledger.values[row], lines.values[line])
        let claim = claims[Int(theirs.status)]
        let add = { (kind: BreakKind, stake: Int64) in
            Finding(kind: kind, row: row, line: line, stake: stake)
        }
        if ours.currency != theirs.currency {
            findings.append(add(.currency, theirs.amount))
        } else if ours.amount != theirs.amount, !isNear(ours, theirs) {
            findings.append(add(.amount, Self.gap(ours.amount, theirs.amount)))
        }
        if claim == .paid, let gap = feeGap(theirs) { findings.append(add(.fee, gap)) }
        if !ours.status.agrees(with: claim) {
            let kind = isAfterClose(row, claim) ? BreakKind.reversedAfterClose : .status
            findings.append(add(kind, ours.amount))
        } else if isLate(ours, theirs) {
            findings.append(add(.late, ours.amount))
        }
    }

    private func isNear(_ ours: LedgerValues, _ theirs: SettlementValues) -> Bool {
        let currency = Currency(place: ours.currency)
        return mapping.tolerances.amount.allows(theirs.amount, for: ours.amount, currency)
    }

    /// How far a fee is from the schedule's, which holds for what was paid; `nil` where that is
    /// tolerated, or nothing is known.
    @inline(__always)
    private func feeGap(_ theirs: SettlementValues) -> Int64? {
        guard let fee = theirs.fee, let schedule = fees[Int(theirs.currency)],
            let expected = schedule.fee(for: theirs.amount), expected != fee
        else { return nil }
        let currency = Currency(place: theirs.currency)
        guard !mapping.tolerances.fee.allows(fee, for: expected, currency) else { return nil }
        return Self.gap(expected, fee)
    }

    /// Whether one final word overturned another after the day of the first was closed.
    ///
    /// What was found before the close stays what it was, however often it is found again.
    private func isAfterClose(_ row: Int, _ claim: Evidence.Claim) -> Bool {
        let ours = ledger.values[row]
        guard ours.isClosed, ours.status.isSettled, claim.isFinal else { return false }
        return !foundBefore.contains(ledger.orderNumbers[row])
    }

    /// Whether the two days lie too far apart.
    @inline(__always)
    private func isLate(_ ours: LedgerValues, _ theirs: SettlementValues) -> Bool {
        guard let time = theirs.time, !(span.contains(ours.time) && span.contains(time))
        else { return false }
        let apart = mapping.days(from: ours.time, to: time)
        return apart < -mapping.tolerances.daysBefore || apart > mapping.tolerances.daysAfter
    }

    /// A further line that says paid or returned once more is money that moved once more.
    private mutating func compareFurther(_ all: [Int], _ row: Int, _ other: Int) {
        let claim = lines.claim(other)
        guard claim == .paid || claim == .returned else { return }
        let same = all.filter { lines.claim($0) == claim }
        guard same.min(by: lines.precedes) != other else { return }
        let stake = lines.values[other].amount
        findings.append(Finding(kind: .duplicateAtProvider, row: row, line: other, stake: stake))
    }

    /// How far two amounts are apart.
    static func gap(_ left: Int64, _ right: Int64) -> Int64 {
        let (difference, overflow) = left.subtractingReportingOverflow(right)
        return overflow ? .max : Int64(clamping: difference.magnitude)
    }
}
