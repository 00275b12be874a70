import Foundation
import Payouts
import Testing

@testable import SQLiteStore

/// The locks by which other processes know that a ledger is open.
///
/// Whoever closes a ledger last moves its write-ahead log into it and removes the log. A process
/// that lost its lock is not seen by the last one, and what it commits goes to a file that is
/// not there any more.
struct LedgerLockTests {
    /// Whether this process holds a lock on a file, as the kernel sees it.
    private func isLocked(_ path: String) throws -> Bool {
        var status = stat()
        try #require(unsafe stat(path, &status) == 0)
        let locks = try String(contentsOfFile: "/proc/locks", encoding: .utf8)
        return locks.split(separator: "\n").contains { line in
            let words = line.split(separator: " ")
            return words.contains("\(getpid())")
                && words.contains { $0.hasSuffix(":\(status.st_ino)") }
        }
    }

    @Test func `an open ledger stays locked when this process opens it once more`() throws {
        let ledger = try TestLedger()
        let first = try ledger.open()
        #expect(try isLocked(ledger.path))
        try withExtendedLifetime(first) {
            _ = try ledger.open()
            #expect(try isLocked(ledger.path))
        }
    }

    @Test func `a path that leads through a link to nothing yet makes a ledger there`() throws {
        let ledger = try TestLedger()
        let link = ledger.folder.appending(path: "link.db").path
        try FileManager.default.createSymbolicLink(
            atPath: link,
            withDestinationPath: ledger.path
        )
        _ = try SQLiteStore.open(path: link, clock: ContinuousClock())
        let mode = try FileManager.default.attributesOfItem(atPath: ledger.path)[.posixPermissions]
        #expect(mode as? Int == 0o600)
    }
}
