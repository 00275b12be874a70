package import Foundation
import GRDB
package import Payouts

extension SQLiteStore {
    /// Reads how providers have done, as of one instant.
    package func reports(
        on providers: [ProviderID],
        at: Date
    ) async throws(StoreError) -> [ProviderReport] {
        try await read { db in
            try ReportReader(db: db, now: at.microseconds).reports(on: providers)
        }
    }

    /// Counts what waits.
    package func backlog(at: Date) async throws(StoreError) -> LedgerBacklog {
        try await read { db in
            let now = at.microseconds
            let due = "\(Schema.toSubmit) AND next_attempt_at <= ?"
            return LedgerBacklog(
                dueAttempts: try db.count(due, now),
                dueQueries: try db.count("next_query_at <= ?", now),
                pendingNotifications: try db.pendingNotificationCount(),
                oldestUnknown: try db.oldestUnknown()
            )
        }
    }
}

extension Database {
    /// How many payouts there are under a condition with one time, a range at each provider.
    fileprivate func count(_ condition: String, _ time: Int64) throws -> Int {
        let sql = "SELECT count(*) FROM payouts WHERE provider = ? AND \(condition)"
        return try ProviderID.allCases.reduce(0) { count, provider in
            let statement = try cachedStatement(sql: sql)
            return try count
                + (Int.fetchOne(statement, arguments: [provider.rawValue, time]) ?? 0)
        }
    }

    fileprivate func oldestUnknown() throws -> Date? {
        let sql = """
            SELECT status_since FROM payouts
            WHERE \(Schema.isOpen) AND provider = ? AND status = 'unknown'
            ORDER BY status_since LIMIT 1
            """
        let times = try ProviderID.allCases.compactMap { provider in
            try Int64.fetchOne(cachedStatement(sql: sql), arguments: [provider.rawValue])
        }
        return times.min().map { LedgerTime(microseconds: $0).date }
    }
}

extension Database {
    /// How many notifications are kept and not applied, by the totals that are kept up to date.
    fileprivate func pendingNotificationCount() throws -> Int {
        let sql = """
            SELECT ifnull(sum(count), 0) FROM notification_tallies
            WHERE disposition = ?
            """
        return try Int.fetchOne(
            cachedStatement(sql: sql),
            arguments: [NotificationDisposition.pending.rawValue]
        ) ?? 0
    }
}
