import Foundation
import Payouts
import Testing

/// What a pack says about breaks that were resolved, and about where its fees come from.
struct ClosePackResolvedTests {
    private static let start = Date(timeIntervalSince1970: 1_795_107_600)
    private static let dara = OperatorName(rawValue: "dara")
    private static let mai = OperatorName(rawValue: "mai")

    private static func resolved(
        _ id: Int64,
        _ action: BreakResolution.Action,
        confirmedBy second: OperatorName = dara,
        reference: String = ""
    ) -> CloseResolved {
        CloseResolved(
            id: id,
            kind: .amount,
            subject: "ORD\(id)",
            stake: Money(minorUnits: 1_250, currency: .usd),
            note: "12.50 less",
            decision: BreakDecision(
                resolution: BreakResolution(
                    action: action,
                    reference: reference,
                    note: "a rounding\nof theirs",
                    by: dara,
                    at: start + 60
                ),
                state: .applied,
                by: second,
                at: start + 90
            )
        )
    }

    private func close(
        _ resolved: [CloseResolved] = [],
        count: Int? = nil,
        feesOf: [Int64] = [12],
        feesNote: String = "",
        form: Int = ClosePack.form
    ) throws -> DailyClose {
        DailyClose(
            content: CloseContent(
                day: CloseDay(
                    provider: .payproVN,
                    day: try #require(CalendarDay("2026-11-20")),
                    utcOffset: 7 * 3_600
                ),
                figures: [],
                breaks: [],
                resolved: resolved,
                resolvedCount: count,
                unknown: [],
                comparison: 12,
                feesOf: feesOf,
                feesNote: feesNote,
                adjustments: []
            ),
            signature: CloseSignature(by: Self.dara, at: Self.start + 90_000, note: ""),
            auditHead: AuditHead(count: 42, hash: .zero),
            form: form
        )
    }

    @Test func `a break that was resolved is there with how, by whom, and who confirmed it`()
        throws
    {
        let written = [
            Self.resolved(17, .writeOff, confirmedBy: Self.mai, reference: "T-1"),
            Self.resolved(4, .acceptProvider),
        ]
        #expect(
            ClosePack(try close(written)).lines.dropFirst(11) == [
                "resolved 4: amount, 12.50 USD, ORD4: 12.50 less",
                "resolved 4 by: accept, dara 2026-11-20T00:01:00.000000+07:00: "
                    + "a rounding\\u{a}of theirs",
                "resolved 17: amount, 12.50 USD, ORD17: 12.50 less",
                "resolved 17 by: write-off, dara 2026-11-20T00:01:00.000000+07:00, confirmed by "
                    + "mai 2026-11-20T00:01:30.000000+07:00, reference “T-1”: "
                    + "a rounding\\u{a}of theirs",
            ]
        )
    }

    @Test func `what is beyond the longest list is counted`() throws {
        let lines = ClosePack(try close([Self.resolved(4, .acceptProvider)], count: 9)).lines
        #expect(lines.last == "resolved beyond these: 8")
    }

    @Test(arguments: [1, 2])
    func `packs of earlier forms have no resolved breaks, and fees without a note`(
        form: Int
    ) throws {
        let lines = ClosePack(
            try close([Self.resolved(4, .writeOff)], count: 3, feesNote: "a note", form: form)
        ).lines
        #expect(lines[0] == "paydesk close \(form)")
        #expect(
            lines.dropFirst(8)
                == ["compared: reconciliation 12"]
                + (form == 1 ? [] : ["fees of: reconciliation 12"])
                + ["audit head: 42:\(ContentDigest.zero)"]
        )
    }

    @Test func `a comparison of several days says which of its lines state the fees, or why none`()
        throws
    {
        let cases: [([Int64], String, String)] = [
            ([12], "", "reconciliation 12"),
            ([12], "the lines of this day", "reconciliation 12, the lines of this day"),
            ([], "nothing was compared", "nothing: nothing was compared"),
        ]
        for (feesOf, note, text) in cases {
            let lines = ClosePack(try close(feesOf: feesOf, feesNote: note)).lines
            #expect(lines[9] == "fees of: \(text)")
        }
    }
}

// MARK: - Which fees are a day's

extension ClosePackResolvedTests {
    private func run(
        _ period: String,
        byDay: [(day: String, fees: Int64)]?,
        undated: Int? = nil
    ) throws -> ReconciliationRun {
        var totals = ReconciliationTotals()
        totals.sums = [
            ReconciliationTotals.CurrencySum(currency: "VND", ours: 0, theirs: 0, fees: 70)
        ]
        totals.undatedFees = undated
        totals.feesByDay = try byDay?.map { day, fees in
            ReconciliationTotals.DayFees(
                day: try #require(CalendarDay(day)).number,
                currency: "VND",
                fees: fees
            )
        }
        return ReconciliationRun(
            id: 12,
            provider: .payproVN,
            period: try #require(SettlementPeriod(period)),
            at: Self.start,
            by: Self.dara,
            files: [],
            totals: totals,
            unreadableLines: 0,
            counts: [:],
            unresolvedCount: 0,
            endedCount: 0
        )
    }

    @Test func `the fees of a day are told from those of others by the times of the lines`()
        throws
    {
        let day = try #require(CalendarDay("2026-11-20"))
        let several = "2026-11-19..2026-11-21"
        let alone = try run("2026-11-20", byDay: nil)
        #expect(try alone.fees(of: day) == [.vnd: Money(minorUnits: 70, currency: .vnd)])
        #expect(alone.feesNote(of: day) == "")
        let dated = try run(several, byDay: [("2026-11-19", 30), ("2026-11-20", 40)], undated: 0)
        #expect(try dated.fees(of: day) == [.vnd: Money(minorUnits: 40, currency: .vnd)])
        #expect(dated.feesNote(of: day) == "the lines of this day")
        let undated = try run(several, byDay: [("2026-11-20", 40)], undated: 3)
        #expect(try undated.fees(of: day) == nil)
        #expect(
            undated.feesNote(of: day) == "reconciliation 12 covers 2026-11-19..2026-11-21, and "
                + "3 lines of it state a fee without a time"
        )
        let older = try run(several, byDay: nil)
        #expect(try older.fees(of: day) == nil)
        #expect(
            older.feesNote(of: day) == "reconciliation 12 covers 2026-11-19..2026-11-21 and was "
                + "kept without the fees of each day"
        )
    }
}
