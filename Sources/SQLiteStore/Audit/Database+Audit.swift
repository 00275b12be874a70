import Foundation
import GRDB
import Payouts

extension Database {
    /// Keeps who did what, in the transaction of what was done; the subject is a payout's or a
    /// batch's id, or a provider.
    func record(
        _ act: AuditAct,
        on subject: String,
        reason: String = "",
        by name: OperatorName,
        at date: Date
    ) throws {
        try append(
            at: date.microseconds,
            by: name.rawValue,
            what: act.rawValue,
            subject: subject,
            reason: reason
        )
    }

    /// How many entries there are by the ledger's own account, and the hash of the last.
    func auditHead() throws -> AuditHead {
        let sql = "SELECT count, hash FROM audit_head"
        guard let row = try Row.fetchOne(cachedStatement(sql: sql)),
            let hash = ContentDigest(bytes: [UInt8](row[1] as Data))
        else { return .empty }
        return AuditHead(count: row[0], hash: hash)
    }

    /// Makes the journal of an older ledger the beginning of the chain, and drops it.
    func chainOperations() throws {
        guard try tableExists("operations") else { return }
        let sql = "SELECT at, by, what, subject, reason FROM operations ORDER BY id"
        let rows = try Row.fetchCursor(self, sql: sql)
        while let row = try rows.next() {
            var cells = Cells(row)
            try append(
                at: cells.next(),
                by: cells.next(),
                what: cells.next(),
                subject: cells.next(),
                reason: cells.next()
            )
        }
        try execute(sql: "DROP TABLE operations")
    }

    private func append(
        at microseconds: Int64,
        by name: String,
        what: String,
        subject: String,
        reason: String
    ) throws {
        let head = try auditHead()
        let record = AuditRecord(
            sequence: head.count + 1,
            at: microseconds,
            by: name,
            what: what,
            subject: subject,
            reason: reason,
            previous: Data(head.hash.bytes)
        ).sealed
        try insert(record)
    }

    /// Adds a record as it is.
    func insert(_ record: AuditRecord) throws {
        let sql = "INSERT INTO audit (\(AuditRecord.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        try cachedStatement(sql: sql).execute(arguments: [
            record.sequence, record.at, record.by, record.what, record.subject, record.reason,
            record.previous, record.hash,
        ])
    }
}
