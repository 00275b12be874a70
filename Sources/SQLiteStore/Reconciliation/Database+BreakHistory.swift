import Foundation
import GRDB
import Payouts

extension Database {
    func setOwner(_ owner: OperatorName?, ofBreak id: Int64) throws {
        try cachedStatement(sql: "UPDATE breaks SET owner = ? WHERE id = ?")
            .execute(arguments: [owner?.rawValue, id])
    }

    /// Takes a break off the worklist, or puts it back.
    func setSnooze(until date: Date?, ofBreak id: Int64) throws {
        guard let date else {
            try cachedStatement(sql: "DELETE FROM break_snoozes WHERE break = ?")
                .execute(arguments: [id])
            return
        }
        let sql = """
            INSERT INTO break_snoozes (break, until) VALUES (?, ?)
            ON CONFLICT DO UPDATE SET until = excluded.until
            """
        try cachedStatement(sql: sql).execute(arguments: [id, date.microseconds])
    }

    /// What was decided about a break, oldest first.
    func decisions(about id: Int64) throws -> [BreakDecision] {
        let sql = """
            SELECT action, reference, note, by, at, state, decided_by, decided_at
            FROM break_decisions WHERE break = ? ORDER BY id
            """
        return try Row.fetchAll(cachedStatement(sql: sql), arguments: [id]).map { row in
            var cells = Cells(row)
            return try cells.decision()
        }
    }

    /// What people wrote about a break, oldest first.
    func notes(aboutBreak id: Int64) throws -> [PayoutNote] {
        let sql = "SELECT at, by, text FROM break_notes WHERE break = ? ORDER BY id"
        return try Row.fetchAll(cachedStatement(sql: sql), arguments: [id]).map { row in
            var cells = Cells(row)
            return PayoutNote(at: cells.time(), by: try cells.raw(), text: cells.next())
        }
    }

    func insert(_ note: PayoutNote, aboutBreak id: Int64) throws {
        try cachedStatement(
            sql: "INSERT INTO break_notes (break, at, by, text) VALUES (?, ?, ?, ?)"
        )
        .execute(arguments: [id, note.at.microseconds, note.by.rawValue, note.text])
    }
}

extension Cells {
    /// A decision about a break, in the order of its columns from `action` on.
    mutating func decision() throws -> BreakDecision {
        let name: String = next()
        guard let action = BreakResolution.Action(name: name) else {
            throw UnreadableValue(detail: "a break's action reads \(name)")
        }
        let resolution = BreakResolution(
            action: action,
            reference: next(),
            note: next(),
            by: try raw(),
            at: time()
        )
        return BreakDecision(
            resolution: resolution,
            state: try raw(),
            by: try raw(),
            at: time()
        )
    }
}
