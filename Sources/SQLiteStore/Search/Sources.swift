import GRDB
import Payouts

/// Where the payouts that match a filter can be taken from, and how many lie there.
struct Sources {
    private let filter: PayoutFilter
    private let lists: Selection
    private let lookups: Int
    private let db: Database

    init(_ filter: PayoutFilter, in lists: Selection, lookups: Int, _ db: Database) {
        self.filter = filter
        self.lists = lists
        self.lookups = lookups
        self.db = db
    }

    /// The way on which the fewest payouts are looked at.
    func way(through spans: Spans) throws -> Looking.Way {
        let hasWords = !lists.words.isEmpty
        let readsText = hasWords || filter.readsText
        var ways: [(cost: Int, way: Looking.Way)] = []
        let walked = spans.count * (readsText ? Looking.walkedPerLookup : 1)
        if !hasWords || spans.count <= Selection.shortList { ways.append((walked, .walk)) }
        let longest = hasWords ? min(lookups, Selection.shortList) : lookups
        for list in indexed {
            let all = list.parts.joined(separator: " UNION ALL ")
            let count = try list.count ?? self.count(of: all, upTo: longest)
            guard count <= longest else { continue }
            ways.append((count * Looking.walkedPerLookup, .lookUp(list.parts)))
        }
        if hasWords {
            let found: SQL = """
                SELECT rowid FROM payouts_fts WHERE payouts_fts MATCH \(lists.matchExpression)
                """
            let count = try count(of: found, upTo: lookups)
            if count <= lookups { ways.append((count * Looking.walkedPerLookup, .findWords)) }
        }
        return ways.min { $0.cost < $1.cost }?.way ?? .walkWords
    }

    /// Lists and ranges of an index outside of which nothing can match, each in parts.
    var indexed: [(parts: [SQL], count: Int?)] {
        var indexed: [(parts: [SQL], count: Int?)] = []
        if !filter.statuses.isEmpty || !filter.providers.isEmpty {
            indexed.append(([lists.list], lists.lengthOfList))
        }
        if !filter.amounts.isEmpty || !filter.currencies.isAll {
            let parts = filter.amountRanges.map { Self.payouts("payouts_by_amount", $0) }
            indexed.append((parts, nil))
        }
        if !filter.reasons.only.isEmpty {
            let codes: SQL = "reason_code IN \(Array(filter.reasons.only))"
            indexed.append(([Self.payouts("payouts_by_reason", codes)], nil))
        }
        if let batches = values(of: filter.batches, "batch", \.rawValue) {
            indexed.append(([Self.payouts("payouts_of_batch", batches)], nil))
        }
        if let owners = values(of: filter.owners, "owner", \.rawValue) {
            let care: SQL = "SELECT payout FROM care INDEXED BY care_by_owner WHERE \(owners)"
            indexed.append(([care], nil))
        }
        return indexed
    }

    private static func payouts(_ index: String, _ range: SQL) -> SQL {
        "SELECT seq FROM payouts INDEXED BY \(sql: index) WHERE \(range)"
    }

    /// A condition that nothing without a value meets; `nil` where that is taken too.
    private func values<Value>(
        of choice: Choice<Value?>,
        _ column: SQL,
        _ text: (Value) -> String
    ) -> SQL? {
        if choice.except.contains(nil) { return "\(column) >= ''" }
        guard !choice.only.isEmpty, !choice.only.contains(nil) else { return nil }
        return "\(column) IN \(choice.only.compactMap(\.self).map(text))"
    }

    /// Counts no further than one more than the limit.
    private func count(of list: SQL, upTo limit: Int) throws -> Int {
        Int(try db.integers("SELECT count(*) FROM (\(list) LIMIT \(limit + 1))").first ?? 0)
    }
}
