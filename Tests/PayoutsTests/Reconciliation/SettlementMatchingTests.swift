import Foundation
import Payouts
import Testing

/// Each kind of break as a person would build it by hand; ``ReconciliationPropertyTests`` mixes them.
struct SettlementMatchingTests {
    private static let noon: Int64 = 1_795_262_400

    private static func day(
        _ rows: [SettlementDay.Row],
        _ lines: [SettlementDay.Line],
        tolerances: SettlementTolerances = SettlementTolerances(),
        earlier: [BreakRecord] = [],
        fees: [Currency: FeeSchedule] = [:]
    ) throws -> ReconciliationReport {
        let mapping = SettlementMapping(
            columns: [.status: ["status"]],
            words: ["0000": .paid, "00029": .failed, "refund": .returned],
            combinations: [SettlementCombination([.account, .amount])].compactMap(\.self),
            tolerances: tolerances,
            fees: fees
        )
        var day = SettlementDay(try #require(SettlementPeriod("2026-11-21")), mapping)
        day.payouts = rows
        day.lines = lines
        for place in day.lines.indices { day.lines[place].number = UInt32(place + 2) }
        return day.report(earlier: earlier)
    }

    private static func row(
        _ number: String,
        _ reference: String = "",
        amount: Int64 = 10_000
    ) -> SettlementDay.Row {
        SettlementDay.Row(
            orderNumber: number,
            reference: reference,
            amount: amount,
            time: noon
        )
    }

    private static func line(
        _ number: String,
        _ reference: String = "",
        amount: Int64 = 10_000,
        word: StatusWord = StatusWord("0000", .paid)
    ) -> SettlementDay.Line {
        SettlementDay.Line(
            orderNumber: number,
            reference: reference,
            amount: amount,
            word: word,
            time: noon
        )
    }

    @Test func `our order number decides, whatever the reference says`() throws {
        let report = try Self.day(
            [Self.row("A", "R1"), Self.row("B", "R2")],
            [Self.line("A", "R2"), Self.line("B", "R1")]
        )
        #expect(report.breaks.isEmpty && report.totals.agreed == 2)
    }

    @Test func `the same amount on the same day is no match`() throws {
        let report = try Self.day([Self.row("A", "R1")], [Self.line("X", "R9")])
        #expect(report.found == ["missingAtProvider A -", "missingInLedger - X/R9"])
    }

    @Test func `two honest identical lines are both kept: one too many is a duplicate`() throws {
        let line = Self.line("A", "R1")
        let report = try Self.day([Self.row("A", "R1")], [line, line, line])
        #expect(report.counts == [.duplicateAtProvider: 2])
        #expect(report.breaks.map(\.theirs?.line) == [3, 4])
        #expect(report.totals.lines == 3 && report.totals.matched == 1)
    }

    @Test func `two identical lines without a payout are both missing in the ledger`() throws {
        let report = try Self.day([], [Self.line("X"), Self.line("X")])
        #expect(report.counts == [.missingInLedger: 2])
    }

    @Test(arguments: [PayoutStatus.paid, .failed, .returned])
    func `a result overturned after its day was closed is a class of its own`(
        _ status: PayoutStatus
    ) throws {
        for isClosed in [false, true] {
            var row = Self.row("A")
            (row.status, row.isClosed) = (status, isClosed)
            let line = Self.line(
                "A",
                word: status == .paid ? StatusWord("refund", .returned) : StatusWord("0000", .paid)
            )
            let report = try Self.day([row], [line])
            #expect(report.counts == [isClosed ? .reversedAfterClose : .status: 1])
        }
    }

    @Test func `only a final word overturns a closed result`() throws {
        var row = Self.row("A")
        row.isClosed = true
        var line = Self.line("A")
        line.word = StatusWord("wait", .pending)
        #expect(try Self.day([row], [line]).counts == [.status: 1])
        (row.status, line.word) = (.processing, StatusWord("0000", .paid))
        #expect(try Self.day([row], [line]).counts == [.status: 1])
        #expect(try Self.day([Self.row("A")], [Self.line("A")]).counts.isEmpty)
    }

    @Test func `what was found before the close stays a difference in status after it`() throws {
        var row = Self.row("A")
        let line = Self.line("A", word: StatusWord("refund", .returned))
        let before = try Self.day([row], [line])
        row.isClosed = true
        let known = before.breaks.map {
            BreakRecord(
                id: 1,
                provider: .vexoraAR,
                period: before.period,
                found: $0,
                payout: nil,
                at: Date(timeIntervalSince1970: 0),
                state: .open,
                owner: nil
            )
        }
        #expect(try Self.day([row], [line], earlier: known).counts == [.status: 1])
        #expect(try Self.day([row], [line]).counts == [.reversedAfterClose: 1])
    }

    @Test func `a line without any name is ended where no line is like it any more`() throws {
        var line = Self.line("", "")
        line.account = "999"
        let found = try Self.day([], [line])
        #expect(found.counts == [.missingInLedger: 1])
        let earlier = found.breaks.map {
            BreakRecord(
                id: 1,
                provider: .vexoraAR,
                period: found.period,
                found: $0,
                payout: nil,
                at: Date(timeIntervalSince1970: 0),
                state: .open,
                owner: nil
            )
        }
        #expect(try Self.day([], [line], earlier: earlier).ended == [])
        line.amount += 1
        #expect(try Self.day([], [line], earlier: earlier).ended == [1])
        #expect(try Self.day([], [], earlier: earlier).ended == [1])
    }

    @Test func `a fee is due for what was paid, not for what came back`() throws {
        var line = Self.line("A")
        line.fee = 0
        var row = Self.row("A")
        #expect(
            try Self.day([row], [line], fees: [.ars: FeeSchedule(flat: 50)]).counts == [.fee: 1]
        )
        let ours = try Self.day([row], [line], fees: [.ars: FeeSchedule(flat: 50)]).breaks[0].ours
        #expect(ours?.fee == 50)
        line.word = StatusWord("refund", .returned)
        row.status = .returned
        #expect(try Self.day([row], [line], fees: [.ars: FeeSchedule(flat: 50)]).counts.isEmpty)
    }

    @Test func `a double payment hides behind no other key`() throws {
        let report = try Self.day(
            [Self.row("A", "R1")],
            [Self.line("A", "R1"), Self.line("", "R1")]
        )
        #expect(report.counts == [.duplicateAtProvider: 1] && report.totals.matched == 1)
    }

    @Test func `a payment that came back is one result, and a second payment is not`() throws {
        var row = Self.row("A", "R1")
        row.status = .returned
        var refund = Self.line("A", "R1")
        refund.word = StatusWord("REFUND", .returned)
        refund.time = Self.noon + 60
        let paid = Self.line("A", "R1")
        #expect(try Self.day([row], [refund, paid]).breaks.isEmpty)
        #expect(try Self.day([row], [paid, refund, paid]).counts == [.duplicateAtProvider: 1])
    }

    @Test func `a reference that two payouts have decides nothing`() throws {
        let report = try Self.day(
            [Self.row("A", "R1"), Self.row("B", "R1")],
            [Self.line("", "R1")]
        )
        #expect(report.found == ["ambiguous - /R1"])
        #expect(report.breaks.first?.candidates == ["A", "B"])
    }

    @Test func `of two payouts with one reference, the one without a line is left to it`() throws {
        let report = try Self.day(
            [Self.row("A", "R1"), Self.row("B", "R1")],
            [Self.line("A", "R1"), Self.line("", "R1")]
        )
        #expect(report.breaks.isEmpty && report.totals.matched == 2)
    }

    @Test func `a combination matches one line and one payout only`() throws {
        var (row, line) = (Self.row("A"), Self.line("", ""))
        (row.account, line.account) = ("123", "123")
        #expect(try Self.day([row], [line]).totals.agreed == 1)
        let twice = try Self.day([row], [line, line])
        #expect(twice.counts == [.ambiguous: 2])
        #expect(twice.breaks.allSatisfy { $0.candidates == ["A"] })
    }

    @Test func `all candidates are named, and of very many in all only some each`() throws {
        let rows = (0..<300).map { number in
            var row = Self.row("A\(1_000 + number)")
            row.account = "123"
            return row
        }
        var line = Self.line("", "")
        line.account = "123"
        let one = try Self.day(rows, [line])
        #expect(one.breaks.first?.candidates == rows.map(\.orderNumber))
        let many = try Self.day(rows, Array(repeating: line, count: 1_000))
        let counts = many.breaks.filter { $0.kind == .ambiguous }.map(\.candidates.count)
        #expect(counts.count == 1_000 && counts.first == 300)
        #expect(counts.last == Break.assuredCandidates)
        let all = counts.reduce(0, +)
        #expect(all < ReconciliationReport.maximumCandidates + 1_000 * Break.assuredCandidates)
    }

    @Test func `an undocumented status says nothing, and is a break`() throws {
        var line = Self.line("A")
        line.word = StatusWord("SETTLED??", .unclear)
        let report = try Self.day([Self.row("A")], [line])
        #expect(report.found == ["status A A/"])
        #expect(report.breaks.first?.detail == "paid here, unclear there (SETTLED??)")
    }

    @Test func `what may differ by a day does, and by more does not`() throws {
        var line = Self.line("A")
        line.time = Self.noon + 86_400
        let strict = try Self.day([Self.row("A")], [line])
        #expect(strict.found == ["late A A/"])
        let tolerances = SettlementTolerances(daysAfter: 1)
        #expect(try Self.day([Self.row("A")], [line], tolerances: tolerances).breaks.isEmpty)
    }

    @Test func `a time zone is recognized by whole hours`() throws {
        var line = Self.line("A")
        line.time = Self.noon + 13 * 3_600
        let report = try Self.day([Self.row("A")], [line])
        let detail = "listed 13 h later, to the minute: check the time zone"
        #expect(report.breaks.first?.detail == detail)
    }

    @Test func `money at stake is the difference, or the whole where it moved or did not`() throws {
        let report = try Self.day(
            [Self.row("A"), Self.row("B", amount: 700)],
            [Self.line("A", amount: 10_250), Self.line("C", amount: 9)]
        )
        let stakes = report.breaks.map { "\($0.kind.rawValue) \($0.stake)" }
        #expect(
            stakes == [
                "missingInLedger 0.09 ARS", "missingAtProvider 7.00 ARS", "amount 2.50 ARS",
            ]
        )
    }
}
