import Foundation
import GRDB
import Payouts
import Synchronization
import Testing

@testable import SQLiteStore

/// What happens to who opens a ledger while another process makes it.
///
/// `paydesk serve` and `paydesk create` may both be the first. The other process is a connection
/// of its own here, and acts when a certain statement is about to run.
struct LedgerMakingTests {
    /// Runs `action` each time that a statement of a connection begins with `words`.
    private static func at(
        _ words: String,
        of db: Database,
        _ action: @escaping @Sendable () -> Void
    ) {
        db.trace { event in
            guard case .statement(let statement) = event, statement.sql.hasPrefix(words) else {
                return
            }
            action()
        }
    }

    @Test func `who looks at a file that becomes a ledger takes it for no stranger's`() throws {
        let ledger = try TestLedger()
        let other = try ledger.database()
        let store = try ledger.open { db in
            Self.at("SELECT count(*) FROM sqlite_master", of: db) {
                try? other.inTransaction { db in
                    try db.execute(sql: "CREATE TABLE payouts (id)")
                    try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
                    try db.execute(sql: "PRAGMA user_version = \(Schema.version)")
                    return .commit
                }
            }
        }
        #expect(try store.pool.read { try $0.tableExists("payouts") })
    }

    @Test func `who finds a new ledger locked waits for its turn`() throws {
        let ledger = try TestLedger()
        let other = try ledger.database()
        try other.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE; CREATE TABLE other (a)") }
        let attempts = Mutex(0)
        let store = try ledger.open { db in
            Self.at("PRAGMA journal_mode", of: db) {
                let attempt = attempts.withLock { attempts in
                    attempts += 1
                    return attempts
                }
                if attempt == 3 { try? other.inDatabase { try $0.execute(sql: "ROLLBACK") } }
            }
        }
        #expect(try store.pool.read { try $0.tableExists("payouts") })
        #expect(attempts.withLock(\.self) >= 3)
    }

    @Test func `many who make one ledger at once all get it`() async throws {
        for _ in 0..<20 {
            let ledger = try TestLedger()
            let failures = await withTaskGroup(of: StoreError?.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        do throws(StoreError) {
                            _ = try ledger.open()
                            return nil
                        } catch {
                            return error
                        }
                    }
                }
                return await group.reduce(into: [StoreError]()) { failures, failure in
                    if let failure { failures.append(failure) }
                }
            }
            #expect(failures == [])
        }
    }
}
