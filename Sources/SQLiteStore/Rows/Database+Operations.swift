import Foundation
import GRDB
import Payouts

/// What a person did about a payout or a provider, apart from its status.
enum Operation: String {
    case pause, resume, claim, release, snooze, wake, propose, resolve, confirm, discard, reconcile
}

extension Database {
    /// Keeps who did what; the subject is a payout's id or a provider.
    func record(
        _ operation: Operation,
        on subject: String,
        reason: String = "",
        by name: OperatorName,
        at date: Date
    ) throws {
        let sql = "INSERT INTO operations (at, by, what, subject, reason) VALUES (?, ?, ?, ?, ?)"
        try cachedStatement(sql: sql).execute(arguments: [
            date.microseconds, name.rawValue, operation.rawValue, subject, reason,
        ])
    }
}
