import Payouts
import Testing

/// Builds random days with every kind of break in them, and with what only looks like one.
struct RandomSettlementDay {
    private(set) var day: SettlementDay
    private var random: SeededGenerator
    private var made = 0
    private let span: Range<Int64>

    private static let offset = -3 * 3_600
    private static let failed = StatusWord("00029", .failed)
    private static let returned = StatusWord("REFUND", .returned)
    private static let pending = StatusWord("0015", .pending)
    private static let schedule = FeeSchedule(flat: 50, basisPoints: 80, minimum: 100)

    init(seed: UInt64) throws {
        random = SeededGenerator(seed: seed)
        let first = CalendarDay(number: 20_000 + Int(random.next() % 1_000))
        let last = first.advanced(by: Int(random.next() % 3))
        let period = try #require(SettlementPeriod(first, last))
        span = period.seconds(utcOffset: Self.offset)
        day = SettlementDay(period, Self.mapping(using: &random))
        build()
    }

    private static func mapping(using random: inout SeededGenerator) -> SettlementMapping {
        SettlementMapping(
            columns: [.status: ["status"]],
            currency: .ars,
            utcOffset: offset,
            words: ["0000": .paid, "00029": .failed, "refund": .returned, "0015": .pending],
            combinations: [SettlementCombination([.account, .amount, .day])].compactMap(\.self),
            tolerances: SettlementTolerances(
                amount: AmountTolerance(absolute: [.ars: Int64(random.next() % 3) * 10]),
                daysBefore: Int(random.next() % 2),
                daysAfter: Int(random.next() % 3),
                dayEdge: Int(random.next() % 2) * 600
            ),
            fees: [.ars: schedule]
        )
    }

    private mutating func build() {
        let kinds = Self.agreements + Self.breaks
        for kind in kinds { for _ in 0..<(random.next() % 3) { add(kind) } }
        for _ in 0..<20 { agree() }
        for place in day.lines.indices { day.lines[place].number = UInt32(place + 2) }
        day.payouts.shuffle(using: &random)
        day.others.shuffle(using: &random)
        day.lines.shuffle(using: &random)
    }

    /// The same day in another order of rows.
    mutating func shuffled() -> SettlementDay {
        var copy = day
        copy.payouts.shuffle(using: &random)
        copy.others.shuffle(using: &random)
        copy.lines.shuffle(using: &random)
        return copy
    }
}

// MARK: - Pairs

extension RandomSettlementDay {
    /// A time of the period, far from its edges.
    private mutating func time() -> Int64 {
        let inner = span.lowerBound + 3_600..<span.upperBound - 3_600
        return inner.lowerBound + Int64(random.next() % UInt64(inner.count))
    }

    private mutating func row(
        _ status: PayoutStatus = .paid,
        at time: Int64? = nil
    ) -> SettlementDay.Row {
        made += 1
        return SettlementDay.Row(
            orderNumber: "PD\(1_000_000 + made)",
            reference: "R\(random.next() % 1_000_000)-\(made)",
            account: "ACC\(made)",
            amount: Int64(random.next() % 1_000_000) + 1_000,
            status: status,
            time: time ?? self.time()
        )
    }

    private func line(
        _ row: SettlementDay.Row,
        _ word: StatusWord = StatusWord("0000", .paid)
    ) -> SettlementDay.Line {
        SettlementDay.Line(
            orderNumber: row.orderNumber,
            reference: row.reference,
            amount: row.amount,
            fee: Self.schedule.fee(for: row.amount),
            word: word,
            time: row.time
        )
    }

    private mutating func agree() {
        let row = row()
        day.payouts.append(row)
        day.lines.append(line(row))
    }
}

// MARK: - What only looks like a break

extension RandomSettlementDay {
    enum Kind {
        case agreement(Int)
        case broken(BreakKind, Int)
    }

    private static let agreements = (0..<9).map { Kind.agreement($0) }
    private static let breaks =
        BreakKind.allCases.flatMap { kind in [Kind.broken(kind, 0), .broken(kind, 1)] }

    private mutating func add(_ kind: Kind) {
        switch kind {
        case .agreement(let which): addAgreement(which)
        case .broken(let kind, let which): addBreak(kind, which)
        }
    }

    private mutating func addAgreement(_ which: Int) {
        var row = row()
        var line = line(row)
        switch which {
        case 0: line.orderNumber = ""
        case 1:
            (line.orderNumber, line.reference) = ("", "")
            line.account = row.account
        case 2: (row.status, line.word) = (.failed, Self.failed)
        case 3: (row.status, line.word) = (.returned, Self.failed)
        case 4: line.amount += day.mapping.tolerances.amount.absolute[.ars] ?? 0
        case 5: (row.status, line.word) = (.processing, Self.pending)
        case 6: line.fee = nil
        case 7:
            // Paid, and then it came back: two lines, one result.
            row.status = .returned
            day.lines.append(line)
            line.time = row.time + 60
            line.word = Self.returned
        default:
            // A line of another day that is not about this period.
            row.time = span.upperBound + 5 * 86_400
            line.time = row.time
            day.lines.append(line)
            return
        }
        if which == 4 { line.fee = Self.schedule.fee(for: line.amount) }
        day.payouts.append(row)
        day.lines.append(line)
    }
}

// MARK: - Breaks

extension RandomSettlementDay {
    private mutating func addBreak(_ kind: BreakKind, _ which: Int) {
        switch kind {
        case .missingAtProvider, .missingInLedger: addMissing(kind)
        case .amount, .currency, .fee: addDifference(kind)
        case .status: addStatus(which)
        case .duplicateAtProvider: addDuplicate(which)
        case .ambiguous: addAmbiguity(which)
        case .late: addLate(which)
        case .reversedAfterClose: addReversal(which)
        }
    }

    private mutating func addMissing(_ kind: BreakKind) {
        let row = row()
        let line = line(row)
        if kind == .missingAtProvider {
            day.payouts.append(row)
            day.expect(kind, row, nil)
        } else {
            day.lines.append(line)
            day.expect(kind, nil, line)
        }
    }

    private mutating func addDifference(_ kind: BreakKind) {
        let row = row()
        var line = line(row)
        switch kind {
        case .amount:
            line.amount += (day.mapping.tolerances.amount.absolute[.ars] ?? 0) + 1
            line.fee = Self.schedule.fee(for: line.amount)
        case .currency:
            line.currency = .cop
            line.fee = nil
        default: line.fee = line.fee.map { $0 + 1 }
        }
        day.payouts.append(row)
        day.lines.append(line)
        day.expect(kind, row, line)
    }

    private mutating func addStatus(_ which: Int) {
        let row = row(which == 0 ? .paid : .unknown)
        let line = line(row, which == 0 ? Self.failed : StatusWord("0000", .paid))
        day.payouts.append(row)
        day.lines.append(line)
        day.expect(.status, row, line)
    }

    private mutating func addDuplicate(_ which: Int) {
        let row = row()
        let first = line(row)
        var second = first
        if which == 1 {
            second.reference += "-2"
            second.time = row.time + 5
        }
        day.payouts.append(row)
        day.lines += [first, second]
        day.expect(.duplicateAtProvider, row, second)
    }

    private mutating func addAmbiguity(_ which: Int) {
        let first = row()
        var second = row()
        var line = line(first)
        line.orderNumber = ""
        if which == 0 {
            second.reference = first.reference
        } else {
            line.reference = ""
            line.account = first.account
            second.account = first.account
            second.amount = first.amount
            second.time = first.time
        }
        day.payouts += [first, second]
        day.lines.append(line)
        day.expect(.ambiguous, nil, line)
    }

    private mutating func addLate(_ which: Int) {
        let tolerances = day.mapping.tolerances
        if which == 0 {
            guard tolerances.dayEdge > 0 else { return }
            let row = row(at: span.upperBound - Int64(random.next() % 599) - 1)
            day.payouts.append(row)
            day.expect(.late, row, nil)
            return
        }
        let days = Int64(tolerances.daysAfter + 1 + Int(random.next() % 2))
        var row = row()
        let line = line(row)
        row.time = span.lowerBound + 3_600 - days * 86_400
        var early = line
        early.time = span.lowerBound + 3_600
        day.others.append(row)
        day.lines.append(early)
        day.expect(.late, row, early)
    }

    private mutating func addReversal(_ which: Int) {
        var row = row()
        let line = line(row, which == 0 ? Self.returned : StatusWord("0000", .paid))
        row.time = which == 0 ? span.lowerBound - 90_000 : span.upperBound + 90_000
        if which == 1 { row.status = .returned }
        // Only a close makes the difference: without one, it is one of status.
        row.isClosed = random.next() % 2 == 0
        day.others.append(row)
        day.lines.append(line)
        day.expect(row.isClosed ? .reversedAfterClose : .status, row, line)
    }
}
