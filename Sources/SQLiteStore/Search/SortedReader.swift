import GRDB
import Payouts

/// Reads one page in another order than the ledger's, of what is few enough to be sorted.
struct SortedReader {
    /// Payouts that are looked at, in the order of the ledger, to find those to sort.
    static let maximumWalk = 500_000
    /// Payouts whose text is read to find those to sort.
    static let maximumTexts = 20_000

    private let db: Database
    private let order: PayoutOrder
    private let looking: Looking
    private let range: ClosedRange<Int64>?
    private let maximumCount: Int

    /// Prepares to sort, or refuses to, before anything is sorted.
    init(
        _ filter: PayoutFilter,
        in order: PayoutOrder,
        upTo limit: Int = PayoutOrder.maximumCount,
        _ db: Database
    ) throws {
        self.db = db
        self.order = order
        maximumCount = limit
        let lists = try Selection(filter, in: db)
        if let count = lists.exactCount, count > limit {
            throw StoreError.tooManyToSort(PayoutCount(value: count, isExact: true), limit: limit)
        }
        let lookups = filter.readsText ? min(limit, Self.maximumTexts) : limit
        looking = try Looking(filter, in: lists, lookups: lookups, db)
        range = looking.spans.hull
        guard try isFew(known: lists.exactCount) else {
            throw StoreError.tooManyToSort(PayoutCount(value: limit, isExact: false), limit: limit)
        }
    }

    /// Whether so few match, and have to be looked at, that they can be sorted.
    private func isFew(known: Int?) throws -> Bool {
        guard let range else { return true }
        switch looking.way {
        case .lookUp, .findWords: return true
        case .walkWords: return false
        case .walk:
            let maximum = looking.readsText ? Self.maximumTexts : Self.maximumWalk
            guard range.count <= maximum else { return false }
            guard known == nil, range.count > maximumCount else { return true }
            let source = looking.source(in: range)
            let count = try db.integers(
                "SELECT count(*) FROM (SELECT 1 FROM \(source) LIMIT \(maximumCount + 1))"
            ).first
            return count.map { $0 <= maximumCount } ?? true
        }
    }

    func page(at position: PagePosition, limit: Int) throws -> PayoutPage {
        switch position {
        case .newest: try page(past: nil, isReversed: false, limit: limit)
        case .oldest: try page(past: nil, isReversed: true, limit: limit)
        case .after(let id): try page(past: bound(id), isReversed: false, limit: limit)
        case .before(let id): try page(past: bound(id), isReversed: true, limit: limit)
        case .from(let id):
            try page(past: bound(id, includesItself: true), isReversed: false, limit: limit)
        }
    }

    /// A payout by its values, and whether it is past itself.
    private struct Bound {
        let values: [DatabaseValue]
        let includesItself: Bool
    }

    private func bound(_ id: PayoutID, includesItself: Bool = false) throws -> Bound {
        let values = order.terms.map(\.value).joined(separator: ", ")
        let (sql, arguments) = try SQL(
            "SELECT \(values) FROM payouts \(order.join) WHERE payouts.id = \(id.rawValue)"
        ).build(db)
        guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: arguments) else {
            throw StoreError.notFound(id.rawValue)
        }
        return Bound(values: Array(row.databaseValues), includesItself: includesItself)
    }

    private func page(past bound: Bound?, isReversed: Bool, limit: Int) throws -> PayoutPage {
        guard let range else { return PayoutPage(payouts: [], hasNewer: false, hasOlder: false) }
        let source = looking.source(in: range, joining: order.join)
        let isPast: SQL =
            bound.map { bound in
                order.terms.isPast(
                    bound.values,
                    isReversed: isReversed,
                    includesItself: bound.includesItself
                )
            } ?? "1"
        let found = try db.integers(
            """
            SELECT payouts.seq FROM \(source) AND \(isPast) \
            ORDER BY \(order.terms.ordering(isReversed: isReversed)) LIMIT \(limit + 1)
            """
        )
        // From the newest on, because of equals the newest come first.
        let isBehind =
            try bound != nil
            && !db.integers(
                """
                SELECT 1 FROM \(source) AND NOT \(isPast) ORDER BY payouts.seq DESC LIMIT 1
                """
            ).isEmpty
        let keys = Array(found.prefix(limit))
        let hasMore = found.count > limit
        return PayoutPage(
            payouts: try db.payouts(isReversed ? keys.reversed() : keys),
            hasNewer: isReversed ? hasMore : isBehind,
            hasOlder: isReversed ? isBehind : hasMore
        )
    }
}
