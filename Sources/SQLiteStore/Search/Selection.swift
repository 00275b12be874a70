import GRDB
import Payouts

/// The payouts that a filter selects, and the quickest way to walk through them in order.
///
/// No way reads the table from end to end or sorts more than a page for each range.
struct Selection {
    /// Above this many listed payouts a search starts from the words, below from the list.
    ///
    /// Looking into a listed payout for the words costs about a microsecond.
    static let longList = 10_000

    /// The provider and status of each range to merge; empty when both are free.
    let ranges: [Range]
    /// The words that must all be found; the last may be unfinished.
    let words: [String]
    /// How many payouts are in the ranges.
    let listedCount: Int

    /// A part of the list: one provider's payouts in one status.
    struct Range: Hashable {
        let provider: ProviderID
        let status: PayoutStatus
    }

    init(_ filter: PayoutFilter, in db: Database) throws {
        let tallies = try db.tallies().filter { tally in
            (filter.statuses.isEmpty || filter.statuses.contains(tally.status))
                && (filter.providers.isEmpty || filter.providers.contains(tally.provider))
        }
        listedCount = tallies.reduce(0) { $0 + $1.count }
        words = SearchText.words(String(filter.text.prefix(SearchText.maximumLength)))
            .prefix(SearchText.maximumWords).map(\.self)
        let isFree = filter.statuses.isEmpty && filter.providers.isEmpty
        ranges =
            isFree
            ? []
            : Set(tallies.map { Range(provider: $0.provider, status: $0.status) })
                .sorted { $0.name < $1.name }
        isUnlisted = !isFree && ranges.isEmpty
    }

    /// Whether no payout at all is where the filter looks.
    private let isUnlisted: Bool
}

extension Selection.Range {
    fileprivate var name: String { "\(provider.rawValue) \(status.rawValue)" }
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

        fileprivate var order: String {
            switch self {
            case .older: "DESC"
            case .newer: "ASC"
            }
        }
    }

    /// The next selected payouts, in the order of the walk.
    func keys(in db: Database, _ walk: Walk, limit: Int) throws -> [Int64] {
        guard !isUnlisted else { return [] }
        let (sql, arguments) =
            if words.isEmpty || (!ranges.isEmpty && listedCount <= Self.longList) {
                listed(walk, limit: limit)
            } else {
                searched(walk, limit: limit)
            }
        return try Int64.fetchAll(db.cachedStatement(sql: sql), arguments: arguments)
    }

    /// Merges the ranges, each read in its own order, and looks into each payout for the words.
    private func listed(_ walk: Walk, limit: Int) -> (String, StatementArguments) {
        var arguments: StatementArguments = []
        let holds = words.map { _ in " AND instr(' ' || search_text || ' ', ?) > 0" }.joined()
        let parts = (ranges.isEmpty ? [nil] : ranges.map(Optional.some)).map { range in
            if let range { arguments += [range.provider.rawValue, range.status.rawValue] }
            arguments += [walk.bound]
            arguments += StatementArguments(paddedWords)
            arguments += [limit]
            let isInRange = range == nil ? "" : "provider = ? AND status = ? AND "
            return """
                SELECT seq FROM (
                    SELECT seq FROM payouts WHERE \(isInRange)\(walk.condition("seq"))\(holds)
                    ORDER BY seq \(walk.order) LIMIT ?
                )
                """
        }
        arguments += [limit]
        let union = parts.joined(separator: " UNION ALL ")
        return ("SELECT seq FROM (\(union)) ORDER BY seq \(walk.order) LIMIT ?", arguments)
    }

    /// Walks through the payouts that have the words and looks where each is listed.
    private func searched(_ walk: Walk, limit: Int) -> (String, StatementArguments) {
        var arguments: StatementArguments = [matchExpression, walk.bound]
        let key = "payouts_fts.rowid"
        let tail = "ORDER BY \(key) \(walk.order) LIMIT ?"
        guard !ranges.isEmpty else {
            let sql = """
                SELECT rowid FROM payouts_fts
                WHERE payouts_fts MATCH ? AND \(walk.condition(key)) \(tail)
                """
            return (sql, arguments + [limit])
        }
        let isListed = ranges.map { _ in "(?, ?)" }.joined(separator: ", ")
        for range in ranges { arguments += [range.provider.rawValue, range.status.rawValue] }
        let sql = """
            SELECT \(key) FROM payouts_fts CROSS JOIN payouts ON payouts.seq = \(key)
            WHERE payouts_fts MATCH ? AND \(walk.condition(key))
                AND (provider, status) IN (VALUES \(isListed)) \(tail)
            """
        return (sql, arguments + [limit])
    }

    /// The words as `instr` finds them in a text that has a space around every word.
    private var paddedWords: [String] {
        words.dropLast().map { " \($0) " } + words.suffix(1).map { " \($0)" }
    }

    /// The words as FTS5 wants them; they hold neither quotes nor spaces.
    private var matchExpression: String {
        words.map { "\"\($0)\"" }.joined(separator: " ") + "*"
    }
}
