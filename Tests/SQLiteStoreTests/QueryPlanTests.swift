import Foundation
import GRDB
import Payouts
import PayoutsTesting
import Testing

@testable import SQLiteStore

/// Looks at how SQLite carries out every statement that the store really sends.
struct QueryPlanTests {
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
        try await exerciseLooking(in: store)
        _ = try await store.history(of: .make(5))
        _ = try await store.payout(orderNumber: Payout.make(5).orderNumber)
        _ = try await store.claimAttempt(only: nil, providers: .test, at: .test(100))
        let all = Set(ProviderID.allCases)
        _ = try await store.beginQuery(
            of: .make(5),
            unlessAskedSince: .test(0),
            lease: .seconds(1),
            at: .test(100)
        )
        _ = try await store.claimQueries(
            providers: all,
            limit: 5,
            lease: .seconds(1),
            at: .test(100)
        )
        _ = try await store.recoverInterrupted(policies: [:], at: .test(1_000))
        try await exerciseWorklist(store)
        try await exerciseProviders(store)
        try await exerciseNotifications(of: store)
        try await exerciseBatches(store)
        try await exerciseCloses(of: store)
        try await exerciseApprovals(of: store)
    }

    private func exerciseApprovals(of store: SQLiteStore) async throws {
        let batch = Batch.make(8, rowCount: 1)
        try await store.commit(batch, [.make(80, in: batch, status: .pendingApproval)])
        for filter in [
            ApprovalFilter(), ApprovalFilter(providers: [.payproVN], currencies: [.vnd]),
            ApprovalFilter(maker: batch.createdBy, text: "nguyen day"),
        ] {
            let first = try await store.pendingApprovals(filter, after: nil, limit: 1).first
            _ = try await store.pendingApprovals(filter, after: first, limit: 3)
        }
    }

    /// Every part of a filter, in the ledger's order and in others.
    private func exerciseLooking(in store: SQLiteStore) async throws {
        let orders = PayoutOrder.Column.allCases.map {
            PayoutOrder([.init($0, isDescending: true)])
        }
        var generator = SeededGenerator(seed: 41)
        for _ in 0..<200 {
            let filter = PayoutFilter.random(using: &generator)
            for order in [.newestFirst, orders.randomElement(using: &generator) ?? .newestFirst] {
                for position in Self.positions {
                    _ = try await store.page(filter, in: order, at: position, limit: 3)
                }
            }
            _ = try await store.count(filter)
        }
        for order in orders {
            _ = try await store.page(PayoutFilter(), in: order, at: .after(.make(5)), limit: 3)
        }
    }

    private func exerciseWorklist(_ store: SQLiteStore) async throws {
        let minh = OperatorName(rawValue: "minh")
        for owner in [nil, minh] {
            for isWhole in [true, false] {
                let filter = WorklistFilter(
                    reasons: [.unknownOutcome, .unresolvedBreak],
                    owner: owner,
                    includesSnoozed: isWhole
                )
                let page = try await store.page(.first, filter, limit: 1)
                _ = try await store.page(.last, filter, limit: 5)
                guard let entry = page.entries.first else { continue }
                _ = try await store.page(.after(entry), filter, limit: 5)
                _ = try await store.page(.before(entry), filter, limit: 5)
            }
        }
        _ = try await store.openAttention(at: .test(100))
        _ = try await store.worklistTallies(at: .test(100))
        try await store.claim(.make(5), owner: minh, force: false, by: minh, at: .test(100))
        try await store.snooze(.make(5), until: .test(200), by: minh, at: .test(100))
        let resolution = Resolution(
            claim: .paid,
            seenAt: "portal",
            reference: "T-1",
            note: "there",
            by: minh,
            at: .test(100)
        )
        _ = try await store.resolve(
            resolution,
            of: .make(5),
            needsSecond: true,
            context: .make(at: 100)
        )
        _ = try await store.confirmResolution(of: .make(5), context: .make(at: 101))
        _ = try await store.history(of: .make(5))
        let usual = [ProviderID.payproVN: Duration.seconds(1)]
        _ = try await store.markLate(usual: usual, at: .test(100))
    }

    private func exerciseProviders(_ store: SQLiteStore) async throws {
        let nothing = Money(minorUnits: 0, currency: .vnd)
        let balance = Balance(available: nothing, held: nothing)
        try await store.recordBalances([balance], of: .payproVN, at: .test(100))
        try await store.create(.make(100))
        _ = try await store.claimAttempt(only: nil, providers: .test, at: .test(100))
        try await store.recordBalances([balance], of: .payproVN, at: .test(101))
        try await store.pause(.dvpay, reason: "x", by: .dispatcher, at: .test(101))
        try await store.resume(.dvpay, by: .dispatcher, at: .test(101))
        _ = try await store.providerStates()
        _ = try await store.reports(on: ProviderID.allCases, at: .test(200))
        _ = try await store.backlog(at: .test(200))
    }

    private func exerciseNotifications(of store: SQLiteStore) async throws {
        let refusal = NotificationVerdict.refused(NotificationRefusal(.unsigned))
        for verdict in [nil, refusal] {
            for reference in [nil, "TN-1"] {
                try await store.keep(.make(about: 5, reference: reference, verdict: verdict))
            }
        }
        try await store.applyAll()
        for filter in [
            NotificationFilter(), NotificationFilter(providers: [.payproVN]),
            NotificationFilter(dispositions: [.applied, .refused]),
            NotificationFilter(refusals: [.unsigned]), NotificationFilter(payout: .make(5)),
            NotificationFilter(differs: true), NotificationFilter(text: "TN-1"),
            NotificationFilter(text: "1"),
        ] {
            _ = try await store.notifications(filter, before: 9, limit: 3)
            for position: NotificationPosition in [
                .newest, .oldest, .olderThan(9), .newerThan(1),
            ] {
                _ = try await store.notificationPage(filter, at: position, limit: 3)
            }
        }
        for id in 1...4 { try await exerciseReplay(of: Int64(id), in: store) }
        _ = try await store.notificationTallies()
        _ = try await store.differingNotifications()
        try await store.dismissNotifications(
            of: .payproVN,
            upTo: 9,
            by: OperatorName(rawValue: "mai"),
            at: .test(100)
        )
    }

    private func exerciseReplay(of id: Int64, in store: SQLiteStore) async throws {
        let subject = NotificationSubject(orderNumber: nil, providerReference: "TN-2")
        let request = ReplayRequest(
            id: id,
            verdict: .authentic(subject),
            by: OperatorName(rawValue: "mai"),
            at: .test(100),
            policy: .standard
        )
        _ = try await store.replayNotification(request, reading: ProviderNotification.evidence)
        _ = try await store.notification(id)
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
        // Bringing the schema up to date may read whole tables.
        _ = try ledger.open()
        let trace = StatementTrace()
        let store = try ledger.open { db in trace.watch(db) }
        try await exercise(store)
        // What triggers do is not traced as a statement of its own.
        let triggered = Schema.awaited.map { $0.replacing(/new\.\w+/, with: "?") }
        let statements = try Set(
            trace.statements + searches(in: store) + looks(in: store) + triggered
        ).sorted()
        try #require(statements.count > 30)
        try await ledger.database().read { db in
            for sql in statements {
                let plan = try plan(of: sql, in: db)
                #expect(!plan.isEmpty)
                for step in plan { #expect(isBounded(step, in: sql), "\(plan)\n\(sql)") }
            }
        }
    }

    /// The ways of looking that only long ledgers take.
    private func looks(in store: SQLiteStore) throws -> [String] {
        var generator = SeededGenerator(seed: 42)
        return try store.pool.read { db in
            try (0..<300).flatMap { _ in
                let filter = PayoutFilter.random(using: &generator)
                let lists = try Selection(filter, in: db)
                let spans = try Spans(of: filter, in: db)
                let sources = Sources(filter, in: lists, lookups: 0, db)
                let words: [Looking.Way] = lists.words.isEmpty ? [] : [.findWords, .walkWords]
                return try ([.walk] + sources.indexed.map { .lookUp($0.parts) } + words).map {
                    way in
                    let looking = Looking(filter, in: lists, through: spans, by: way)
                    let source = looking.source(in: 1...9)
                    let sql: SQL = "SELECT seq FROM \(source) ORDER BY seq DESC LIMIT 9"
                    return try sql.build(db).sql
                }
            }
        }
    }

    /// What must be found by the index that was made for it, and by no other.
    private static let indexed = [
        ("ORDER BY status_since, id", "payouts_awaiting"),
        ("ORDER BY attention_since / 60000000", "payouts_worklist"),
        ("min(CASE WHEN", "COVERING INDEX payouts_worklist"),
        ("SELECT seq, attention FROM", "COVERING INDEX payouts_worklist"),
        ("status_since < ?", "payouts_open"),
        ("sum(created_at > ?)", "COVERING INDEX payouts_open"),
        ("SELECT status_since", "COVERING INDEX payouts_open"),
        ("AND currency = ? ORDER BY seq LIMIT ?", "payouts_held"),
        ("min((status_since - ?) / ?, ?)", "COVERING INDEX payouts_settled"),
        (", at - started_at", "COVERING INDEX payouts_settled"),
        ("sum(status = 'paid')", "COVERING INDEX payouts_settled"),
        ("is_reversal = 1", "transitions_reversed"),
        ("finished_at - started_at", "COVERING INDEX payouts_open"),
        ("sum(finished_at >= ?)", "attempts_by_end"), ("AS sent", "attempts_by_end"),
        ("received_at - provider_time", "notifications_listed"),
        ("nullif(raw_status, '')", "evidence_unclear"),
        ("evidence.reason_code, max", "transitions_settled"),
        ("result = 'noAnswer'", "queries_unanswered"),
        ("WHERE batch = ? AND status = ? AND seq > ?", "COVERING INDEX payouts_of_batch"),
        ("beneficiary_account = ?2", "payouts_alike"),
        ("beneficiary_account = wanted.value", "payouts_alike"),
        ("WHERE replaces = ?", "COVERING INDEX payouts_replacing"),
        ("content_digest = ? AND", "batches_by_content"),
        ("from_status, to_status, count(*)", "COVERING INDEX transitions_counted"),
        ("AS settled_at", "transitions_reversed"),
    ]

    @Test func `each range by time, age or place on the worklist has its index`() async throws {
        let ledger = try TestLedger()
        // Bringing the schema up to date may read whole tables.
        _ = try ledger.open()
        let trace = StatementTrace()
        let store = try ledger.open { db in trace.watch(db) }
        for (number, status) in PayoutStatus.allCases.enumerated() {
            try await store.makePayout(number, in: status)
        }
        try await exerciseWorklist(store)
        try await exerciseProviders(store)
        try await exerciseBatches(store)
        try await exerciseCloses(of: store)
        try await exerciseApprovals(of: store)
        let statements = trace.statements.filter { $0.hasPrefix("SELECT") }
        try await ledger.database().read { db in
            for (phrase, index) in Self.indexed {
                let found = statements.filter { $0.contains(phrase) }
                #expect(!found.isEmpty, "nobody asks for \(phrase)")
                for sql in found {
                    let plan = try plan(of: sql, in: db)
                    #expect(plan.contains { $0.contains("\(index) (") }, "\(plan)\n\(sql)")
                }
            }
        }
    }

    @Test func `looking reads nothing but the index of facts, and text where it must`() throws {
        let ledger = try TestLedger()
        let statements = try looks(in: ledger.open())
        try ledger.database().read { db in
            for sql in Set(statements) {
                let plan = try plan(of: sql, in: db)
                let index = sql.contains("search_text") ? "INDEX" : "COVERING INDEX"
                #expect(
                    plan.contains { $0.hasPrefix("SEARCH payouts USING \(index) payouts_facts (") },
                    "\(plan)\n\(sql)"
                )
            }
        }
    }

    private func plan(of sql: String, in db: Database) throws -> [String] {
        let explain = try db.makeStatement(sql: "EXPLAIN QUERY PLAN \(sql)")
        explain.setUncheckedArguments([])
        return try Row.fetchAll(explain).map { $0["detail"] }
    }

    private func isBounded(_ step: String, in sql: String) -> Bool {
        let tables = [
            "payouts", "transitions", "evidence", "attempts", "queries", "care", "notes",
            "resolutions", "audit", "notifications", "batches", "closings", "closing_figures",
            "closing_breaks",
        ]
        if tables.contains(where: { step.hasPrefix("SCAN \($0)") && !step.contains("VIRTUAL") }) {
            return false
        }
        // The ranges of a list, each with a limit, the evidence of one payout and the totals of
        // what happened in an hour or two are few.
        // What is sorted is counted before.
        if sql.hasPrefix("SELECT payouts.seq FROM payouts INDEXED BY payouts_facts") { return true }
        let isShort =
            sql.contains("UNION ALL") || sql.contains("FROM evidence WHERE payout = ?")
            || sql.contains("GROUP BY 1")
            // What was resolved between two closes.
            || sql.contains("closing_resolutions")
            // What waits since the same instant.
            || sql.contains("ORDER BY status_since, id") && step.contains("RIGHT PART")
        return isShort || !step.contains("TEMP B-TREE")
    }
}
