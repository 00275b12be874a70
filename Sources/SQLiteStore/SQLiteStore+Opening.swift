import Foundation
import GRDB
import Payouts

extension SQLiteStore {
    /// Connections that read at the same time.
    static let readerCount = 2
    /// What each connection keeps of the file in memory, in kibibytes.
    static let cacheKibibytes = 512
    /// What the writing connection keeps: pages of a batch that do not fit are written twice.
    static let writerCacheKibibytes = 8_192
    /// What is left of the write-ahead log's file once all of it is in the ledger.
    static let maximumLogBytes = 16_777_216

    /// Makes the file where there is none.
    ///
    /// Its mode keeps account numbers private from its first byte on, where SQLite would use the
    /// umask; SQLite gives its `-wal` and `-shm` files the same mode. A file that is there is not
    /// opened: to close it would end every lock that this process has on it (POSIX, `fcntl`), and
    /// another process would take a ledger in use for one that is not.
    static func createFile(_ path: String) throws(StoreError) {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else {
            guard errno == ENOENT else { throw StoreError(errno: errno, path: path) }
            let descriptor = unsafe Foundation.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else { throw StoreError(errno: errno, path: path) }
            close(descriptor)
            return
        }
        guard status.st_mode & S_IFMT != S_IFDIR else {
            throw StoreError(errno: EISDIR, path: path)
        }
        guard unsafe faccessat(AT_FDCWD, path, R_OK | W_OK, AT_EACCESS) == 0 else {
            throw StoreError(errno: errno, path: path)
        }
    }

    static func configuration(
        _ prepare: @escaping @Sendable (Database) throws -> Void,
        _ path: String
    ) -> Configuration {
        var configuration = Configuration()
        configuration.label = "ledger"
        configuration.busyMode = .callback { looks in
            usleep(WriteTurns.lookMicroseconds)
            return looks < WriteTurns.maximumLooks
        }
        configuration.maximumReaderCount = readerCount
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA cache_size = -\(cacheKibibytes)")
            try db.execute(sql: "PRAGMA mmap_size = 0")
            try prepare(db)
            try Schema.check(db, path: path)
            if !db.configuration.readonly { try keepLog(db) }
        }
        return configuration
    }

    /// Switches a new ledger to its write-ahead log, which GRDB then finds done.
    ///
    /// Where two processes make one ledger at once, SQLite refuses the second without asking the
    /// busy handler: the switch raises a lock that is held already, and two who wait for each other
    /// like that would wait for ever. Here nothing is held between two attempts.
    private static func keepLog(_ db: Database) throws {
        for look in 0... {
            do {
                return try db.execute(sql: "PRAGMA journal_mode = WAL")
            } catch let error as DatabaseError
                where error.resultCode == .SQLITE_BUSY && look < WriteTurns.maximumLooks
            {
                usleep(WriteTurns.lookMicroseconds)
            }
        }
    }

    /// Makes every commit wait for the disk.
    ///
    /// GRDB's pool sets `NORMAL` when it switches to WAL, after the connection was prepared, so
    /// this comes later and looks whether it took effect.
    static func flushEveryCommit(_ db: Database) throws {
        try db.execute(sql: "PRAGMA synchronous = FULL")
        guard try Int.fetchOne(db, sql: "PRAGMA synchronous") == 2 else {
            throw StoreError.failed("SQLite does not flush commits to the disk")
        }
    }
}
