import GRDB
import Payouts

/// The payouts that a filter selects, and the quickest way to walk through them in order.
///
/// No way reads the table from end to end or sorts more than a page for each range.
struct Selection {
    /// How to find the payouts that have the words among those that are listed.
    enum Way: CaseIterable {
        /// Look into each listed payout for the words.
        case lookForWords
        /// Collect the listed payouts, then walk through those that have the words.
        case collectList
        /// Walk through those that have the words, and look at the status of each.
        case lookAtStatus
    }

    /// The longest list to look into; it takes about two microseconds for each payout.
    static let shortList = 5_000
    /// How many payouts are collected in the time in which the status of one is looked up.
    private static let collectedPerLookup = 4

    /// The words that must all be found; the last may be unfinished.
    let words: [String]
    /// How many payouts the providers, statuses and currencies leave.
    let listedCount: Int
    /// How many payouts the providers and statuses alone leave.
    let lengthOfList: Int
    /// How to find what lists and words alone do not tell.
    private(set) var looking: Looking?
    /// Whether nothing but providers, statuses and currencies is asked for.
    private let isCounted: Bool
    /// The ranges to merge; empty when providers and statuses are all free.
    private let totalCount: Int
    private let ranges: [ListRange]
    private let providers: [ProviderID]
    /// The providers at which words are looked for; empty for all.
    private let places: [ProviderID]
    private let statuses: [PayoutStatus]

    /// A part of the list: one provider's payouts in one status.
    private struct ListRange: Hashable {
        let provider: ProviderID
        let status: PayoutStatus
    }

    init(_ filter: PayoutFilter, in db: Database) throws {
        let all = try db.tallies()
        let tallies = all.filter { tally in
            (filter.statuses.isEmpty || filter.statuses.contains(tally.status))
                && (filter.providers.isEmpty || filter.providers.contains(tally.provider))
        }
        let taken = tallies.filter { filter.currencies.contains($0.total.currency) }
        words = SearchText.wanted(filter.text)
        totalCount = all.reduce(0) { $0 + $1.count }
        listedCount = taken.reduce(0) { $0 + $1.count }
        lengthOfList = tallies.reduce(0) { $0 + $1.count }
        var rest = filter
        rest.currencies = Choice()
        isCounted = words.isEmpty && !rest.needsLooking
        providers = ProviderID.allCases.filter(filter.providers.contains)
        let paying = Set(taken.map(\.provider))
        places = filter.currencies.isAll ? providers : ProviderID.allCases.filter(paying.contains)
        statuses = PayoutStatus.allCases.filter(filter.statuses.contains)
        let isFree = providers.isEmpty && statuses.isEmpty
        let present = Set(tallies.map { ListRange(provider: $0.provider, status: $0.status) })
        ranges =
            isFree
            ? []
            : ProviderID.allCases.flatMap { provider in
                PayoutStatus.allCases.map { ListRange(provider: provider, status: $0) }
            }.filter(present.contains)
        if filter.needsLooking { looking = try Looking(filter, in: self, db) }
    }

    /// How many match, where the totals tell.
    var exactCount: Int? { isCounted ? listedCount : nil }

    /// The payouts that the providers and statuses leave.
    var list: SQL {
        let providers = providers.isEmpty ? ProviderID.allCases : providers
        let statuses = statuses.isEmpty ? PayoutStatus.allCases : statuses
        return """
            SELECT seq FROM payouts INDEXED BY payouts_listed \
            WHERE provider IN \(providers.map(\.rawValue)) AND status IN \(statuses.map(\.rawValue))
            """
    }
}

// MARK: - Walking

extension Selection {
    /// From which payout to walk, and which way.
    enum Walk {
        case older(than: Int64)
        case newer(than: Int64)

        fileprivate var bound: Int64 {
            switch self {
            case .older(let bound), .newer(let bound): bound
            }
        }

        fileprivate func condition(_ column: String) -> String {
            switch self {
            case .older: "\(column) < ?"
            case .newer: "\(column) > ?"
            }
        }

        var order: String {
            switch self {
            case .older: "DESC"
            case .newer: "ASC"
            }
        }
    }

    /// The quickest way to so many payouts, as far as lists and words have nothing to do with
    /// each other.
    private func way(limit: Int) -> Way {
        if words.isEmpty || (!ranges.isEmpty && listedCount <= Self.shortList) {
            return .lookForWords
        }
        let lookups = limit * totalCount / listedCount
        return listedCount <= Self.collectedPerLookup * lookups ? .collectList : .lookAtStatus
    }

    /// The next selected payouts, in the order of the walk.
    ///
    /// A bounded walk ends where too many payouts were looked at.
    func find(
        in db: Database,
        _ walk: Walk,
        limit: Int,
        isBounded: Bool = true
    ) throws -> Found {
        guard listedCount > 0 else { return Found() }
        if let looking {
            return try looking.find(in: db, walk, limit: limit, isBounded: isBounded)
        }
        let (sql, arguments) = statement(walk, limit: limit, way(limit: limit))
        let keys = try Int64.fetchAll(db.cachedStatement(sql: sql), arguments: arguments)
        return Found(keys: keys)
    }

    /// The statement that walks in a certain way; every way gives the same payouts.
    func statement(_ walk: Walk, limit: Int, _ way: Way) -> (sql: String, StatementArguments) {
        switch way {
        case .lookForWords: listed(walk, limit: limit)
        case .collectList, .lookAtStatus:
            searched(walk, limit: limit, collecting: way == .collectList)
        }
    }

    /// Merges the ranges, each read in its own order, and looks into each payout for the words.
    private func listed(_ walk: Walk, limit: Int) -> (String, StatementArguments) {
        var arguments: StatementArguments = []
        let holds = SearchText.conditions(for: words, in: "search_text")
        let isFound = holds.sql.map { " AND \($0)" }.joined()
        let parts = (ranges.isEmpty ? [nil] : ranges.map(Optional.some)).map { range in
            if let range { arguments += [range.provider.rawValue, range.status.rawValue] }
            arguments += [walk.bound]
            arguments += holds.arguments
            arguments += [limit]
            let isInRange = range == nil ? "" : "provider = ? AND status = ? AND "
            return """
                SELECT seq FROM payouts WHERE \(isInRange)\(walk.condition("seq"))\(isFound)
                ORDER BY seq \(walk.order) LIMIT ?
                """
        }
        guard parts.count > 1 else { return (parts[0], arguments) }
        let union = parts.map { "SELECT seq FROM (\($0))" }.joined(separator: " UNION ALL ")
        let sql = "SELECT seq FROM (\(union)) ORDER BY seq \(walk.order) LIMIT ?"
        return (sql, arguments + [limit])
    }

    /// Walks through the payouts that have the words at the providers.
    private func searched(
        _ walk: Walk,
        limit: Int,
        collecting: Bool
    ) -> (String, StatementArguments) {
        let key = "payouts_fts.rowid"
        var sql = "SELECT \(key) FROM payouts_fts"
        var condition = "payouts_fts MATCH ? AND \(walk.condition(key))"
        var arguments: StatementArguments = [matchExpression, walk.bound]
        if !statuses.isEmpty {
            let isInStatus = "status IN (\(marks(statuses.count)))"
            if collecting {
                let listed = providers.isEmpty ? ProviderID.allCases : providers
                let list = "provider IN (\(marks(listed.count))) AND \(isInStatus)"
                // The plus keeps FTS5 from searching anew for every number in the list.
                condition += " AND +\(key) IN (SELECT seq FROM payouts WHERE \(list))"
                arguments += StatementArguments(listed.map(\.rawValue))
            } else {
                sql += " CROSS JOIN payouts ON payouts.seq = \(key)"
                condition += " AND \(isInStatus)"
            }
            arguments += StatementArguments(statuses.map(\.rawValue))
        }
        sql += " WHERE \(condition) ORDER BY \(key) \(walk.order) LIMIT ?"
        return (sql, arguments + [limit])
    }

    private func marks(_ count: Int) -> String {
        Array(repeating: "?", count: count).joined(separator: ", ")
    }

    /// The words and providers as FTS5 wants them; words hold neither quotes nor spaces.
    var matchExpression: String {
        let wanted = words.map { "\"\($0)\"" }.joined(separator: " AND ") + "*"
        let places = places.map { "\"\(SearchText.word(for: $0))\"" }
        return places.isEmpty ? wanted : "(\(places.joined(separator: " OR "))) AND \(wanted)"
    }
}
