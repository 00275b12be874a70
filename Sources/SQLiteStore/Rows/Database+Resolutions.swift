import Foundation
import GRDB
import Payouts

/// Where the matter of a resolution stands.
enum ResolutionState: String {
    case proposed, applied, discarded
}

extension Database {
    /// The resolution that waits for a second person: the last one, unless that was decided.
    func proposal(about seq: Int64) throws -> Resolution? {
        let sql = """
            SELECT state, claim, seen_at, reference, note, by, at
            FROM resolutions WHERE payout = ? ORDER BY id DESC LIMIT 1
            """
        guard let row = try Row.fetchOne(cachedStatement(sql: sql), arguments: [seq]) else {
            return nil
        }
        var cells = Cells(row)
        let state: ResolutionState = try cells.raw()
        guard state == .proposed else { return nil }
        return Resolution(
            claim: try cells.rawIfAny(),
            seenAt: cells.next(),
            reference: cells.next(),
            note: cells.next(),
            by: try cells.raw(),
            at: cells.time()
        )
    }

    /// Keeps what became of a resolution, and who decided that.
    func insert(
        _ resolution: Resolution,
        _ state: ResolutionState,
        by name: OperatorName,
        at date: Date,
        seq: Int64
    ) throws {
        let sql = """
            INSERT INTO resolutions
                (payout, claim, seen_at, reference, note, by, at, state, decided_by, decided_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        try cachedStatement(sql: sql).execute(arguments: [
            seq, resolution.claim?.rawValue, resolution.seenAt, resolution.reference,
            resolution.note, resolution.by.rawValue, resolution.at.microseconds, state.rawValue,
            name.rawValue, date.microseconds,
        ])
    }
}
