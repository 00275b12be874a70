import GRDB
import Payouts
import PayoutsTesting
import Testing

@testable import SQLiteStore

struct SelectionTests {
    @Test func `every way of searching finds the same payouts`() async throws {
        let store = try TestLedger().open()
        var generator = SeededGenerator(seed: 11)
        for number in 0..<150 {
            let provider = try #require(ProviderID.allCases.randomElement(using: &generator))
            let status = try #require(PayoutStatus.allCases.randomElement(using: &generator))
            try await store.makePayout(number, in: status, provider: provider)
        }
        let statuses: [Set<PayoutStatus>] = [[], [.paid], [.queued, .failed, .unknown]]
        let providers: [Set<ProviderID>] = [[], [.dvpay], [.payproBD, .payproVN, .vexoraAR]]
        var found: Set<Int64> = []
        for status in statuses {
            for provider in providers {
                for text in ["nguyen", "duc ord10000", "ord10001", "payprovn"] {
                    let filter = PayoutFilter(statuses: status, providers: provider, text: text)
                    found.formUnion(try await keys(filter, in: store))
                }
            }
        }
        #expect(found.count == 150)
    }

    /// What the filter selects after the 20th payout, expecting that all ways agree.
    private func keys(_ filter: PayoutFilter, in store: SQLiteStore) async throws -> [Int64] {
        try await store.read { db in
            let selection = try Selection(filter, in: db)
            return try [Selection.Walk.older(than: 151), .newer(than: 20)].flatMap { walk in
                let results = try Selection.Way.allCases.map { way in
                    let (sql, arguments) = selection.statement(walk, limit: 200, way)
                    return try Int64.fetchAll(db, sql: sql, arguments: arguments)
                }
                #expect(Set(results).count == 1, "\(filter)")
                return results[0]
            }
        }
    }
}
