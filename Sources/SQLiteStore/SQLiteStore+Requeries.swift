package import Foundation
import GRDB
package import Payouts

extension SQLiteStore {
    /// Re-queries that one call returns at most.
    static let requeryJobLimit = 100
    /// Lines that one call returns at most.
    static let requeryLineLimit = 1_000

    /// Keeps a re-query of what was ever submitted.
    package func startRequery(
        of scope: RequeryScope,
        by name: OperatorName,
        at: Date
    ) async throws(StoreError) -> RequeryJob {
        try await write { db in
            let payouts = try db.payouts(in: scope)
            try db.cachedStatement(
                sql: """
                    INSERT INTO requeries (by, started_at, total, done, ended_at)
                    VALUES (?, ?, ?, 0, ?)
                    """
            ).execute(arguments: [
                name.rawValue, at.microseconds, payouts.count,
                payouts.isEmpty ? at.microseconds : nil,
            ])
            let job = db.lastInsertedRowID
            let insert = try db.cachedStatement(
                sql: "INSERT INTO requery_items (requery, payout, provider) VALUES (?, ?, ?)"
            )
            for (seq, provider) in payouts { try insert.execute(arguments: [job, seq, provider]) }
            return try db.existingRequery(job)
        }
    }

    /// Reads one re-query.
    package func requeryJob(_ id: Int64) async throws(StoreError) -> RequeryJob? {
        try await read { db in try db.requeries(where: "id = ?", [id]).first }
    }

    /// Reads the latest re-queries, at most ``requeryJobLimit``.
    package func requeryJobs(limit: Int) async throws(StoreError) -> [RequeryJob] {
        let limit = min(max(limit, 0), Self.requeryJobLimit)
        return try await read { db in
            try db.requeries(where: "1 ORDER BY id DESC LIMIT ?", [limit])
        }
    }

    /// Claims at most ``queryLimit`` payouts whose lease is free.
    package func claimRequeries(
        at provider: ProviderID,
        limit: Int,
        lease: Duration,
        now: Date
    ) async throws(StoreError) -> [ClaimedRequery] {
        let limit = min(max(limit, 0), Self.queryLimit)
        // Most looks find nothing; those disturb no writer.
        let isAnyWaiting = try await read { db in
            try !db.waitingRequeries(at: provider, limit: 1, now: now).isEmpty
        }
        guard isAnyWaiting else { return [] }
        return try await write { db in
            let until = (LedgerTime(now) + lease).date.microseconds
            return try db.waitingRequeries(at: provider, limit: limit, now: now).map { item in
                try db.cachedStatement(
                    sql: """
                        UPDATE requery_items SET lease_until = ? WHERE requery = ? AND payout = ?
                        """
                ).execute(arguments: [until, item.job, item.seq])
                guard let stored = try db.payout(where: "seq", is: item.seq) else {
                    throw UnreadableValue(detail: "a re-query's payout is missing")
                }
                return ClaimedRequery(
                    job: item.job,
                    by: item.by,
                    startedAt: item.startedAt,
                    payout: stored.payout
                )
            }
        }
    }

    /// Records a line once, whoever brings it, and ends the re-query with the last one.
    package func finishRequery(
        _ claimed: ClaimedRequery,
        outcome: RequeryLine.Outcome,
        message: String,
        at: Date
    ) async throws(StoreError) {
        try await write { db in
            let stored = try db.existingPayout(claimed.payout.id)
            try db.cachedStatement(
                sql: """
                    UPDATE requery_items SET status = ?, outcome = ?, message = ?,
                        place = (SELECT done FROM requeries WHERE id = requery)
                    WHERE requery = ? AND payout = ? AND place IS NULL
                    """
            ).execute(arguments: [
                stored.payout.status.rawValue, outcome.rawValue, message, claimed.job, stored.seq,
            ])
            guard db.changesCount == 1 else { return }
            try db.cachedStatement(
                sql: """
                    UPDATE requeries SET done = done + 1,
                        ended_at = iif(done + 1 = total, ifnull(ended_at, ?), ended_at)
                    WHERE id = ?
                    """
            ).execute(arguments: [at.microseconds, claimed.job])
        }
    }

    /// Ends a running re-query; one that ended already stays as it is.
    package func cancelRequery(_ id: Int64, at: Date) async throws(StoreError) {
        try await write { db in
            try db.cachedStatement(
                sql: """
                    UPDATE requeries SET ended_at = ?, is_canceled = 1
                    WHERE id = ? AND ended_at IS NULL
                    """
            ).execute(arguments: [at.microseconds, id])
        }
    }

    /// Reads lines in the order in which they came.
    package func requeryLines(
        of id: Int64,
        after count: Int,
        limit: Int
    ) async throws(StoreError) -> [RequeryLine] {
        let limit = min(max(limit, 0), Self.requeryLineLimit)
        return try await read { db in
            let sql = """
                SELECT payouts.id, item.status, outcome, message
                FROM requery_items AS item JOIN payouts ON seq = payout
                WHERE requery = ? AND place >= ? ORDER BY place LIMIT ?
                """
            let rows = try Row.fetchCursor(
                db.cachedStatement(sql: sql),
                arguments: [id, count, limit]
            )
            return try Array(
                rows.map { row in
                    var cells = Cells(row)
                    return RequeryLine(
                        payout: try cells.raw(),
                        status: try cells.raw(),
                        outcome: try cells.raw(),
                        message: cells.next()
                    )
                }
            )
        }
    }
}

// MARK: - Details

extension Database {
    /// The payouts of a scope that were ever submitted, oldest first.
    fileprivate func payouts(in scope: RequeryScope) throws -> [(seq: Int64, provider: String)] {
        switch scope {
        case .payouts(let ids):
            try ids.prefix(RequeryScope.maximumCount).map { try existingPayout($0) }
                .filter { $0.payout.attemptCount > 0 }
                .sorted { $0.seq < $1.seq }
                .map { ($0.seq, $0.payout.provider.rawValue) }
        case .matching(let filter):
            try Selection(filter, in: self).find(
                in: self,
                .newer(than: 0),
                limit: RequeryScope.maximumCount,
                isBounded: false
            ).keys.compactMap { try submitted($0) }
        case .comparison(let id):
            try Int64.fetchAll(
                cachedStatement(
                    sql: """
                        SELECT DISTINCT payout FROM reconciliation_breaks
                        JOIN breaks ON breaks.id = break
                        WHERE reconciliation = ? AND payout IS NOT NULL AND \(Schema.isUnresolved)
                        ORDER BY payout LIMIT ?
                        """
                ),
                arguments: [id, RequeryScope.maximumCount]
            ).compactMap { try submitted($0) }
        }
    }

    private func submitted(_ seq: Int64) throws -> (seq: Int64, provider: String)? {
        let sql = "SELECT provider FROM payouts WHERE seq = ? AND attempt_count > 0"
        return try String.fetchOne(cachedStatement(sql: sql), arguments: [seq]).map { (seq, $0) }
    }

    fileprivate func requeries(
        where condition: String,
        _ arguments: StatementArguments
    ) throws -> [RequeryJob] {
        let sql = """
            SELECT id, by, started_at, total, done, ended_at, is_canceled
            FROM requeries WHERE \(condition)
            """
        let rows = try Row.fetchCursor(cachedStatement(sql: sql), arguments: arguments)
        return try Array(
            rows.map { row in
                var cells = Cells(row)
                return RequeryJob(
                    id: cells.next(),
                    by: try cells.raw(),
                    startedAt: cells.time(),
                    total: cells.next(),
                    done: cells.next(),
                    endedAt: cells.timeIfAny(),
                    isCanceled: cells.next()
                )
            }
        )
    }

    fileprivate func existingRequery(_ id: Int64) throws -> RequeryJob {
        guard let job = try requeries(where: "id = ?", [id]).first else {
            throw StoreError.notFound("re-query \(id)")
        }
        return job
    }

    fileprivate func waitingRequeries(
        at provider: ProviderID,
        limit: Int,
        now: Date
    ) throws -> [(job: Int64, seq: Int64, by: OperatorName, startedAt: Date)] {
        let sql = """
            SELECT requery, payout, by, started_at
            FROM requery_items JOIN requeries ON id = requery
            WHERE provider = ? AND place IS NULL AND lease_until <= ? AND ended_at IS NULL
            ORDER BY requery, payout LIMIT ?
            """
        let rows = try Row.fetchAll(
            cachedStatement(sql: sql),
            arguments: [provider.rawValue, now.microseconds, limit]
        )
        return rows.map { row in
            let startedAt = LedgerTime(microseconds: row[3]).date
            return (row[0], row[1], OperatorName(rawValue: row[2]), startedAt)
        }
    }
}
