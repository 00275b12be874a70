import Foundation
import GRDB
import Payouts

extension Database {
    /// A payout's transitions, oldest first.
    func transitions(
        of seq: Int64,
        evidence: [Int64: Evidence]
    ) throws -> [StatusTransition] {
        let sql = """
            SELECT from_status, to_status, at, by, cause, is_reversal, evidence
            FROM transitions WHERE payout = ? ORDER BY id
            """
        let rows = try Row.fetchCursor(cachedStatement(sql: sql), arguments: [seq])
        return try Array(
            rows.map { row in
                var cells = Cells(row)
                return StatusTransition(
                    from: try cells.rawIfAny(),
                    to: try cells.raw(),
                    at: cells.time(),
                    by: try cells.raw(),
                    cause: cells.next(),
                    isReversal: cells.next(),
                    evidence: (cells.nextIfAny() as Int64?).flatMap { evidence[$0] }
                )
            }
        )
    }

    /// Adds a transition; one that waited while its day was closed counts from the day's end on.
    func insert(_ transition: StatusTransition, seq: Int64, evidence: Int64?) throws {
        let sql = """
            INSERT INTO transitions
                (payout, from_status, to_status, at, by, cause, is_reversal, evidence)
            VALUES (?1, ?2, ?3, max(?4, ifnull((
                SELECT ends_at FROM closings WHERE provider = (
                    SELECT provider FROM payouts WHERE seq = ?1
                ) ORDER BY day DESC LIMIT 1
            ), ?4)), ?5, ?6, ?7, ?8)
            """
        try cachedStatement(sql: sql).execute(arguments: [
            seq, transition.from?.rawValue, transition.to.rawValue, transition.at.microseconds,
            transition.by.rawValue, transition.cause, transition.isReversal, evidence,
        ])
    }
}
