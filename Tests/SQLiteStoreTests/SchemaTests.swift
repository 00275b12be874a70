import Foundation
import GRDB
import Payouts
import PayoutsTesting
import Testing

@testable import SQLiteStore

/// How an older ledger is brought up to date.
struct SchemaTests {
    private static let tables = ["payouts", "evidence", "transitions", "attempts", "queries"]

    /// Writes what a ledger holds as a Paydesk of version 1 would have written it.
    private func copy(_ modern: TestLedger, asFirstVersionTo old: TestLedger) throws {
        try old.database().inDatabase { db in
            try db.execute(sql: "ATTACH DATABASE ? AS modern", arguments: [modern.path])
            try db.execute(sql: Schema.firstTables)
            for table in Self.tables {
                let columns = try db.columns(in: table).map(\.name).joined(separator: ", ")
                try db.execute(
                    sql: """
                        INSERT INTO main.\(table) (\(columns))
                        SELECT \(columns) FROM modern.\(table) ORDER BY 1, 2
                        """
                )
            }
            try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
            try db.execute(sql: "PRAGMA user_version = 1")
            try db.execute(sql: "DETACH DATABASE modern")
        }
    }

    /// Payouts in every status, and one for each reason that a first version could have.
    private func fill(_ store: SQLiteStore) async throws -> [PayoutID] {
        var ids: [PayoutID] = []
        for (number, status) in PayoutStatus.allCases.enumerated() {
            ids.append(try await store.makePayout(number, in: status).id)
        }
        let canceled = try await store.makePayout(20, in: .canceled).id
        try await store.apply(.evidence(.make(.paid)), to: canceled, context: .make(at: 60))
        let differing = try await store.makePayout(21, in: .submitting).id
        let mismatch = Evidence.make(.paid, mismatches: ["the amount"])
        try await store.apply(.evidence(mismatch), to: differing, context: .make(at: 60))
        let silent = try await store.makePayout(22, in: .submitting).id
        let policy = LifecyclePolicy(retryDelays: [], queryDelays: [])
        try await store.finishAttempt(
            of: silent,
            number: 1,
            report: .make(.unknown(UnknownReason(.timeout))),
            context: .make(at: 61, policy: policy)
        )
        try await store.finishQuery(
            of: silent,
            report: .make(.noAnswer("HTTP 503")),
            context: .make(at: 62, by: .queryWorker, policy: policy)
        )
        return ids + [canceled, differing, silent]
    }

    @Test func `a ledger of the first version reads as if it had always been of this one`()
        async throws
    {
        let modern = try TestLedger()
        let source = try modern.open()
        let ids = try await fill(source)
        let old = try TestLedger()
        try copy(modern, asFirstVersionTo: old)

        let store = try old.open()
        for id in ids {
            var expected = try #require(try await source.history(of: id))
            // When it began to need a person was not kept then; the status is the best witness.
            if !expected.payout.attention.isEmpty {
                expected.payout.attentionSince = expected.payout.statusSince
            }
            #expect(try await store.history(of: id) == expected)
        }
        let reasons = try await store.worklistTallies(at: .test(100)).map(\.reason)
        #expect(
            Set(reasons) == [
                .unknownOutcome, .conflicting, .reversed, .gaveUpQuerying, .mismatch, .unexpected,
            ]
        )
        #expect(try await store.tallies() == source.tallies())
        #expect(try await store.claimAttempt(only: nil, providers: .test, at: .test(70)) != nil)
        #expect(try await old.open().count(PayoutFilter()).value == ids.count)
    }

    @Test(arguments: Currency.all)
    func `the worklist sorts amounts by the whole units of every currency`(
        _ currency: Currency
    ) throws {
        let sql = "SELECT \(Schema.wholeUnits) FROM (SELECT 123456 AS amount_minor, ? AS currency)"
        let units = try DatabaseQueue().read { db in
            try Int64.fetchOne(db, sql: sql, arguments: [currency.code])
        }
        #expect(units == 123_456 / currency.minorUnitsPerMajor)
    }
}
