import GRDB
package import Payouts

extension SQLiteStore {
    /// Payouts that one page holds at most.
    static let pageLimit = 1_000
    /// How far a search is counted.
    static let searchCountLimit = 1_000

    /// Reads one payout.
    package func payout(_ id: PayoutID) async throws(StoreError) -> Payout? {
        try await read { db in try db.payout(where: "id", is: id.rawValue)?.payout }
    }

    /// Reads one payout by our reference at the provider.
    package func payout(orderNumber: OrderNumber) async throws(StoreError) -> Payout? {
        try await read { db in
            try db.payout(where: "order_number", is: orderNumber.rawValue)?.payout
        }
    }

    /// Reads everything about one payout, as of one instant.
    package func history(of id: PayoutID) async throws(StoreError) -> PayoutHistory? {
        try await read { db in
            guard let stored = try db.payout(where: "id", is: id.rawValue) else { return nil }
            let evidence = try db.evidence(of: stored.seq)
            let known = Dictionary(
                uniqueKeysWithValues: evidence.map { ($0.rowID, $0.evidence) }
            )
            return PayoutHistory(
                payout: stored.payout,
                transitions: try db.transitions(of: stored.seq, evidence: known),
                attempts: try db.attempts(of: stored.seq, evidence: known),
                evidence: evidence.map(\.evidence),
                queries: try db.queries(of: stored.seq, evidence: known),
                notifications: try db.notifications(about: stored.seq),
                notes: try db.notes(about: stored.seq),
                care: try db.care(of: stored.seq),
                proposal: try db.proposal(about: stored.seq)
            )
        }
    }

    /// Reads a page of at most ``pageLimit``; an unknown payout to begin at is not found.
    package func page(
        _ filter: PayoutFilter,
        in order: PayoutOrder,
        at position: PagePosition,
        limit: Int
    ) async throws(StoreError) -> PayoutPage {
        let limit = min(max(limit, 1), Self.pageLimit)
        return try await read { db in
            guard order == .newestFirst else {
                let reader = try SortedReader(filter, in: order, db)
                return try reader.page(at: position, limit: limit)
            }
            let selection = try Selection(filter, in: db)
            return try PageReader(db: db, selection: selection).page(at: position, limit: limit)
        }
    }

    /// Counts by the totals where they tell, or up to ``searchCountLimit``.
    package func count(_ filter: PayoutFilter) async throws(StoreError) -> PayoutCount {
        try await read { db in
            let selection = try Selection(filter, in: db)
            if let count = selection.exactCount { return PayoutCount(value: count, isExact: true) }
            let limit = Self.searchCountLimit
            let found = try selection.find(in: db, .older(than: .max), limit: limit + 1)
            return PayoutCount(
                value: min(found.keys.count, limit),
                isExact: found.keys.count <= limit && found.last == nil
            )
        }
    }

    /// Reads the totals, which every change of a status keeps up to date.
    package func tallies() async throws(StoreError) -> [PayoutTally] {
        try await read { db in try db.tallies() }
    }

    /// Reads how attempts ended, which every end of one keeps up to date.
    package func attemptTallies() async throws(StoreError) -> [AttemptTally] {
        try await read { db in
            let sql = """
                SELECT provider, outcome, count FROM attempt_tallies
                WHERE count > 0 ORDER BY provider, outcome
                """
            let rows = try Row.fetchCursor(db.cachedStatement(sql: sql))
            return try Array(
                rows.map { row in
                    var cells = Cells(row)
                    return AttemptTally(
                        provider: try cells.raw(),
                        outcome: cells.next(),
                        count: cells.next()
                    )
                }
            )
        }
    }

    /// Listens for changes until the stream's reader ends.
    package func changes(_ scope: ChangeScope) -> AsyncStream<Void> { signal.listen(scope) }
}

extension Database {
    /// The totals by provider, status and currency, where there is any payout.
    func tallies() throws -> [PayoutTally] {
        let sql = """
            SELECT provider, status, count, total_minor, currency FROM tallies
            WHERE count > 0 ORDER BY provider, status, currency
            """
        let rows = try Row.fetchCursor(cachedStatement(sql: sql))
        return try Array(
            rows.map { row in
                var cells = Cells(row)
                return PayoutTally(
                    provider: try cells.raw(),
                    status: try cells.raw(),
                    count: cells.next(),
                    total: try cells.money()
                )
            }
        )
    }
}
