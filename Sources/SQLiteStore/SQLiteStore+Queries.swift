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

    /// Records a query, applies what it found and schedules the next.
    @discardableResult
    package func finishQuery(
        of id: PayoutID,
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
            return changed.payout
        }
    }
}

extension Database {
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
