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
            let people = filter.people.texts(\.?.rawValue)
            var conditions: [SQL] = ["sequence < \(before ?? .max)"]
            if let subject = filter.subject { conditions.append("subject = \(subject)") }
            let absent = filter.absentTexts.map { text -> SQL in "+subject IS NOT \(text)" }
            conditions += absent
            // A subject has fewer entries than a person, and an index of its own.
            if filter.subject == nil, !people.only.isEmpty, people.except.isEmpty {
                conditions.append(
                    Self.latest(of: people, below: before ?? .max, without: absent, limit)
                )
            } else {
                conditions += people.conditions(on: "+by")
            }
            let (sql, arguments) = try SQL(
                """
                SELECT \(sql: AuditRecord.columns) FROM audit \
                WHERE \(conditions.joined(separator: " AND ")) \
                ORDER BY sequence DESC LIMIT \(limit)
                """
            ).build(db)
            let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: arguments)
            return try Array(rows.map { row in try AuditRecord(row).entry() })
        }
    }

    /// The latest entries of each of some people, which their index has in order.
    private static func latest(
        of people: Choice<String?>,
        below sequence: Int64,
        without absent: [SQL],
        _ limit: Int
    ) -> SQL {
        let parts: [SQL] = people.only.compactMap(\.self).sorted().map { name in
            let conditions = ["by = \(name)", "sequence < \(sequence)"] + absent
            return """
                SELECT sequence FROM (
                    SELECT sequence FROM audit WHERE \(conditions.joined(separator: " AND "))
                    ORDER BY sequence DESC LIMIT \(limit)
                )
                """
        }
        return "sequence IN (\(parts.joined(separator: " UNION ALL ")))"
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
