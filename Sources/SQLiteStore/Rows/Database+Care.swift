import Foundation
import GRDB
import Payouts

extension Database {
    /// Who looks after a payout.
    func care(of seq: Int64) throws -> PayoutCare {
        let sql = "SELECT owner, owned_since, snoozed_until FROM care WHERE payout = ?"
        guard let row = try Row.fetchOne(cachedStatement(sql: sql), arguments: [seq]) else {
            return PayoutCare()
        }
        var cells = Cells(row)
        return PayoutCare(
            owner: try cells.rawIfAny(),
            ownedSince: cells.timeIfAny(),
            snoozedUntil: cells.timeIfAny()
        )
    }

    /// Makes somebody the owner, or nobody.
    func setOwner(_ owner: OperatorName?, since date: Date?, seq: Int64) throws {
        let sql = """
            INSERT INTO care (payout, owner, owned_since) VALUES (?, ?, ?)
            ON CONFLICT DO UPDATE SET owner = excluded.owner, owned_since = excluded.owned_since
            """
        try cachedStatement(sql: sql).execute(arguments: [
            seq, owner?.rawValue, date.microseconds,
        ])
    }

    /// Takes a payout off the worklist for the reasons that it has now.
    func setSnooze(until date: Date?, for reasons: Attention, seq: Int64) throws {
        let sql = """
            INSERT INTO care (payout, snoozed_until, snoozed_for) VALUES (?, ?, ?)
            ON CONFLICT DO UPDATE SET
                snoozed_until = excluded.snoozed_until, snoozed_for = excluded.snoozed_for
            """
        try cachedStatement(sql: sql).execute(arguments: [
            seq, date.microseconds, reasons.rawValue,
        ])
    }

    /// What people wrote about a payout, oldest first.
    func notes(about seq: Int64) throws -> [PayoutNote] {
        let sql = "SELECT at, by, text FROM notes WHERE payout = ? ORDER BY id"
        let rows = try Row.fetchCursor(cachedStatement(sql: sql), arguments: [seq])
        return try Array(
            rows.map { row in
                var cells = Cells(row)
                return PayoutNote(at: cells.time(), by: try cells.raw(), text: cells.next())
            }
        )
    }

    func insert(_ note: PayoutNote, seq: Int64) throws {
        let sql = "INSERT INTO notes (payout, at, by, text) VALUES (?, ?, ?, ?)"
        try cachedStatement(sql: sql).execute(arguments: [
            seq, note.at.microseconds, note.by.rawValue, note.text,
        ])
    }
}
