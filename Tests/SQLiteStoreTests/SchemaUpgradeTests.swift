import Foundation
import GRDB
import Payouts
import PayoutsTesting
import Testing

@testable import SQLiteStore

/// A ledger of the first version, opened by this one.
struct SchemaUpgradeTests {
    /// A payout that version 1 wrote: under way, and named by its provider.
    private static let firstRows = """
        INSERT INTO payouts VALUES (
            1, 'PO-1', 'paypro-vn', 'ORD1000001', 'key-1', 1250000, 'VND', '{"bankCode":"VCB"}',
            'Nguyễn Văn Đức', '0123456789852', 'Vietcombank', 1700000000000000, 'mai', NULL,
            'processing', 1700000031000000, 1700000031000000, 3, 'TN-1', 0, NULL, NULL, NULL,
            1, NULL, 0, 1700000036000000, 'nguyen van duc'
        );
        INSERT INTO evidence VALUES (
            1, 1, 'createAnswer', 'pending', '1', NULL, NULL, NULL, 'TN-1', NULL,
            1700000031000000, '[]'
        );
        INSERT INTO transitions VALUES
            (1, 1, NULL, 'queued', 1700000000000000, 'mai', 'created', 0, NULL),
            (2, 1, 'queued', 'submitting', 1700000030000000, 'dispatcher', 'sent', 0, NULL),
            (3, 1, 'submitting', 'processing', 1700000031000000, 'dispatcher', 'said', 0, 1);
        INSERT INTO attempts VALUES (
            1, 1, 1700000030000000, 1700000060000000, 1700000031000000, 'answered', NULL, NULL, 1,
            NULL
        );
        """

    private func makeFirstVersion(_ ledger: TestLedger) throws {
        try ledger.database().write { db in
            try db.execute(sql: Schema.migrations[0])
            try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
            try db.execute(sql: "PRAGMA user_version = 1")
            try db.execute(sql: Self.firstRows)
        }
    }

    @Test func `a ledger of version 1 keeps its payouts and takes notifications`() async throws {
        let ledger = try TestLedger()
        try makeFirstVersion(ledger)
        let store = try ledger.open()
        let version = try await ledger.database().read { db in
            try Int.fetchOne(db, sql: "PRAGMA user_version")
        }
        #expect(version == Schema.version)
        let found = try #require(try await store.payout(orderNumber: Payout.make(1).orderNumber))
        #expect(found.status == .processing)
        #expect(found.id == PayoutID(rawValue: "PO-1"))
        try await store.keep(.make(.paid, reference: "TN-1"))
        #expect(try await store.applyAll().map(\.disposition) == [.applied])
        let history = try #require(try await store.history(of: found.id))
        #expect(history.payout.status == .paid)
        #expect(history.transitions.map(\.to) == [.queued, .submitting, .processing, .paid])
        #expect(history.notifications.count == 1)
        #expect(try await store.tallies().map(\.status) == [.paid])
    }

    @Test func `a ledger of version 1 is filtered and sorted like a new one`() async throws {
        let ledger = try TestLedger()
        try makeFirstVersion(ledger)
        let store = try ledger.open()
        try await store.create(.make(2, beneficiary: .make(name: "Ân"), createdAt: .test(-500)))
        let first = PayoutID(rawValue: "PO-1")
        let byName = PayoutOrder([.init(.name, isDescending: false)])
        let page = try await store.page(PayoutFilter(), in: byName, at: .newest, limit: 5)
        #expect(page.payouts.map(\.id) == [.make(2), first])
        var filter = PayoutFilter()
        filter.createdFrom = .testStart
        #expect(try await store.page(filter, at: .newest, limit: 5).payouts.map(\.id) == [first])
        filter.createdFrom = nil
        filter.createdBefore = .testStart
        let earlier = try await store.page(filter, at: .newest, limit: 5)
        #expect(earlier.payouts.map(\.id) == [.make(2)])
    }

    @Test func `an upgraded ledger has the tables of a new one`() async throws {
        let ledgers = [try TestLedger(), try TestLedger()]
        try makeFirstVersion(ledgers[0])
        let schemas = try ledgers.map { ledger in
            _ = try ledger.open()
            return try ledger.database().read { db in
                try String?.fetchAll(db, sql: "SELECT sql FROM sqlite_master ORDER BY name")
            }
        }
        #expect(schemas[0] == schemas[1])
    }

    /// The log of an upgrade is as large as the ledger, and every later start would read it.
    @Test func `an upgrade leaves no log behind`() throws {
        let ledger = try TestLedger()
        try makeFirstVersion(ledger)
        let store = try ledger.open()
        let log = try FileManager.default.attributesOfItem(atPath: store.path + "-wal")
        #expect(log[.size] as? Int == 0)
    }
}
