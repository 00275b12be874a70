import Foundation
import Payouts

@testable import Console
@testable import PayoutService

extension BreakBook {
    /// Five breaks of a day in Argentina, the most serious first.
    static let day = BreakBook(
        sights: [
            sight(1, .duplicateAtProvider, "PD1000001", 1_250_000, age: 1, payout: 5),
            sight(2, .missingInLedger, "PD1000002", 99_000, age: 1),
            sight(3, .status, "PD1000003", 480_000, age: 4, payout: 3, owner: .dara),
            sight(4, .amount, "PD1000004", 1, age: 9, state: .proposed, payout: 4),
            sight(5, .late, "PD1000005", 70_050, age: 0, state: .withProvider, payout: 2),
        ],
        runs: [run]
    )

    fileprivate static let file = SettlementFileRecord(name: "day.csv", digest: "d", bytes: 1)
    private static let period = SettlementPeriod(
        CalendarDay(number: 20_778),
        CalendarDay(number: 20_778)
    )

    private static var run: ReconciliationRun { .fixture() }

    fileprivate static var anyPeriod: SettlementPeriod {
        guard let period else { preconditionFailure("the fixture's day is a day") }
        return period
    }

    private static func sight(
        _ id: Int64,
        _ kind: BreakKind,
        _ number: String,
        _ stake: Int64,
        age days: Double,
        state: BreakState = .open,
        payout: Int? = nil,
        owner: OperatorName? = nil
    ) -> BreakSight {
        let time = Int64(Date.start.timeIntervalSince1970 - days * 86_400 - 60)
        let theirs = SettlementSide(
            orderNumber: number,
            reference: "P20261120\(id)",
            amount: kind == .amount ? 480_001 : 480_000,
            fee: 3_840,
            currency: "ARS",
            status: kind == .status ? "00029" : "0000",
            claim: kind == .status ? "failed" : "paid",
            time: time,
            line: 40 + Int(id),
            file: 0
        )
        let found = Break(
            kind: kind,
            ours: kind == .missingInLedger ? nil : ours(id, number, time),
            theirs: theirs,
            stake: Money(minorUnits: stake, currency: .ars),
            detail: kind == .status ? "paid here, failed there (00029)" : kind.word
        )
        let record = BreakRecord(
            id: id,
            provider: .vexoraAR,
            period: anyPeriod,
            found: found,
            payout: payout.map { PayoutID(rawValue: "PO-7F3K-000\($0)") },
            at: .start,
            state: state,
            owner: owner
        )
        return BreakSight(
            history: BreakHistory(
                record: record,
                files: [file],
                decisions: state == .proposed ? [proposal] : [],
                notes: []
            ),
            answer: kind == .status ? answer(id) : nil
        )
    }

    private static let proposal = BreakDecision(
        resolution: BreakResolution(
            action: .writeOff,
            reference: "",
            note: "a cent",
            by: OperatorName(rawValue: "linh"),
            at: .start
        ),
        state: .proposed,
        by: OperatorName(rawValue: "linh"),
        at: .start
    )

    private static func answer(_ id: Int64) -> QueryRecord {
        let evidence = Evidence(
            source: .query,
            claim: .paid,
            rawStatus: "0000",
            providerReference: "P20261120\(id)",
            receivedAt: .start,
            stated: StatedMoney(amount: "4800.0000", fee: "38.40")
        )
        return QueryRecord(at: .start, by: .dara, result: .answered(evidence), exchange: nil)
    }

    private static func ours(_ id: Int64, _ number: String, _ time: Int64) -> LedgerSide {
        LedgerSide(
            orderNumber: number,
            reference: "P20261120\(id)",
            amount: 480_000,
            currency: "ARS",
            status: "paid",
            time: time
        )
    }
}

extension ReconciliationRun {
    /// A comparison of a day in Argentina.
    static func fixture(unreadableLines: Int = 0) -> ReconciliationRun {
        var totals = ReconciliationTotals()
        totals.lines = 1_204
        return ReconciliationRun(
            id: 1,
            provider: .vexoraAR,
            period: BreakBook.anyPeriod,
            at: .start,
            by: .dara,
            files: [BreakBook.file],
            totals: totals,
            unreadableLines: unreadableLines,
            counts: [
                .duplicateAtProvider: 1, .missingInLedger: 1, .status: 1, .amount: 1, .late: 1,
            ],
            unresolvedCount: 5,
            endedCount: 0
        )
    }
}
