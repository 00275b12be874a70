package import Foundation
import GRDB
package import Payouts

extension SQLiteStore {
    /// Queries that one call claims at most.
    static let queryLimit = 1_000

    /// Claims due queries, at most ``queryLimit``.
    package func claimQueries(
        providers: Set<ProviderID>,
        limit: Int,
        lease: Duration,
        at: Date
    ) async throws(StoreError) -> [Payout] {
        let limit = min(max(limit, 0), Self.queryLimit)
        // Most looks find nothing; those disturb no writer.
        let isAnyDue = try await read { db in
            try providers.contains { try !db.dueForQuery(at: $0, limit: 1, by: at).isEmpty }
        }
        guard isAnyDue else { return [] }
        return try await write { db in
            let due = try providers.flatMap { provider in
                try db.dueForQuery(at: provider, limit: limit, by: at)
            }
            let longest = due.sorted { $0.isDue(before: $1, \.nextQueryAt) }.prefix(limit)
            return try longest.map { stored in
                var payout = stored.payout
                payout.nextQueryAt = (LedgerTime(at) + lease).date
                return try db.save(payout, over: stored, at: at)
            }
        }
    }

    /// Takes the right to ask about a payout, unless somebody else has it or has asked.
    package func beginQuery(
        of id: PayoutID,
        unlessAskedSince since: Date,
        lease: Duration,
        at: Date
    ) async throws(StoreError) -> QueryTurn {
        // Whoever waits for another's answer looks often, and disturbs no writer.
        let taken = try await read { db in try db.takenTurn(of: id, after: since, at: at) }
        if let taken { return taken }
        let until = LedgerTime(at) + lease
        return try await write { db in
            if let taken = try db.takenTurn(of: id, after: since, at: at) { return taken }
            let stored = try db.existingPayout(id)
            try db.cachedStatement(
                sql: """
                    INSERT INTO questions (payout, lease_until) VALUES (?, ?)
                    ON CONFLICT DO UPDATE SET lease_until = excluded.lease_until
                    """
            ).execute(arguments: [stored.seq, until.microseconds])
            return .granted(stored.payout, until: until.date)
        }
    }

    /// Records a query, applies what it found and schedules the next.
    @discardableResult
    package func finishQuery(
        of id: PayoutID,
        until right: Date,
        report: QueryReport,
        context: ChangeContext
    ) async throws(StoreError) -> Payout {
        try await write { db in
            let stored = try db.existingPayout(id)
            let changed: (payout: Payout, evidence: Int64?)
            switch report.result {
            case .answered(let evidence):
                changed = try db.change(stored, by: .evidence(evidence), context: context) {
                    Lifecycle.countQuery($0, context: context)
                }
            case .noAnswer, .notSupported:
                let counted = Lifecycle.countQuery(stored.payout, context: context)
                changed = (try db.save(counted, over: stored, at: context.at), nil)
            }
            let query = QueryRecord(
                at: context.at,
                by: context.by,
                result: report.result,
                exchange: report.exchange
            )
            try db.insert(query, seq: stored.seq, evidence: changed.evidence)
            try db.cachedStatement(
                sql: "DELETE FROM questions WHERE payout = ? AND lease_until = ?"
            ).execute(arguments: [stored.seq, right.microseconds])
            return changed.payout
        }
    }
}

extension Database {
    /// That somebody has asked about a payout since, or is asking; `nil` where nobody is.
    fileprivate func takenTurn(
        of id: PayoutID,
        after date: Date,
        at now: Date
    ) throws -> QueryTurn? {
        let stored = try existingPayout(id)
        if let result = try latestResult(of: stored.seq, after: date) {
            return .asked(stored.payout, result)
        }
        let sql = "SELECT 1 FROM questions WHERE payout = ? AND lease_until > ?"
        let isBusy = try Bool.fetchOne(
            cachedStatement(sql: sql),
            arguments: [stored.seq, now.microseconds]
        )
        return isBusy == nil ? nil : .busy
    }

    /// What the latest query learnt that was answered after a time; `nil` when none was.
    fileprivate func latestResult(of seq: Int64, after date: Date) throws -> QueryResult? {
        let sql = "SELECT max(at) FROM queries WHERE payout = ? AND result = 'answered'"
        let latest = try Int64.fetchOne(cachedStatement(sql: sql), arguments: [seq])
        guard let latest, latest > date.microseconds else { return nil }
        let evidence = try evidence(of: seq).map { ($0.rowID, $0.evidence) }
        return try queries(of: seq, evidence: Dictionary(evidence) { first, _ in first })
            .last { if case .answered = $0.result { true } else { false } }?.result
    }

    fileprivate func dueForQuery(
        at provider: ProviderID,
        limit: Int,
        by date: Date
    ) throws -> [StoredPayout] {
        try payouts(
            where: "provider = ? AND next_query_at <= ? ORDER BY next_query_at, seq LIMIT ?",
            [provider.rawValue, date.microseconds, limit]
        )
    }
}
