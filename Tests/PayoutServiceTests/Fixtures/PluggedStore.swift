import Foundation
import Payouts
import Synchronization

/// A process's connection to the ledger, whose plug a test can pull at any moment.
///
/// Once pulled, nothing that the process still does reaches the ledger.
final class PluggedStore: PayoutStore {
    /// A writing function of the store.
    enum Operation: CaseIterable, Hashable, Sendable {
        case create, apply, claimAttempt, claimRepeat, finishAttempt, recover
        case claimQueries, beginQuery, finishQuery
        case keep, applyNotifications, dismissNotifications, replayNotification
        case startRequery, claimRequeries, finishRequery, cancelRequery
        case claim, snooze, addNote, resolve, confirmResolution, discardResolution, markLate
        case pause, resume, reserveCall, recordBalances, recordReveal
        case approve, reject, recall, setBlocked
        case keepReconciliation, claimBreak, snoozeBreak, noteBreak, resolveBreak, confirmBreak,
            discardBreak
        case commitBatch, closeDay
        /// Changes nothing, and fails like those that do.
        case checkWritable
    }

    /// When something can go wrong: before a transaction, or after it and before anybody knows.
    enum Moment: Hashable, Sendable {
        case before(Operation)
        case after(Operation)
    }

    /// What goes wrong.
    enum Fate: Sendable {
        case proceed
        case fail(StoreError)
        case pullPlug
        /// Somebody else does something, and the process goes on.
        case meanwhile(@Sendable () async throws(StoreError) -> Void)
    }

    private struct State {
        var isDead = false
        var counts: [Operation: Int] = [:]
        var plan: @Sendable (Moment) -> Fate = { _ in .proceed }
        var next: (moment: Moment, fate: Fate)?

        mutating func fate(at moment: Moment) -> Fate {
            guard let next, next.moment == moment else { return plan(moment) }
            self.next = nil
            return next.fate
        }
    }

    let base: any PayoutStore
    private let state = Mutex(State())

    init(_ base: any PayoutStore) { self.base = base }

    /// Says what goes wrong from now on.
    func plan(_ plan: @escaping @Sendable (Moment) -> Fate) {
        state.withLock { $0.plan = plan }
    }

    /// Says what goes wrong the next time that a moment comes, and only then.
    func plan(_ fate: Fate, next moment: Moment) {
        state.withLock { $0.next = (moment, fate) }
    }

    /// Whether the plug was pulled.
    var isDead: Bool { state.withLock(\.isDead) }

    /// How often a function was called.
    func count(_ operation: Operation) -> Int {
        state.withLock { $0.counts[operation, default: 0] }
    }

    /// Ends the process.
    func pullPlug() { state.withLock { $0.isDead = true } }

    private func check(_ moment: Moment) async throws(StoreError) {
        let fate: Fate = state.withLock { state in
            guard !state.isDead else { return .pullPlug }
            let fate = state.fate(at: moment)
            if case .pullPlug = fate { state.isDead = true }
            return fate
        }
        switch fate {
        case .proceed: break
        case .fail(let error): throw error
        case .pullPlug: throw .failed("the process is gone")
        case .meanwhile(let act): try await act()
        }
    }

    func write<Value>(
        _ operation: Operation,
        _ body: () async throws(StoreError) -> Value
    ) async throws(StoreError) -> Value {
        state.withLock { $0.counts[operation, default: 0] += 1 }
        try await check(.before(operation))
        let value = try await body()
        try await check(.after(operation))
        return value
    }
}

// MARK: - Writing

extension PluggedStore {
    func create(_ payout: Payout) async throws(StoreError) {
        try await write(.create) { () async throws(StoreError) in try await base.create(payout) }
    }

    func apply(
        _ event: PayoutEvent,
        to id: PayoutID,
        context: ChangeContext
    ) async throws(StoreError) -> Payout {
        try await write(.apply) { () async throws(StoreError) in
            try await base.apply(event, to: id, context: context)
        }
    }

    func claimAttempt(
        only: PayoutID?,
        providers: [ProviderID: AttemptTerms],
        at: Date
    ) async throws(StoreError) -> Payout? {
        try await write(.claimAttempt) { () async throws(StoreError) in
            try await base.claimAttempt(only: only, providers: providers, at: at)
        }
    }

    func claimRepeat(
        of id: PayoutID,
        terms: AttemptTerms,
        at: Date
    ) async throws(StoreError) -> Payout? {
        try await write(.claimRepeat) { () async throws(StoreError) in
            try await base.claimRepeat(of: id, terms: terms, at: at)
        }
    }

    func finishAttempt(
        of id: PayoutID,
        number: Int,
        report: CreateReport,
        context: ChangeContext
    ) async throws(StoreError) -> Payout {
        try await write(.finishAttempt) { () async throws(StoreError) in
            try await base.finishAttempt(of: id, number: number, report: report, context: context)
        }
    }

    func recoverInterrupted(
        policies: [ProviderID: LifecyclePolicy],
        at: Date
    ) async throws(StoreError) -> [Payout] {
        try await write(.recover) { () async throws(StoreError) in
            try await base.recoverInterrupted(policies: policies, at: at)
        }
    }

    func claimQueries(
        providers: Set<ProviderID>,
        limit: Int,
        lease: Duration,
        at: Date
    ) async throws(StoreError) -> [Payout] {
        try await write(.claimQueries) { () async throws(StoreError) in
            try await base.claimQueries(providers: providers, limit: limit, lease: lease, at: at)
        }
    }

    func beginQuery(
        of id: PayoutID,
        unlessAskedSince since: Date,
        lease: Duration,
        at: Date
    ) async throws(StoreError) -> QueryTurn {
        try await write(.beginQuery) { () async throws(StoreError) in
            try await base.beginQuery(of: id, unlessAskedSince: since, lease: lease, at: at)
        }
    }

    func finishQuery(
        of id: PayoutID,
        until right: Date,
        report: QueryReport,
        context: ChangeContext
    ) async throws(StoreError) -> Payout {
        try await write(.finishQuery) { () async throws(StoreError) in
            try await base.finishQuery(of: id, until: right, report: report, context: context)
        }
    }
}

// MARK: - Reading

extension PluggedStore {
    func checkWritable() async throws(StoreError) {
        try await write(.checkWritable) { () async throws(StoreError) in
            try await base.checkWritable()
        }
    }

    func payout(_ id: PayoutID) async throws(StoreError) -> Payout? { try await base.payout(id) }

    func payout(orderNumber: OrderNumber) async throws(StoreError) -> Payout? {
        try await base.payout(orderNumber: orderNumber)
    }

    func history(of id: PayoutID) async throws(StoreError) -> PayoutHistory? {
        try await base.history(of: id)
    }

    func page(
        _ filter: PayoutFilter,
        in order: PayoutOrder,
        at position: PagePosition,
        limit: Int
    ) async throws(StoreError) -> PayoutPage {
        try await base.page(filter, in: order, at: position, limit: limit)
    }

    func count(_ filter: PayoutFilter) async throws(StoreError) -> PayoutCount {
        try await base.count(filter)
    }

    func tallies() async throws(StoreError) -> [PayoutTally] { try await base.tallies() }

    func attemptTallies() async throws(StoreError) -> [AttemptTally] {
        try await base.attemptTallies()
    }

    func changes(_ scope: ChangeScope) -> AsyncStream<Void> { base.changes(scope) }
}
