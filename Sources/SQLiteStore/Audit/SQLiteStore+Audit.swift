package import Foundation
import GRDB
package import Payouts

extension SQLiteStore {
    /// Subjects that one call records at most.
    static let revealLimit = 1_000
    /// Entries that one call returns at most.
    static let auditLimit = 1_000
    /// Entries that one call checks at most.
    static let verifyLimit = 100_000

    /// Keeps who saw account numbers in full.
    package func recordReveal(
        of subjects: [String],
        by name: OperatorName,
        at: Date
    ) async throws(StoreError) {
        try await write { db in
            for subject in subjects.prefix(Self.revealLimit) {
                try db.record(.reveal, on: subject, by: name, at: at)
            }
        }
    }

    /// Reads entries, newest first.
    package func auditEntries(
        _ filter: AuditFilter,
        before: Int64?,
        limit: Int
    ) async throws(StoreError) -> [AuditEntry] {
        let limit = min(max(limit, 0), Self.auditLimit)
        return try await read { db in
            var condition = "sequence < ?"
            var arguments: StatementArguments = [before ?? .max]
            if let subject = filter.subject {
                condition += " AND subject = ?"
                arguments += [subject]
            }
            if let name = filter.by {
                // A subject has fewer entries than a person, and an index of its own.
                condition += filter.subject == nil ? " AND by = ?" : " AND +by = ?"
                arguments += [name.rawValue]
            }
            let sql = """
                SELECT \(AuditRecord.columns) FROM audit WHERE \(condition)
                ORDER BY sequence DESC LIMIT ?
                """
            let statement = try db.cachedStatement(sql: sql)
            let rows = try Row.fetchCursor(statement, arguments: arguments + [limit])
            return try Array(rows.map { row in try AuditRecord(row).entry() })
        }
    }

    /// Reads the head.
    package func auditHead() async throws(StoreError) -> AuditHead {
        try await read { db in try db.auditHead() }
    }

    /// Checks the next entries of the chain.
    package func verifyAudit(
        from progress: AuditProgress,
        noted: AuditHead?,
        limit: Int
    ) async throws(StoreError) -> AuditProgress {
        let limit = min(max(limit, 1), Self.verifyLimit)
        return try await read { db in
            var verifier = AuditVerifier(db: db, noted: noted, progress: progress)
            try verifier.advance(limit: limit)
            return verifier.progress
        }
    }
}
