import Foundation
import PayoutService
import Payouts
import TerminalUI
import Testing

@testable import Console

/// The three sides of a break beside each other: what differs shows, whatever the width.
struct BreakSidesTests {
    private static let time = Int64(Date.start.timeIntervalSince1970)

    private static func ours(
        _ orderNumber: String,
        _ reference: String,
        fee: Int64? = nil
    ) -> LedgerSide {
        LedgerSide(
            orderNumber: orderNumber,
            reference: reference,
            amount: 480_000,
            currency: "ARS",
            status: "paid",
            time: time,
            fee: fee
        )
    }

    private static func theirs(
        _ orderNumber: String,
        _ reference: String,
        after seconds: Int64 = 0
    ) -> SettlementSide {
        SettlementSide(
            orderNumber: orderNumber,
            reference: reference,
            amount: 480_000,
            fee: 3_840,
            currency: "ARS",
            status: "0000",
            claim: "paid",
            time: time + seconds,
            line: 43,
            file: 0
        )
    }

    private static func answer(_ reference: String, amount: String, fee: String?) -> QueryRecord {
        let evidence = Evidence(
            source: .query,
            claim: .paid,
            rawStatus: "0000",
            providerReference: reference,
            receivedAt: .start,
            stated: StatedMoney(amount: amount, fee: fee)
        )
        return QueryRecord(at: .start, by: .dara, result: .answered(evidence), exchange: nil)
    }

    private func lines(
        _ ours: LedgerSide?,
        _ theirs: SettlementSide?,
        kind: BreakKind = .status,
        answer: QueryRecord? = nil,
        width: Int = 74
    ) throws -> [String] {
        let day = try #require(SettlementPeriod("2026-11-20"))
        let record = BreakRecord(
            id: 3,
            provider: .vexoraAR,
            period: day,
            found: Break(
                kind: kind,
                ours: ours,
                theirs: theirs,
                stake: Money(minorUnits: 480_000, currency: .ars),
                detail: "as it is"
            ),
            payout: ours == nil ? nil : PayoutID(rawValue: "PO-7F3K-0003"),
            at: .start,
            state: .open,
            owner: nil
        )
        let history = BreakHistory(record: record, files: [], decisions: [], notes: [])
        let detail = BreakDetail(
            record: record,
            sight: BreakSight(history: history, answer: answer),
            portal: nil,
            utcOffset: 7 * 3_600,
            providerOffset: -3 * 3_600,
            width: width,
            snoozedUntil: nil,
            isPlain: false,
            chooseKey: "e"
        )
        let sides = detail.lines.drop { !$0.text.contains("Here") }
        return sides.map { line in
            var text = line.text
            while text.last == " " { text.removeLast() }
            return text
        }
    }

    @Test func `long numbers are wrapped, so that what differs at their end is there`() throws {
        let text = try lines(
            Self.ours("2026112012280742917", "PAYOUT8551827184491839488"),
            Self.theirs("2026112012280742917", "PAYOUT8551827184491839489", after: 60),
            answer: Self.answer("PAYOUT8551827184491839488", amount: "4800.0000", fee: "38.40")
        )
        #expect(
            text == [
                "             Here                In the file         Provider now",
                "Order no     202611201228074291  202611201228074291  –",
                "             7                   7",
                "Reference ≠  PAYOUT855182718449  PAYOUT855182718449  PAYOUT855182718449",
                "             1839488             1839489             1839488",
                "Status       paid                paid (0000)         paid",
                "Amount       4,800.00 ARS        4,800.00 ARS        4,800.00 ARS",
                "Fee          –                   38.40 ARS           38.40 ARS",
                "Time +07 ≠   2026-11-21 14:32    2026-11-21 14:33    2026-11-21 14:32",
                "Time -03 ≠   2026-11-21 04:32    2026-11-21 04:33    2026-11-21 04:32",
                "Place        –                   –                   –",
            ]
        )
    }

    @Test func `what the provider states now is marked where it differs from both`() throws {
        let same = Self.theirs("PD1", "P1")
        let text = try lines(
            Self.ours("PD1", "P1"),
            same,
            answer: Self.answer("P1", amount: "4801.00", fee: "38.4512")
        )
        #expect(
            text.filter { $0.contains("≠") } == [
                "Amount ≠     4,800.00 ARS        4,800.00 ARS        4,801.00 ARS",
                "Fee ≠        –                   38.40 ARS           38.4512 ARS",
            ]
        )
    }

    @Test func `a fee stands beside what the schedule says, and is marked`() throws {
        let text = try lines(
            Self.ours("PD1", "P1", fee: 3_800),
            Self.theirs("PD1", "P1"),
            kind: .fee
        )
        let row = "Fee ≠        38.00 ARS           38.40 ARS           –"
        #expect(text.filter { $0.contains("≠") } == [row])
        let older = try lines(Self.ours("PD1", "P1"), Self.theirs("PD1", "P1"), kind: .fee)
        #expect(older.contains("Fee ≠        –                   38.40 ARS           –"))
    }

    @Test func `what is late is marked where the days differ, and no two texts that are alike`()
        throws
    {
        let seconds = try lines(Self.ours("PD1", "P1"), Self.theirs("PD1", "P1", after: 10))
        #expect(!seconds.contains { $0.contains("≠") })
        // 04:32 in Argentina, and 14:32 in Vietnam: ten hours later the day differs in one of them.
        let late = try lines(
            Self.ours("PD1", "P1"),
            Self.theirs("PD1", "P1", after: 36_000),
            kind: .late
        )
        #expect(
            late.filter { $0.hasPrefix("Time") } == [
                "Time +07 ≠   2026-11-21 14:32    2026-11-22 00:32    –",
                "Time -03     2026-11-21 04:32    2026-11-21 14:32    –",
            ]
        )
    }
}
