import Foundation
import GRDB
package import Payouts

extension SQLiteStore {
    /// Reads the changes of each payout, its evidence, and the lines that were found about it.
    package func results(
        of provider: ProviderID,
        named orderNumbers: [String],
        utcOffset: Int
    ) async throws(StoreError) -> [String: LedgerHistory] {
        try await read { db in
            var histories: [String: LedgerHistory] = [:]
            for name in orderNumbers.prefix(ReconciliationLimits.maximumLookups) {
                let sql = "SELECT seq FROM payouts WHERE order_number = ? AND +provider = ?"
                let statement = try db.cachedStatement(sql: sql)
                let arguments: StatementArguments = [name, provider.rawValue]
                guard let seq = try Int64.fetchOne(statement, arguments: arguments) else {
                    continue
                }
                histories[name] = try LedgerHistory(
                    changes: db.changes(of: seq),
                    words: db.words(about: seq),
                    lines: db.lines(about: seq, utcOffset: utcOffset),
                    comparedAt: { time in
                        try db.latestComparison(
                            of: provider,
                            covering: CalendarDay(seconds: time, utcOffset: utcOffset)
                        )
                    }
                )
            }
            return histories
        }
    }
}

extension Database {
    fileprivate func changes(of seq: Int64) throws -> [LedgerHistory.Change] {
        let sql = "SELECT to_status, at, evidence FROM transitions WHERE payout = ? ORDER BY id"
        return try Row.fetchAll(cachedStatement(sql: sql), arguments: [seq]).map { row in
            var cells = Cells(row)
            return LedgerHistory.Change(
                status: try cells.raw(),
                at: cells.seconds(),
                evidence: cells.nextIfAny()
            )
        }
    }

    fileprivate func words(about seq: Int64) throws -> [LedgerHistory.Word] {
        let sql = """
            SELECT id, claim, source, provider_time, received_at FROM evidence
            WHERE payout = ? ORDER BY id
            """
        return try Row.fetchAll(cachedStatement(sql: sql), arguments: [seq]).map { row in
            var cells = Cells(row)
            return LedgerHistory.Word(
                id: cells.next(),
                claim: try cells.raw(),
                source: try cells.raw(),
                stated: cells.secondsIfAny(),
                at: cells.seconds()
            )
        }
    }

    fileprivate func lines(about seq: Int64, utcOffset: Int) throws -> [LedgerHistory.Line] {
        let sql = """
            SELECT theirs, last_day FROM breaks JOIN reconciliations ON reconciliations.id = found_by
            WHERE payout = ? AND theirs IS NOT NULL ORDER BY breaks.id
            """
        return try Row.fetchAll(cachedStatement(sql: sql), arguments: [seq]).compactMap { row in
            var cells = Cells(row)
            let side: SettlementSide = try cells.json()
            let next = CalendarDay(number: cells.next()).advanced(by: 1)
            return Evidence.Claim(rawValue: side.claim).map {
                LedgerHistory.Line(claim: $0, until: next.start(utcOffset: utcOffset) - 1)
            }
        }
    }

    /// When a day was compared last, in seconds since 1970.
    fileprivate func latestComparison(
        of provider: ProviderID,
        covering day: CalendarDay
    ) throws -> Int64? {
        let sql = """
            SELECT max(at) FROM reconciliations
            WHERE provider = ? AND first_day <= ? AND last_day >= ?
            """
        return try Int64.fetchOne(
            cachedStatement(sql: sql),
            arguments: [provider.rawValue, day.number, day.number]
        )
        .map { $0 / 1_000_000 }
    }

    /// Keeps lines as evidence that agree with their payouts, of an earlier day than these were
    /// learned on; whatever would change a status is left to a person.
    func insertDated(_ results: [DatedResult], at date: Date) throws {
        let context = ChangeContext(at: date, by: .comparison, policy: .standard)
        for result in results {
            guard let stored = try payout(where: "order_number", is: result.orderNumber),
                let evidence = result.evidence(receivedAt: date)
            else { continue }
            let event = PayoutEvent.evidence(evidence)
            let decision = try Lifecycle.decide(
                event,
                on: stored.payout,
                evidence: try self.evidence(of: stored.seq).map(\.evidence),
                context: context
            )
            if decision.transition == nil { _ = try change(stored, by: event, context: context) }
        }
    }
}

extension Cells {
    /// A time in whole seconds since 1970.
    fileprivate mutating func seconds() -> Int64 { next() / 1_000_000 }

    fileprivate mutating func secondsIfAny() -> Int64? {
        (nextIfAny() as Int64?).map { $0 / 1_000_000 }
    }
}
