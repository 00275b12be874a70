import Foundation
import GRDB
package import Payouts

/// The ledger in one SQLite file, which several processes may share.
///
/// Every write is one `BEGIN IMMEDIATE` transaction, flushed to the disk before it returns. A write
/// that was begun is finished even when its task is canceled: the answer of a provider must not
/// be lost because somebody pressed a key.
package struct SQLiteStore: PayoutStore {
    /// Where the file lies.
    package let path: String

    let pool: DatabasePool
    let signal: ChangeSignal
    /// Shared by the copies of this value, as the connections are.
    let arrivals = ArrivalQueue()
    let turns = WriteTurns()

    /// Opens the ledger, or makes it, and brings its schema up to date.
    ///
    /// - Parameters:
    ///   - path: The file; its folder must exist. A new file gets mode 0600, because it holds
    ///     account numbers.
    ///   - clock: Paces the look for other processes' changes, while somebody listens.
    /// - Returns: The open ledger; its connections close when the last copy of it goes.
    /// - Throws: ``StoreError/newerLedger(found:supported:)``, ``StoreError/damaged(path:detail:)``
    ///   for a file that is no ledger, or what keeps the file from being opened or written.
    package static func open(
        path: String,
        clock: any Clock<Duration>
    ) throws(StoreError) -> SQLiteStore {
        try open(path: path, clock: clock, prepare: { _ in })
    }

    /// Opens the ledger; `prepare` sees every connection before its first use.
    static func open(
        path: String,
        clock: any Clock<Duration>,
        prepare: @escaping @Sendable (Database) throws -> Void
    ) throws(StoreError) -> SQLiteStore {
        try createFile(path)
        do {
            let pool = try DatabasePool(path: path, configuration: configuration(prepare, path))
            let dataVersion = try pool.writeWithoutTransaction { db in
                try flushEveryCommit(db)
                try db.execute(sql: "PRAGMA cache_size = -\(writerCacheKibibytes)")
                try db.execute(sql: "PRAGMA journal_size_limit = \(maximumLogBytes)")
                try Schema.migrate(db)
                return try ChangeSignal.dataVersion(db)
            }
            let signal = ChangeSignal(clock: clock, pool: pool, dataVersion: dataVersion)
            return SQLiteStore(path: path, pool: pool, signal: signal)
        } catch {
            throw StoreError(error, path: path)
        }
    }
}

// MARK: - Transactions

extension SQLiteStore {
    /// Reads one consistent state of the ledger.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StoreError) -> Value {
        let result = await withCheckedContinuation { continuation in
            pool.asyncRead { database in
                continuation.resume(returning: Result { try body(database.get()) })
            }
        }
        return try value(of: result)
    }

    /// Changes the ledger in one durable transaction, or not at all.
    ///
    /// Listeners hear of it when something was changed; a claim that finds nothing is no news, or
    /// a worker that listens would wake itself for ever.
    func write<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StoreError) -> Value {
        let (result, isChanged) = await withCheckedContinuation { continuation in
            pool.asyncWriteWithoutTransaction { [turns] db in
                turns.wait()
                let before = db.totalChangesCount
                let result = Result { try db.immediately(body) }
                turns.ended(at: .now)
                continuation.resume(returning: (result, db.totalChangesCount != before))
            }
        }
        let value = try value(of: result)
        if isChanged { signal.fire() }
        return value
    }

    /// Writes to the disk what is there already: only a commit finds that the disk is full.
    package func checkWritable() async throws(StoreError) {
        try await write { db in
            try db.execute(sql: "PRAGMA user_version = \(Schema.version)")
        }
    }

    private func value<Value>(of result: Result<Value, any Error>) throws(StoreError) -> Value {
        switch result {
        case .success(let value): return value
        case .failure(let error): throw StoreError(error, path: path)
        }
    }
}

extension Database {
    /// Runs `body` in a transaction that excludes other writers from its first statement on.
    func immediately<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try beginTransaction(.immediate)
        do {
            // Reads the schema anew if another process changed it. Left to a statement that fires the
            // search index's triggers, the index is connected in the middle of being compiled, and
            // SQLite reports tables as missing that are not.
            try execute(sql: "SELECT 1 FROM sqlite_master LIMIT 1")
            let value = try body(self)
            try commit()
            return value
        } catch {
            // The first error says more than a failing rollback would.
            if isInsideTransaction { try? rollback() }
            throw error
        }
    }
}
