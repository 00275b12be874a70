import Foundation
import GRDB
import Payouts

@testable import SQLiteStore

/// A ledger file of one test in a folder of its own, removed with its last store.
final class TestLedger: Sendable {
    let folder: URL
    let path: String

    init() throws {
        let name = "paydesk-\(ProcessInfo.processInfo.globallyUniqueString)"
        folder = FileManager.default.temporaryDirectory.appending(path: name)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.appending(path: "ledger.db").path
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func open(
        prepare: @escaping @Sendable (Database) throws -> Void = { _ in }
    ) throws(StoreError) -> SQLiteStore {
        // The connections keep the folder: it must not go before the last of them.
        try SQLiteStore.open(path: path, clock: ContinuousClock()) { [self] db in
            try withExtendedLifetime(self) { try prepare(db) }
        }
    }

    /// The file as any other SQLite program opens it, free to leave a transaction open.
    func database() throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        return try DatabaseQueue(path: path, configuration: configuration)
    }
}
