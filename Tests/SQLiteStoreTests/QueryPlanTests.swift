import GRDB
import Payouts
import PayoutsTesting
import Synchronization
import Testing

@testable import SQLiteStore

/// Looks at how SQLite carries out every statement that the store really sends.
struct QueryPlanTests {
    private final class Trace: Sendable {
        private let seen = Mutex<Set<String>>([])

        func watch(_ db: Database) {
            db.trace { event in
                guard case .statement(let statement) = event else { return }
                self.seen.withLock { seen in _ = seen.insert(statement.sql) }
            }
        }

        /// The statements that look for rows; `--` marks what triggers and FTS5 send.
        var statements: [String] {
            seen.withLock(\.self).sorted().filter { sql in
                sql.contains("WHERE") && !sql.hasPrefix("--") && !sql.contains("CREATE ")
            }
        }
    }

    private static let texts = ["", "nguyen", "nguyen du", "zz"]
    private static let positions: [PagePosition] = [
        .newest, .oldest, .after(.make(5)), .before(.make(5)), .from(.make(5)),
    ]

    private func filters() -> [PayoutFilter] {
        let statuses: [Set<PayoutStatus>] = [[], [.paid], Set(PayoutStatus.allCases)]
        let providers: [Set<ProviderID>] = [[], [.payproVN], Set(ProviderID.allCases)]
        return statuses.flatMap { status in
            providers.flatMap { provider in
                Self.texts.map {
                    PayoutFilter(statuses: status, providers: provider, text: $0)
                }
            }
        }
    }

    private func exercise(_ store: SQLiteStore) async throws {
        for (number, status) in PayoutStatus.allCases.enumerated() {
            try await store.makePayout(number, in: status)
        }
        for filter in filters() {
            for position in Self.positions {
                _ = try await store.page(filter, at: position, limit: 3)
            }
            _ = try await store.count(filter)
        }
        _ = try await store.history(of: .make(5))
        _ = try await store.payout(orderNumber: Payout.make(5).orderNumber)
        _ = try await store.claimAttempt(only: nil, providers: .test, at: .test(100))
        let all = Set(ProviderID.allCases)
        _ = try await store.claimQueries(
            providers: all,
            limit: 5,
            lease: .seconds(1),
            at: .test(100)
        )
        _ = try await store.recoverInterrupted(policies: [:], at: .test(1_000))
    }

    /// The ways of searching that only long lists take.
    private func searches(in store: SQLiteStore) throws -> [String] {
        try store.pool.read { db in
            try filters().filter { !$0.text.isEmpty }.flatMap { filter in
                let selection = try Selection(filter, in: db)
                return Selection.Way.allCases.flatMap { way in
                    [Selection.Walk.older(than: 5), .newer(than: 5)].map {
                        selection.statement($0, limit: 5, way).sql
                    }
                }
            }
        }
    }

    @Test func `no statement reads a table from end to end or sorts what has no bound`()
        async throws
    {
        let ledger = try TestLedger()
        let trace = Trace()
        let store = try ledger.open { db in trace.watch(db) }
        try await exercise(store)
        let statements = try Set(trace.statements + searches(in: store)).sorted()
        try #require(statements.count > 30)
        try await ledger.database().read { db in
            for sql in statements {
                let explain = try db.makeStatement(sql: "EXPLAIN QUERY PLAN \(sql)")
                explain.setUncheckedArguments([])
                let plan = try Row.fetchAll(explain).map { $0["detail"] as String }
                #expect(!plan.isEmpty)
                for step in plan { #expect(isBounded(step, in: sql), "\(plan)\n\(sql)") }
            }
        }
    }

    private func isBounded(_ step: String, in sql: String) -> Bool {
        let tables = ["payouts", "transitions", "evidence", "attempts", "queries"]
        if tables.contains(where: { step.hasPrefix("SCAN \($0)") && !step.contains("VIRTUAL") }) {
            return false
        }
        // The ranges of a list, each with a limit, and the evidence of one payout are few.
        let isShort = sql.contains("UNION ALL") || sql.contains("FROM evidence WHERE payout = ?")
        return isShort || !step.contains("TEMP B-TREE")
    }
}
