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

    /// Makes the file with a mode that keeps account numbers private from its first byte on.
    ///
    /// SQLite would use the umask; it gives its `-wal` and `-shm` files the mode of the file.
    static func createFile(_ path: String) throws(StoreError) {
        let descriptor = unsafe Foundation.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StoreError(errno: errno, path: path) }
        close(descriptor)
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
        }
        return configuration
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
