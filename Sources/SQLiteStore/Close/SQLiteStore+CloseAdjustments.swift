import Foundation
import GRDB
package import Payouts

extension SQLiteStore {
    /// Reads what changed about closed days, newest first.
    package func closeAdjustments(
        _ filter: AdjustmentFilter,
        limit: Int
    ) async throws(StoreError) -> [CloseAdjustment] {
        let limit = min(max(limit, 0), CloseLimits.maximumPage)
        return try await read { db in
            let reversed = try db.closeAdjustments(filter, in: .min..<Int64.max, limit: limit)
            let late = try db.lateResults(filter, limit: limit)
            return Array(
                (reversed + late).sorted { $0.transition.at > $1.transition.at }.prefix(limit)
            )
        }
    }
}

extension Database {
    /// The reversals in a span of time of payouts that a day closed before has sealed as settled,
    /// newest first.
    ///
    /// A day seals its figures as of its end, so all that comes after its end counts, whether the
    /// close was signed by then or not. A payout that was returned and paid again stands as it was
    /// sealed only by both changes: each is listed, of the last day whose end it had passed so.
    ///
    /// - Parameters:
    ///   - filter: Of which provider and day.
    ///   - span: When they changed, in microseconds since 1970.
    ///   - limit: How many at most.
    ///   - form: The form of the pack that lists them; before the fourth, it lists the first of
    ///     several changes in a day.
    /// - Returns: The changes, each of its closed day.
    /// - Throws: What the ledger could not do.
    func closeAdjustments(
        _ filter: AdjustmentFilter,
        in span: Range<Int64>,
        limit: Int,
        form: Int = ClosePack.form
    ) throws -> [CloseAdjustment] {
        let chosen = Self.condition(filter)
        let arguments: StatementArguments = [span.lowerBound, span.upperBound] + chosen.arguments
        let sealed = form < 4 ? "" : " AND earlier.at < (\(Self.lastSealedEnd))"
        // No clock is more than a day from UTC, so the key finds the day, and its edges decide.
        let sql = """
            SELECT payouts.provider, day, utc_offset, payouts.id, order_number, amount_minor,
                currency, from_status, to_status, at, by, cause, is_reversal, evidence
            FROM (
                SELECT *, (
                    SELECT CASE WHEN to_status IN ('paid', 'failed', 'returned') THEN at END
                    FROM transitions AS earlier
                    WHERE earlier.payout = changed.payout AND earlier.id < changed.id\(sealed)
                    ORDER BY earlier.id DESC LIMIT 1
                ) AS settled_at
                FROM transitions AS changed WHERE is_reversal = 1 AND at >= ? AND at < ?
            ) AS changed
            CROSS JOIN payouts ON seq = changed.payout
            CROSS JOIN closings ON closings.provider = payouts.provider
                AND day BETWEEN settled_at / 86400000000 - 1 AND settled_at / 86400000000 + 1
                AND starts_at <= settled_at AND ends_at > settled_at AND ends_at <= at
            WHERE true\(chosen.sql) ORDER BY at DESC, changed.id DESC LIMIT ?
            """
        let rows = try Row.fetchAll(
            cachedStatement(sql: sql),
            arguments: arguments + [limit]
        )
        return try rows.map(adjustment)
    }

    /// The first results of payouts that a closed day has sealed as in flight, where the provider
    /// dates them into that day; newest first.
    ///
    /// They count where they were learnt, and no pack lists them: the figures of that day do.
    func lateResults(_ filter: AdjustmentFilter, limit: Int) throws -> [CloseAdjustment] {
        let chosen = Self.condition(filter)
        let sql = """
            SELECT payouts.provider, day, utc_offset, payouts.id, order_number, amount_minor,
                currency, from_status, to_status, changed.at, changed.by, cause, is_reversal,
                changed.evidence
            FROM transitions AS changed
            CROSS JOIN evidence ON evidence.id = changed.evidence
            CROSS JOIN payouts ON seq = changed.payout
            CROSS JOIN closings ON closings.provider = payouts.provider
                AND day BETWEEN provider_time / 86400000000 - 1 AND provider_time / 86400000000 + 1
                AND starts_at <= provider_time AND ends_at > provider_time
                AND ends_at <= changed.at
            WHERE changed.\(Schema.isSettled) AND is_reversal = 0
                AND changed.at >= (SELECT min(ends_at) FROM closings)\(chosen.sql)
            ORDER BY changed.at DESC, changed.id DESC LIMIT ?
            """
        let rows = try Row.fetchAll(
            cachedStatement(sql: sql),
            arguments: chosen.arguments + [limit]
        )
        return try rows.map(adjustment)
    }

    /// Which closed days a filter leaves.
    private static func condition(
        _ filter: AdjustmentFilter
    ) -> (sql: String, arguments: StatementArguments) {
        var (sql, arguments) = ("", StatementArguments())
        if let provider = filter.provider {
            sql += " AND payouts.provider = ?"
            arguments += [provider.rawValue]
        }
        if let day = filter.day {
            sql += " AND day = ?"
            arguments += [day.number]
        }
        return (sql, arguments)
    }

    /// The end of the last closed day that was over when a result changed.
    private static let lastSealedEnd = """
        SELECT max(ends_at) FROM closings WHERE ends_at <= changed.at AND provider = (
            SELECT provider FROM payouts WHERE seq = changed.payout
        )
        """

    private func adjustment(_ row: Row) throws -> CloseAdjustment {
        var cells = Cells(row)
        let day = CloseDay(
            provider: try cells.raw(),
            day: CalendarDay(number: cells.next()),
            utcOffset: cells.next()
        )
        return CloseAdjustment(
            day: day,
            payout: try cells.raw(),
            orderNumber: try cells.raw(),
            amount: try cells.money(),
            transition: StatusTransition(
                from: try cells.rawIfAny(),
                to: try cells.raw(),
                at: cells.time(),
                by: try cells.raw(),
                cause: cells.next(),
                isReversal: cells.next(),
                evidence: try (cells.nextIfAny() as Int64?).flatMap(evidence(at:))
            )
        )
    }

    private func evidence(at rowID: Int64) throws -> Evidence? {
        let sql = "SELECT \(StoredEvidence.columns) FROM evidence WHERE id = ?"
        return try Row.fetchOne(cachedStatement(sql: sql), arguments: [rowID])
            .map { try StoredEvidence($0).evidence }
    }
}
