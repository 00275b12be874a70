import Foundation
import GRDB
import Payouts
import PayoutsTesting
import Testing

@testable import SQLiteStore

/// The bounds of looking at payouts one by one, on a ledger that is small for them.
struct LookingTests {
    private static let dense: PayoutFilter = {
        var filter = PayoutFilter()
        filter.currencies.only = [.usd]
        return filter
    }()

    /// Two hundred payouts, every fiftieth of which is in dollars and named differently.
    private func makeStore() async throws -> SQLiteStore {
        let store = try TestLedger().open()
        for number in 1...200 {
            let isRare = number.isMultiple(of: 50)
            let payout = Payout.make(
                number,
                amount: Money(minorUnits: Int64(number), currency: isRare ? .usd : .vnd),
                beneficiary: .make(name: isRare ? "Rare One" : "Many One"),
                createdAt: .test(Double(number))
            )
            try await store.create(payout)
        }
        return store
    }

    /// What a filter finds with so much to look at, and where looking stopped.
    private func find(
        _ filter: PayoutFilter,
        in store: SQLiteStore,
        _ walk: Selection.Walk = .older(than: .max),
        limit: Int = 200,
        lookups: Int = 0,
        budget: Int = .max
    ) async throws -> Found {
        try await store.read { db in
            let lists = try Selection(filter, in: db)
            var looking = try Looking(filter, in: lists, lookups: lookups, db)
            looking.budget = budget
            return try looking.find(in: db, walk, limit: limit, isBounded: true)
        }
    }

    @Test func `looking ends where so many were looked at, and goes on from there`() async throws {
        let store = try await makeStore()
        var found = try await find(Self.dense, in: store, budget: 70)
        #expect(found.keys == [200, 150])
        #expect(found.lookedAt == 70)
        #expect(found.last == 131)
        found = try await find(Self.dense, in: store, .older(than: 131), budget: 70)
        #expect(found.keys == [100])
        #expect(found.last == 61)
        found = try await find(Self.dense, in: store, .older(than: 61), budget: 70)
        #expect(found.keys == [50])
        #expect(found.last == nil)
        found = try await find(Self.dense, in: store, .newer(than: 0), budget: 70)
        #expect(found.keys == [50])
        #expect(found.last == 70)
    }

    @Test func `what fills a page or ends the ledger leaves nothing out`() async throws {
        let store = try await makeStore()
        #expect(try await find(Self.dense, in: store, limit: 2, budget: 70).last == nil)
        #expect(try await find(Self.dense, in: store, budget: 200).last == nil)
        #expect(try await find(Self.dense, in: store, budget: 199).last == 2)
    }

    /// Every way to the payouts that match, with every bound, for any filter.
    @Test func `every way of looking finds the same payouts`() async throws {
        let store = try TestLedger().open()
        var (model, generator) = (FilterModel(), SeededGenerator(seed: 31))
        try await model.fill(store, using: &generator)
        var ways: Set<String> = []
        for _ in 0..<300 {
            let filter = PayoutFilter.random(using: &generator)
            let expected = model.list(filter, in: .newestFirst).map(\.id)
            for way in try await self.ways(filter, in: store) {
                ways.insert("\(way)".prefix { $0 != "(" }.description)
                for budget in [1, 7, 1_000] {
                    let found = try await store.read { db in
                        let lists = try Selection(filter, in: db)
                        let spans = try Spans(of: filter, in: db)
                        var looking = Looking(filter, in: lists, through: spans, by: way)
                        looking.budget = budget
                        return try payouts(looking, in: db)
                    }
                    #expect(found == expected, "\(filter) \(way)")
                }
            }
        }
        #expect(ways == ["walk", "lookUp", "findWords", "walkWords"])
    }

    private func ways(
        _ filter: PayoutFilter,
        in store: SQLiteStore
    ) async throws -> [Looking.Way] {
        try await store.read { db in
            let lists = try Selection(filter, in: db)
            let sources = Sources(filter, in: lists, lookups: 0, db)
            let words: [Looking.Way] = lists.words.isEmpty ? [] : [.findWords, .walkWords]
            return [.walk] + sources.indexed.map { .lookUp($0.parts) } + words
        }
    }

    /// Walks to the end, from wherever looking stopped.
    private func payouts(_ looking: Looking, in db: Database) throws -> [PayoutID] {
        var keys: [Int64] = []
        var walk = Selection.Walk.older(than: .max)
        while true {
            let found = try looking.find(in: db, walk, limit: 200, isBounded: true)
            keys += found.keys
            guard let last = found.last else { break }
            walk = .older(than: last)
        }
        return try db.payouts(keys).map(\.id)
    }

    @Test func `what is too much is not sorted, and the error says how much it is`() async throws {
        let store = try await makeStore()
        var amounts = PayoutFilter()
        amounts.amounts = [AmountBound(.atMost, tenThousandths: 50_000)]
        let order = PayoutOrder([.init(.amount, isDescending: false)])
        func sort(_ filter: PayoutFilter, upTo limit: Int) async throws -> [PayoutID] {
            try await store.read { db in
                let reader = try SortedReader(filter, in: order, upTo: limit, db)
                return try reader.page(at: .newest, limit: 10).payouts.map(\.id)
            }
        }
        // All four in dollars are below five, and five in đồng are not above it.
        #expect(try await sort(Self.dense, upTo: 4).count == 4)
        #expect(try await sort(amounts, upTo: 9).count == 9)
        let exact = PayoutCount(value: 4, isExact: true)
        await #expect(throws: StoreError.tooManyToSort(exact, limit: 3)) {
            try await sort(Self.dense, upTo: 3)
        }
        let guess = PayoutCount(value: 8, isExact: false)
        await #expect(throws: StoreError.tooManyToSort(guess, limit: 8)) {
            try await sort(amounts, upTo: 8)
        }
        #expect(
            StoreError.tooManyToSort(PayoutCount(value: 709_488, isExact: true), limit: 50_000)
                .message
                == "709,488 payouts match; at most 50,000 can be sorted. Narrow the filter first."
        )
    }

    @Test func `days are found where they are in the ledger, whatever the clock did`() async throws
    {
        let ledger = try TestLedger()
        let store = try ledger.open()
        try await store.create(.make(1, createdAt: .test(0)))
        // One a second, but for the 10,000th, which a clock that was set back made early.
        try await ledger.database().write { db in
            try db.execute(
                sql: """
                    INSERT INTO payouts (
                        id, provider, order_number, idempotency_key, amount_minor, currency,
                        beneficiary_fields, beneficiary_name, beneficiary_account,
                        beneficiary_institution, created_at, created_by, status, status_since,
                        updated_at, version, flags, attempt_count, query_count, search_text
                    )
                    WITH RECURSIVE numbers (n) AS (
                        SELECT 2 UNION ALL SELECT n + 1 FROM numbers WHERE n < 20000
                    )
                    SELECT 'PO-' || n, provider, 'ORD' || n, 'key' || n, amount_minor, currency,
                        beneficiary_fields, beneficiary_name, beneficiary_account,
                        beneficiary_institution,
                        created_at + iif(n = 10000, 100, n) * 1000000, created_by, status,
                        status_since, updated_at, version, flags, attempt_count, query_count, ''
                    FROM numbers JOIN payouts ON seq = 1
                    """
            )
        }
        var filter = PayoutFilter()
        filter.createdFrom = .test(100)
        filter.createdBefore = .test(103)
        let spans = try await store.read { [filter] db in try Spans(of: filter, in: db).ranges }
        #expect(spans == [1...4_095, 8_192...12_287])
        let expected = ["PO-10000", "PO-102", "PO-101", "PO-100"]
        let page = try await store.page(filter, at: .newest, limit: 9)
        #expect(page.payouts.map(\.id.rawValue) == expected)
        let byTime = PayoutOrder([.init(.created, isDescending: false)])
        let sorted = try await store.page(filter, in: byTime, at: .newest, limit: 9)
        #expect(
            sorted.payouts.map(\.id.rawValue) == ["PO-10000", "PO-100", "PO-101", "PO-102"]
        )
        filter.createdFrom = .test(30_000)
        filter.createdBefore = nil
        #expect(try await store.page(filter, at: .newest, limit: 9).payouts.isEmpty)
    }
}
