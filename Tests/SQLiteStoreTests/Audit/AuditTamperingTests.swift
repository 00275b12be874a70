import Foundation
import GRDB
import Payouts
import PayoutsTesting
import Testing

@testable import SQLiteStore

/// What somebody does to the audit trail who can write the file, and how it shows.
struct AuditTamperingTests {
    private static let minh = OperatorName(rawValue: "minh")

    /// A ledger with ten records; the triggers are gone, as an attacker would first see to.
    private func tampered(
        _ tamper: (Database) throws -> Void
    ) async throws -> (ledger: TestLedger, noted: AuditHead) {
        let ledger = try TestLedger()
        let store = try ledger.open()
        for number in 1...10 {
            try await store.pause(
                .dvpay,
                reason: "reason \(number)",
                by: Self.minh,
                at: .test(Double(number))
            )
        }
        let noted = try await store.auditHead()
        try Self.change(ledger, tamper)
        return (ledger, noted)
    }

    private static func change(
        _ ledger: TestLedger,
        _ tamper: (Database) throws -> Void
    ) throws {
        try ledger.database().write { db in
            let sql = """
                SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'audit%'
                """
            let triggers = try String.fetchAll(db, sql: sql)
            for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger)") }
            #expect(triggers.count == 6)
            try tamper(db)
        }
    }

    private func verdict(
        _ ledger: TestLedger,
        noted: AuditHead? = nil,
        step: Int = 3
    ) async throws -> AuditVerdict {
        let store = try ledger.open()
        var progress = AuditProgress.begun
        while true {
            progress = try await store.verifyAudit(from: progress, noted: noted, limit: step)
            if let verdict = progress.verdict { return verdict }
        }
    }

    /// Expects the same first bad record whatever the steps in which the chain is checked.
    private func expect(
        _ kind: AuditBreak.Kind,
        at sequence: Int64,
        _ location: SourceLocation = #_sourceLocation,
        after tamper: (Database) throws -> Void
    ) async throws {
        let (ledger, _) = try await tampered(tamper)
        for step in [1, 2, 3, 100] {
            #expect(
                try await verdict(ledger, step: step) == .broken(AuditBreak(kind, at: sequence)),
                "in steps of \(step)",
                sourceLocation: location
            )
        }
    }

    // MARK: - Altered

    @Test(arguments: [
        "at = at + 1", "by = 'dara'", "what = 'resume'", "subject = 'vexora-ar'", "reason = ''",
        "previous = zeroblob(32)", "hash = zeroblob(32)",
        // The bytes of two texts moved across their border.
        "subject = 'dvpayr', reason = 'eason 4'",
    ])
    func `an altered record is named, whatever was altered`(change: String) async throws {
        try await expect(.altered, at: 4) { db in
            try db.execute(sql: "UPDATE audit SET \(change) WHERE sequence = 4")
        }
    }

    @Test(arguments: [1, 5, 10] as [Int64])
    func `a record that was altered and sealed anew is named`(sequence: Int64) async throws {
        try await expect(.altered, at: sequence) { db in
            var record = try Self.record(sequence, db)
            record.reason = "another reason"
            try Self.replace(record.sealed, db)
        }
    }

    // MARK: - Removed

    @Test(arguments: [1, 4, 9] as [Int64])
    func `a removed record is named`(sequence: Int64) async throws {
        try await expect(.removed, at: sequence) { db in
            try db.execute(sql: "DELETE FROM audit WHERE sequence = ?", arguments: [sequence])
        }
    }

    @Test(arguments: [1, 4, 9] as [Int64])
    func `a removed record is named although the others were renumbered`(
        sequence: Int64
    ) async throws {
        try await expect(.removed, at: sequence) { db in
            try db.execute(sql: "DELETE FROM audit WHERE sequence = ?", arguments: [sequence])
            try Self.renumber(from: sequence + 1, by: -1, db)
            try db.execute(sql: "UPDATE audit_head SET count = 9")
        }
    }

    @Test func `records cut off at the end are missed`() async throws {
        try await expect(.removed, at: 8) { db in
            try db.execute(sql: "DELETE FROM audit WHERE sequence >= 8")
        }
        try await expect(.removed, at: 1) { db in try db.execute(sql: "DELETE FROM audit") }
    }

    // MARK: - Inserted

    @Test(arguments: [1, 4] as [Int64], [true, false])
    func `an inserted record is named, also when it is sealed and follows well`(
        sequence: Int64,
        isSealed: Bool
    ) async throws {
        try await expect(.inserted, at: sequence) { db in
            let follower = try Self.record(sequence, db)
            try Self.renumber(from: sequence, by: 1, db)
            var record = follower
            record.reason = "never happened"
            record.hash = Data(repeating: 7, count: 32)
            try db.insert(isSealed ? record.sealed : record)
            try db.execute(sql: "UPDATE audit_head SET count = 11")
        }
    }

    @Test func `a record added at the end without the head is named`() async throws {
        try await expect(.inserted, at: 11) { db in
            var record = try Self.record(10, db)
            (record.sequence, record.previous) = (11, record.hash)
            try db.insert(record.sealed)
        }
    }

    @Test func `a record below the first is named`() async throws {
        try await expect(.inserted, at: 0) { db in
            var record = try Self.record(1, db)
            record.sequence = 0
            try db.insert(record.sealed)
        }
    }

    // MARK: - Reordered

    @Test(arguments: [(1, 2), (4, 5), (3, 10)] as [(Int64, Int64)])
    func `two records that changed places are named by the first`(
        first: Int64,
        second: Int64
    ) async throws {
        try await expect(.reordered, at: first) { db in
            var (left, right) = (try Self.record(first, db), try Self.record(second, db))
            (left.sequence, right.sequence) = (second, first)
            try Self.replace(left, db)
            try Self.replace(right, db)
        }
    }

    @Test func `a record that was moved to the end is named`() async throws {
        try await expect(.reordered, at: 3) { db in
            try db.execute(sql: "UPDATE audit SET sequence = 100 WHERE sequence = 3")
        }
    }

    // MARK: - Every place

    /// What can be done to one record, and the word for it.
    enum Forgery: CaseIterable {
        case altered, sealedAnew, givenAnotherPrevious, removed, removedAndRenumbered
        case inserted, insertedAndSealed, copiedFromTheFirst, swappedWithTheNext, movedToTheEnd

        var kind: AuditBreak.Kind {
            switch self {
            case .altered, .sealedAnew, .givenAnotherPrevious: .altered
            case .removed, .removedAndRenumbered: .removed
            case .inserted, .insertedAndSealed, .copiedFromTheFirst: .inserted
            case .swappedWithTheNext, .movedToTheEnd: .reordered
            }
        }

        /// The places, of ten, at which it can be done.
        var places: ClosedRange<Int64> {
            switch self {
            case .givenAnotherPrevious, .copiedFromTheFirst: 2...10
            case .swappedWithTheNext, .movedToTheEnd: 1...9
            default: 1...10
            }
        }
    }

    @Test(arguments: Forgery.allCases)
    func `whatever was done, wherever, the first record and the word are right`(
        forgery: Forgery
    ) async throws {
        for place in forgery.places {
            let (ledger, noted) = try await tampered { try Self.forge(forgery, place, $0) }
            for head in [nil, noted] {
                #expect(
                    try await verdict(ledger, noted: head)
                        == .broken(AuditBreak(forgery.kind, at: place)),
                    "\(forgery) at \(place)"
                )
            }
        }
    }

    private static func forge(_ forgery: Forgery, _ place: Int64, _ db: Database) throws {
        var forged = try record(place, db)
        forged.reason = "never happened"
        switch forgery {
        case .altered:
            try db.execute(
                sql: "UPDATE audit SET reason = 'x' WHERE sequence = ?",
                arguments: [place]
            )
        case .sealedAnew: try replace(forged.sealed, db)
        case .givenAnotherPrevious:
            var changed = try record(place, db)
            changed.previous =
                place > 2 ? try record(place - 2, db).hash : Data(repeating: 0, count: 32)
            try replace(changed, db)
        case .removed, .removedAndRenumbered:
            try db.execute(sql: "DELETE FROM audit WHERE sequence = ?", arguments: [place])
            guard forgery == .removedAndRenumbered else { return }
            try renumber(from: place + 1, by: -1, db)
        case .inserted, .insertedAndSealed:
            try renumber(from: place, by: 1, db)
            forged.hash = Data(repeating: 7, count: 32)
            try db.insert(forgery == .inserted ? forged : forged.sealed)
            try db.execute(sql: "UPDATE audit_head SET count = 11")
        case .copiedFromTheFirst:
            var copy = try record(1, db)
            try renumber(from: place, by: 1, db)
            copy.sequence = place
            try db.insert(copy)
            try db.execute(sql: "UPDATE audit_head SET count = 11")
        case .swappedWithTheNext:
            var (left, right) = (try record(place, db), try record(place + 1, db))
            (left.sequence, right.sequence) = (place + 1, place)
            try replace(left, db)
            try replace(right, db)
        case .movedToTheEnd:
            var moved = try record(place, db)
            try db.execute(sql: "DELETE FROM audit WHERE sequence = ?", arguments: [place])
            try renumber(from: place + 1, by: -1, db)
            moved.sequence = 10
            try db.insert(moved)
        }
    }

    @Test func `a record added at the end with the head's number alone is named`() async throws {
        try await expect(.inserted, at: 11) { db in
            var record = try Self.record(10, db)
            (record.sequence, record.previous) = (11, record.hash)
            try db.insert(record.sealed)
            try db.execute(sql: "UPDATE audit_head SET count = 11")
        }
    }

    // MARK: - Rewritten

    @Test func `only a head that was noted elsewhere shows a chain written anew`() async throws {
        let (ledger, noted) = try await tampered { db in
            var previous = try Self.record(6, db).previous
            for sequence in 6...10 as ClosedRange<Int64> {
                var record = try Self.record(sequence, db)
                record.previous = previous
                if sequence == 6 { record.reason = "another reason" }
                try Self.replace(record.sealed, db)
                previous = record.sealed.hash
            }
            try db.execute(sql: "UPDATE audit_head SET hash = ?", arguments: [previous])
        }
        guard case .intact = try await verdict(ledger) else {
            Issue.record("a chain written anew is consistent")
            return
        }
        #expect(try await verdict(ledger, noted: noted) == .broken(AuditBreak(.rewritten, at: 10)))
    }

    @Test func `only a head that was noted elsewhere shows an end cut off with its head`()
        async throws
    {
        let (ledger, noted) = try await tampered { db in
            try db.execute(sql: "DELETE FROM audit WHERE sequence > 7")
            let last = try Self.record(7, db)
            try db.execute(
                sql: "UPDATE audit_head SET count = 7, hash = ?",
                arguments: [last.hash]
            )
        }
        guard case .intact = try await verdict(ledger) else {
            Issue.record("a shorter chain is consistent")
            return
        }
        #expect(try await verdict(ledger, noted: noted) == .broken(AuditBreak(.removed, at: 8)))
    }

    // MARK: - Whole

    @Test func `a chain that nobody touched is intact, and holds every head that was noted`()
        async throws
    {
        let ledger = try TestLedger()
        let store = try ledger.open()
        #expect(try await verdict(ledger) == .intact(.empty))
        var heads: [AuditHead] = []
        for number in 1...7 {
            try await store.recordReveal(of: ["PO-\(number)"], by: Self.minh, at: .test(1))
            heads.append(try await store.auditHead())
        }
        #expect(heads.map(\.count) == [1, 2, 3, 4, 5, 6, 7])
        for noted in heads {
            #expect(try await verdict(ledger, noted: noted) == .intact(heads[6]))
        }
    }

    @Test(arguments: [
        "UPDATE audit SET reason = 'x'", "DELETE FROM audit", "DELETE FROM audit_head",
        "UPDATE audit_head SET count = 0", "UPDATE audit_head SET count = count + 1",
        "UPDATE audit_head SET hash = zeroblob(32)",
        """
        INSERT INTO audit
        SELECT sequence + 5, at, by, what, subject, reason, hash, hash FROM audit LIMIT 1
        """,
        """
        INSERT INTO audit
        SELECT sequence + 1, at, by, what, subject, reason, zeroblob(32), hash FROM audit LIMIT 1
        """,
    ])
    func `the file itself refuses to rewrite the trail`(statement: String) async throws {
        let ledger = try TestLedger()
        try await ledger.open().resume(.dvpay, by: Self.minh, at: .test(1))
        let error = #expect(throws: DatabaseError.self) {
            try ledger.database().write { db in try db.execute(sql: statement) }
        }
        #expect(error?.resultCode == .SQLITE_CONSTRAINT)
    }
}

// MARK: - The attacker's tools

extension AuditTamperingTests {
    private static func record(_ sequence: Int64, _ db: Database) throws -> AuditRecord {
        let sql = "SELECT \(AuditRecord.columns) FROM audit WHERE sequence = ?"
        return AuditRecord(try #require(try Row.fetchOne(db, sql: sql, arguments: [sequence])))
    }

    private static func replace(_ record: AuditRecord, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM audit WHERE sequence = ?", arguments: [record.sequence])
        try db.insert(record)
    }

    private static func renumber(from sequence: Int64, by step: Int64, _ db: Database) throws {
        // A number must never be taken twice, not even on the way.
        try db.execute(
            sql: "UPDATE audit SET sequence = -sequence WHERE sequence >= ?",
            arguments: [sequence]
        )
        try db.execute(
            sql: "UPDATE audit SET sequence = -sequence + ? WHERE sequence < 0",
            arguments: [step]
        )
    }
}
