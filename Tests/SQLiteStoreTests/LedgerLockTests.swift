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
    /// A look at the locks on a file, through a file description of its own.
    ///
    /// Its lock is one of the description, not of the process, and so differs from SQLite's; but to
    /// close it would end these too, so it stays open for as long as the test looks.
    private final class Look {
        private let descriptor: Int32
        /// `F_OFD_GETLK` of `fcntl.h`, which Swift does not import.
        private static let getLockOfDescription: Int32 = 36

        init(_ path: String) throws {
            descriptor = unsafe open(path, O_RDWR | O_CLOEXEC)
            try #require(descriptor >= 0)
        }

        deinit { close(descriptor) }

        /// Whether somebody holds what SQLite calls a shared lock, as all do that have it open.
        func isShared() throws -> Bool {
            var lock = flock()
            lock.l_type = Int16(F_WRLCK)
            lock.l_whence = Int16(SEEK_SET)
            lock.l_start = 0x4000_0002
            lock.l_len = 510
            try #require(unsafe fcntl(descriptor, Self.getLockOfDescription, &lock) == 0)
            return lock.l_type != Int16(F_UNLCK)
        }
    }

    @Test func `an open ledger stays locked when this process opens it once more`() throws {
        let ledger = try TestLedger()
        let first = try ledger.open()
        let look = try Look(ledger.path)
        #expect(try look.isShared())
        try withExtendedLifetime(first) {
            _ = try ledger.open()
            #expect(try look.isShared())
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
