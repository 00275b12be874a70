import Foundation
import GRDB
import Payouts

/// What people had said about what was open, kept with the day that was closed.
extension Database {
    /// The remarks that were kept with a closed day, by what they are about.
    func remarks(signedFor day: CloseDay) throws -> [String: CloseRemarks] {
        let sql = """
            SELECT subject, state, owner, notes FROM closing_remarks WHERE provider = ? AND day = ?
            """
        let arguments: StatementArguments = [day.provider.rawValue, day.day.number]
        return try Row.fetchAll(cachedStatement(sql: sql), arguments: arguments)
            .reduce(into: [:]) { remarks, row in
                var cells = Cells(row)
                let subject: String = cells.next()
                let (state, owner): (BreakState?, OperatorName?) = (
                    try cells.rawIfAny(), try cells.rawIfAny()
                )
                let notes: [StoredNote] = try cells.json()
                remarks[subject] = CloseRemarks(
                    state: state,
                    owner: owner,
                    notes: notes.map(\.note)
                )
            }
    }

    /// Keeps the remarks of a close.
    func insertRemarks(of close: DailyClose) throws {
        let breaks = close.breaks.map { ("\($0.id)", $0.remarks) }
        let unknown = close.unknown.map { ($0.payout.rawValue, $0.remarks) }
        for (subject, remarks) in breaks + unknown {
            guard let remarks else { continue }
            try cachedStatement(sql: "INSERT INTO closing_remarks VALUES (?, ?, ?, ?, ?, ?)")
                .execute(arguments: [
                    close.day.provider.rawValue, close.day.day.number, subject,
                    remarks.state?.rawValue, remarks.owner?.rawValue,
                    try StoredJSON.text(remarks.notes.map(StoredNote.init)),
                ])
        }
    }
}

/// A note with its time in microseconds, as a ledger keeps times.
private struct StoredNote: Codable {
    let at: Int64
    let by: String
    let text: String

    init(_ note: PayoutNote) {
        at = note.at.microseconds
        by = note.by.rawValue
        text = note.text
    }

    var note: PayoutNote {
        PayoutNote(
            at: LedgerTime(microseconds: at).date,
            by: OperatorName(rawValue: by),
            text: text
        )
    }
}
