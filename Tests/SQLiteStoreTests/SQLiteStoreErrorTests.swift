import Foundation
import GRDB
import Payouts
import PayoutsTesting
import Testing

@testable import SQLiteStore

struct SQLiteStoreErrorTests {
    @Test func `a ledger of a newer Paydesk is not touched`() throws {
        let ledger = try TestLedger()
        _ = try ledger.open()
        try ledger.database().write { db in try db.execute(sql: "PRAGMA user_version = 99") }
        let before = try Data(contentsOf: URL(filePath: ledger.path))
        #expect(throws: StoreError.newerLedger(found: 99, supported: Schema.version)) {
            try ledger.open()
        }
        #expect(try Data(contentsOf: URL(filePath: ledger.path)) == before)
    }

    @Test func `another program's database is not touched`() throws {
        let ledger = try TestLedger()
        try ledger.database().write { db in try db.execute(sql: "CREATE TABLE notes (text)") }
        let before = try Data(contentsOf: URL(filePath: ledger.path))
        let expected = StoreError.damaged(path: ledger.path, detail: "made by another program")
        #expect(throws: expected) { try ledger.open() }
        #expect(try Data(contentsOf: URL(filePath: ledger.path)) == before)
    }

    @Test func `a file that is no database is damaged`() throws {
        let ledger = try TestLedger()
        let text = Data(String(repeating: "date,amount\n", count: 1_000).utf8)
        try text.write(to: URL(filePath: ledger.path))
        let error = #expect(throws: StoreError.self) { try ledger.open() }
        guard case .damaged(ledger.path, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(try Data(contentsOf: URL(filePath: ledger.path)) == text)
    }

    @Test func `a ledger with overwritten pages is damaged`() async throws {
        let ledger = try TestLedger()
        try await ledger.open().makePayout(1, in: .paid)
        let file = try FileHandle(forUpdating: URL(filePath: ledger.path))
        let size = try file.seekToEnd()
        try file.seek(toOffset: 4_096)
        try file.write(contentsOf: Data(repeating: 0xA5, count: Int(size) - 4_096))
        try file.close()
        let error = await #expect(throws: StoreError.self) {
            try await ledger.open().payout(.make(1))
        }
        guard case .damaged(ledger.path, _) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `a value that no Paydesk writes is damage, and no account is quoted`() async throws {
        let ledger = try TestLedger()
        let store = try ledger.open()
        try await store.create(.make(1))
        try await ledger.database().write { db in
            try db.execute(sql: "UPDATE payouts SET status = 'gone'")
        }
        let detail = "status reads gone"
        await #expect(throws: StoreError.damaged(path: ledger.path, detail: detail)) {
            try await store.payout(.make(1))
        }
    }

    @Test func `a full disk is said to be full, and nothing is changed`() async throws {
        let ledger = try TestLedger()
        let store = try ledger.open { db in
            try db.execute(sql: "PRAGMA max_page_count = 150")
        }
        var created = 0
        let error = await #expect(throws: StoreError.self) {
            while true {
                try await store.create(.make(created))
                created += 1
            }
        }
        #expect(error == .diskFull(path: ledger.path))
        #expect(created > 0)
        #expect(try await store.count(PayoutFilter()).value == created)
        #expect(try await store.payout(.make(created)) == nil)
    }

    @Test func `to be found writable, the ledger is written to the disk`() async throws {
        let ledger = try TestLedger()
        let store = try ledger.open()
        let other = try ledger.database()
        let before = try await other.read { db in
            try Int.fetchOne(db, sql: "PRAGMA data_version")
        }
        try await store.checkWritable()
        let after = try await other.read { db in try Int.fetchOne(db, sql: "PRAGMA data_version") }
        #expect(before != after, "nothing less than a commit finds that the disk is full")
        #expect(try await store.tallies().isEmpty)
    }

    @Test func `a ledger that another process keeps busy is busy`() async throws {
        let ledger = try TestLedger()
        let store = try ledger.open()
        // Waiting the full twenty seconds would only slow the tests down.
        try await store.pool.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA busy_timeout = 1")
        }
        let other = try ledger.database()
        try other.inDatabase { db in try db.beginTransaction(.immediate) }
        await #expect(throws: StoreError.busy(path: ledger.path)) {
            try await store.create(.make(1))
        }
        try other.inDatabase { db in try db.rollback() }
        try await store.create(.make(1))
    }

    @Test func `a path that cannot be opened is named`() throws {
        let ledger = try TestLedger()
        func open(_ path: String) throws {
            _ = try SQLiteStore.open(path: path, clock: .continuous)
        }
        let missing = ledger.folder.path + "/missing/ledger.db"
        let error = #expect(throws: StoreError.self) { try open(missing) }
        #expect(error == .cannotOpen(path: missing, detail: "No such file or directory"))
        #expect(throws: StoreError.cannotOpen(path: ledger.folder.path, detail: "Is a directory")) {
            try open(ledger.folder.path)
        }
    }

    /// The super-user may write anywhere.
    @Test(.enabled(if: geteuid() != 0))
    func `a folder or file that cannot be written is read-only`() throws {
        let ledger = try TestLedger()
        _ = try ledger.open()
        let files = FileManager.default
        try files.setAttributes([.posixPermissions: 0o400], ofItemAtPath: ledger.path)
        #expect(throws: StoreError.readOnly(path: ledger.path)) { try ledger.open() }
        try files.setAttributes([.posixPermissions: 0o500], ofItemAtPath: ledger.folder.path)
        defer {
            try? files.setAttributes([.posixPermissions: 0o700], ofItemAtPath: ledger.folder.path)
        }
        let path = ledger.folder.path + "/other.db"
        #expect(throws: StoreError.readOnly(path: path)) {
            try SQLiteStore.open(path: path, clock: ContinuousClock())
        }
    }

    @Test(
        arguments: [
            (ResultCode.SQLITE_CORRUPT, StoreError.damaged(path: "p", detail: "d")),
            (.SQLITE_NOTADB, .damaged(path: "p", detail: "d")),
            (.SQLITE_FULL, .diskFull(path: "p")),
            (.SQLITE_READONLY, .readOnly(path: "p")),
            (.SQLITE_CANTOPEN, .cannotOpen(path: "p", detail: "d")),
            (.SQLITE_BUSY, .busy(path: "p")),
            (.SQLITE_LOCKED, .failed("d")),
            (.SQLITE_IOERR, .failed("d")),
        ]
    )
    func `an SQLite error is told in the store's words`(
        _ code: ResultCode,
        _ expected: StoreError
    ) {
        let error = DatabaseError(
            resultCode: code,
            message: "d",
            sql: "SELECT ?",
            arguments: ["0123456789852"]
        )
        #expect(StoreError(error, path: "p") == expected)
    }
}
