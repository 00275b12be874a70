import Foundation
import GRDB
import Payouts

/// Checks the chain of audit entries, record by record, and names the first that does not hold.
///
/// The head lies in a table of its own, so that records cut off at the end are missed. Whoever can
/// write the file can write both anew; only a head that was noted elsewhere shows that.
struct AuditVerifier {
    let db: Database
    let noted: AuditHead?
    private(set) var progress: AuditProgress

    /// The last record that holds, and the hash of the one before it.
    private var known: (count: Int64, hash: Data, before: Data)

    init(db: Database, noted: AuditHead?, progress: AuditProgress) {
        self.db = db
        self.noted = noted
        self.progress = progress
        let proven = progress.proven
        known = (proven.count, Data(proven.hash.bytes), Data(progress.beforeProven.bytes))
    }

    /// Checks so many more records, and what can only be said at the end when there are no more.
    mutating func advance(limit: Int) throws {
        // The first reading begins below 1, where nothing belongs.
        let start = known.count == 0 ? Int64.min : known.count
        let sql = """
            SELECT \(AuditRecord.columns) FROM audit WHERE sequence > ? ORDER BY sequence LIMIT ?
            """
        let statement = try db.cachedStatement(sql: sql)
        let rows = try Row.fetchCursor(statement, arguments: [start, limit])
        var count = 0
        while let row = try rows.next() {
            count += 1
            let record = AuditRecord(row)
            guard holds(record) else { return try end(with: .broken(explain(record))) }
            guard try isBorneOut(record) else {
                return try end(with: .broken(AuditBreak(.contradicted, at: record.sequence)))
            }
            known = (record.sequence, record.hash, known.hash)
            if let noted, noted.count == known.count, Data(noted.hash.bytes) != known.hash {
                return try end(with: .broken(notedBreak()))
            }
        }
        let verdict = count < limit ? try lastWord() : nil
        try end(with: verdict)
    }

    private func holds(_ record: AuditRecord) -> Bool {
        record.sequence == known.count + 1 && record.previous == known.hash
            && record.hash == record.seal
    }

    private mutating func end(with verdict: AuditVerdict?) throws {
        progress.proven = try head()
        progress.beforeProven = try digest(known.before)
        progress.total = max(try db.auditHead().count, known.count)
        progress.verdict = verdict
    }

    private func head() throws -> AuditHead {
        AuditHead(count: known.count, hash: try digest(known.hash))
    }

    private func digest(_ data: Data) throws -> ContentDigest {
        guard let digest = ContentDigest(bytes: [UInt8](data)) else {
            throw UnreadableValue(detail: "the hash of audit record \(known.count)")
        }
        return digest
    }

    /// Compares the end of the chain with the head, and with the one that was noted elsewhere.
    private func lastWord() throws -> AuditVerdict {
        let (found, head) = (try head(), try db.auditHead())
        let expected = max(head.count, noted?.count ?? 0)
        if expected > found.count { return .broken(AuditBreak(.removed, at: found.count + 1)) }
        if head.count < found.count { return .broken(AuditBreak(.inserted, at: head.count + 1)) }
        guard found == head else { return .broken(lastBreak(head)) }
        guard try isEveryDecisionRecorded() else {
            return .broken(AuditBreak(.unrecorded, at: found.count + 1))
        }
        return .intact(found)
    }
}

// MARK: - What was done

extension AuditVerifier {
    /// Tells what was done from the first record that does not follow the last one that holds.
    private func explain(_ record: AuditRecord) throws -> AuditBreak {
        let place = known.count + 1
        let displaced = try follower(of: known.hash, other: record.sequence)
        if record.sequence < place { return AuditBreak(.inserted, at: record.sequence) }
        if record.sequence > place {
            return AuditBreak(displaced == nil ? .removed : .reordered, at: place)
        }
        if displaced != nil {
            // A copy of a record that stands in its own place was not moved from there.
            let isMoved =
                try record.previous != known.hash && exists(record.previous)
                && !isCopied(record)
            return AuditBreak(isMoved ? .reordered : .inserted, at: place)
        }
        if record.previous == known.hash { return AuditBreak(.altered, at: place) }
        // It follows what the last one follows: that one was pushed in between, with a good hash.
        if record.previous == known.before, place > 1, record.isWhole(movedBy: 0...1) {
            return AuditBreak(.inserted, at: known.count)
        }
        // It is whole, and names another hash for the last one: that one was sealed anew.
        if record.isWhole() { return AuditBreak(.altered, at: max(known.count, 1)) }
        var renamed = record
        renamed.previous = known.hash
        return AuditBreak(renamed.seal == record.hash ? .altered : .removed, at: place)
    }

    /// The place of a record that names a hash as the one before it.
    private func follower(of hash: Data, other sequence: Int64) throws -> Int64? {
        let sql = "SELECT sequence FROM audit WHERE previous = ? AND sequence <> ?"
        return try Int64.fetchOne(db, sql: sql, arguments: [hash, sequence])
    }

    /// Whether another record, before this one, has its hash.
    private func isCopied(_ record: AuditRecord) throws -> Bool {
        let sql = "SELECT EXISTS (SELECT 1 FROM audit WHERE hash = ? AND sequence < ?)"
        return try Bool.fetchOne(db, sql: sql, arguments: [record.hash, record.sequence]) ?? false
    }

    /// What was done where a record that holds is not the one that was noted.
    ///
    /// It is consistent with all others only where what follows is: the next record, or the head.
    private func notedBreak() throws -> AuditBreak {
        let sql = """
            SELECT \(AuditRecord.columns) FROM audit WHERE sequence > ? ORDER BY sequence LIMIT 1
            """
        if let row = try Row.fetchOne(db, sql: sql, arguments: [known.count]) {
            let next = AuditRecord(row)
            if !holds(next) { return try explain(next) }
        } else {
            let head = try db.auditHead()
            if head.count == known.count, try self.head() != head { return lastBreak(head) }
        }
        return AuditBreak(.rewritten, at: known.count)
    }

    /// What was done to the last record, where the chain holds and the head has another hash.
    private func lastBreak(_ head: AuditHead) -> AuditBreak {
        // The head still has the hash of the one before: only its number was made to fit.
        let isAdded = known.count > 1 && Data(head.hash.bytes) == known.before
        return AuditBreak(isAdded ? .inserted : .altered, at: known.count)
    }

    private func exists(_ hash: Data) throws -> Bool {
        let sql = "SELECT EXISTS (SELECT 1 FROM audit WHERE hash = ?)"
        return try Bool.fetchOne(db, sql: sql, arguments: [hash]) ?? false
    }
}

extension AuditRecord {
    /// Whether it has its own hash, perhaps from before it was renumbered.
    fileprivate func isWhole(movedBy steps: ClosedRange<Int64> = 0...0) -> Bool {
        steps.contains { step in
            var record = self
            record.sequence -= step
            return record.seal == hash
        }
    }
}
