import GRDB
import Payouts

/// The ledger's tables, and how an older ledger is brought up to date.
enum Schema {
    /// What marks a file as a Paydesk ledger: `PAYD` in ASCII.
    static let applicationID = 0x5041_5944

    /// The changes from each version to the next; a ledger's version counts those it has.
    ///
    /// A change that was released is never edited.
    static let migrations = [
        firstTables, notifications, worklist + providerStates, requeries + attemptTallies,
        batches, audit + approvals, reconciliation, close,
        callBuckets, filters, replays, closeRemarks, differences,
        closeResolutions + statedMoney, breakSnoozes,
        shortages + questions + unclearWords, worklistMinutes + noticeLags,
    ]

    /// The version that this Paydesk writes.
    static var version: Int { migrations.count }

    /// Refuses a file that is no ledger or that a newer Paydesk made, before anything is changed.
    ///
    /// One transaction sees one state: a ledger that another process makes meanwhile would look
    /// like a file with tables of somebody else's.
    static func check(_ db: Database, path: String) throws {
        try db.inTransaction(.deferred) {
            try refuseForeign(db, path: path)
            return .commit
        }
    }

    private static func refuseForeign(_ db: Database, path: String) throws {
        let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        let application = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        if application == applicationID {
            guard found <= version else {
                throw StoreError.newerLedger(found: found, supported: version)
            }
        } else {
            let isEmpty = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0
            guard isEmpty, application == 0, found == 0 else {
                throw StoreError.damaged(path: path, detail: "made by another program")
            }
        }
    }

    /// Makes the tables that are missing; two processes that do so at once take turns.
    static func migrate(_ db: Database) throws {
        guard try Int.fetchOne(db, sql: "PRAGMA user_version") != version else { return }
        try db.immediately { db in
            let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
            guard found < version else { return }
            db.add(function: folded)
            defer { db.remove(function: folded) }
            for migration in migrations[found...] { try db.execute(sql: migration) }
            try db.chainOperations()
            try db.execute(sql: "PRAGMA application_id = \(applicationID)")
            try db.execute(sql: "PRAGMA user_version = \(version)")
        }
        // Every start reads the write-ahead log, and this made it as large as the ledger. With
        // another process in the way, the last one to close the ledger does it.
        _ = try? db.checkpoint(.truncate)
    }
}
