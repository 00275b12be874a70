import GRDB
import Payouts

/// Looks at payouts one by one for what lists and words alone do not tell, no further than is
/// quick.
///
/// Each way looks at the facts that one index has of every payout, and takes the payouts to look
/// at from wherever the fewest are.
struct Looking {
    /// Where the payouts to look at come from.
    enum Way {
        /// The ledger itself, payout by payout.
        case walk
        /// A list of payouts, or those in some ranges of an index; to each more can be asked for.
        case lookUp([SQL])
        /// Those that have the words.
        case findWords
        /// Those that have the words, some at a time.
        case walkWords
    }

    /// Payouts that are looked at for one page, in the order of the ledger.
    static let maximumWalk = 200_000
    /// Payouts that are looked up for one page, or whose text is read.
    static let maximumLookups = 10_000
    /// Payouts that are walked through in the time in which one is looked up, or its text read.
    static let walkedPerLookup = 20
    /// Payouts with the words that are looked at first; most pages are full with fewer.
    private static let firstWords = 1_000

    let spans: Spans
    let way: Way
    /// Whether words are looked for in each payout's text.
    let readsText: Bool
    /// How many payouts a bounded walk looks at.
    var budget: Int
    private let conditions: [SQL]
    private let match: String

    /// Chooses the way, looking up no more than so many payouts.
    init(
        _ filter: PayoutFilter,
        in lists: Selection,
        lookups: Int = Self.maximumLookups,
        _ db: Database
    ) throws {
        let spans = try Spans(of: filter, in: db)
        let sources = Sources(filter, in: lists, lookups: lookups, db)
        self.init(filter, in: lists, through: spans, by: try sources.way(through: spans))
    }

    /// Goes a certain way; all give the same payouts.
    init(_ filter: PayoutFilter, in lists: Selection, through spans: Spans, by way: Way) {
        let looksForWords = !lists.words.isEmpty && !way.findsWords
        readsText = filter.readsText || looksForWords
        self.spans = way.isWalk ? spans : spans.joined
        self.way = way
        budget = readsText || way.findsWords ? Self.maximumLookups : Self.maximumWalk
        conditions =
            filter.conditions
            + SearchText.presence(of: looksForWords ? lists.words : [], in: "search_text")
        match = lists.words.isEmpty ? "" : lists.matchExpression
    }
}

extension Looking.Way {
    /// Whether the index of words tells who has them.
    var findsWords: Bool {
        switch self {
        case .walk, .lookUp: false
        case .findWords, .walkWords: true
        }
    }

    /// Whether it goes on payout by payout, and can end anywhere.
    var isWalk: Bool {
        switch self {
        case .lookUp, .findWords: false
        case .walk, .walkWords: true
        }
    }
}

// MARK: - Statements

extension Looking {
    /// Where to look, as what follows `FROM`: payouts of a stretch that meet all conditions.
    func source(in range: ClosedRange<Int64>, joining join: SQL = "") -> SQL {
        let isInRange: SQL = "seq BETWEEN \(range.lowerBound) AND \(range.upperBound)"
        let all = [isInRange] + membership(range) + conditions
        return """
            payouts INDEXED BY payouts_facts \(join) WHERE \(all.joined(separator: " AND "))
            """
    }

    private func membership(_ range: ClosedRange<Int64>) -> [SQL] {
        switch way {
        case .walk: []
        case .lookUp(let parts): ["seq IN (\(rows(of: parts, in: range)))"]
        case .findWords, .walkWords: ["seq IN (\(matches(in: range)))"]
        }
    }

    /// A payout's number is the row's, in whichever table it is looked up.
    private func rows(of parts: [SQL], in range: ClosedRange<Int64>) -> SQL {
        parts.map { part -> SQL in
            "\(part) AND rowid BETWEEN \(range.lowerBound) AND \(range.upperBound)"
        }.joined(separator: " UNION ALL ")
    }

    private func matches(in range: ClosedRange<Int64>) -> SQL {
        """
        SELECT rowid FROM payouts_fts WHERE payouts_fts MATCH \(match) \
        AND rowid BETWEEN \(range.lowerBound) AND \(range.upperBound)
        """
    }
}

// MARK: - Walking

extension Looking {
    /// The next payouts that match, in the order of the walk.
    func find(
        in db: Database,
        _ walk: Selection.Walk,
        limit: Int,
        isBounded: Bool
    ) throws -> Found {
        var found = Found()
        for span in spans.beyond(walk) {
            var rest: ClosedRange<Int64>? = span
            while let open = rest {
                let left = isBounded ? budget - found.lookedAt : .max
                guard left > 0 else { return found }
                let stretch = try stretch(
                    of: open,
                    walk,
                    atMost: left,
                    after: found.lookedAt,
                    in: db
                )
                let missing = limit - found.keys.count
                found.keys += try db.integers(
                    """
                    SELECT seq FROM \(source(in: stretch.range)) \
                    ORDER BY seq \(sql: walk.order) LIMIT \(missing)
                    """
                )
                guard found.keys.count < limit else { return found.complete }
                found.lookedAt += stretch.count
                found.last = walk.end(of: stretch.range)
                rest = walk.rest(of: open, beyond: stretch.range)
            }
        }
        return found.complete
    }

    /// The next payouts to look at, and how many there are in the range.
    private func stretch(
        of open: ClosedRange<Int64>,
        _ walk: Selection.Walk,
        atMost count: Int,
        after lookedAt: Int,
        in db: Database
    ) throws -> (range: ClosedRange<Int64>, count: Int) {
        switch way {
        case .lookUp, .findWords: return (open, 0)
        case .walk:
            let range = walk.start(of: open, count: count)
            return (range, range.count)
        case .walkWords:
            let count = lookedAt == 0 ? min(count, Self.firstWords) : count
            let last = try db.integers(
                "\(matches(in: open)) ORDER BY rowid \(sql: walk.order) LIMIT 1 OFFSET \(count - 1)"
            ).first
            return (last.map { walk.range(of: open, upTo: $0) } ?? open, count)
        }
    }
}

/// Payouts that a walk found.
struct Found {
    /// Their numbers, in the order of the walk.
    var keys: [Int64] = []
    /// How many were looked at before the walk ended for it.
    fileprivate(set) var lookedAt = 0
    /// The last that was looked at; `nil` when nothing was left out.
    fileprivate(set) var last: Int64?

    /// The same without a place where it ended early.
    fileprivate var complete: Found {
        var found = self
        found.last = nil
        return found
    }
}

extension Database {
    /// The integers that a statement gives.
    func integers(_ literal: SQL) throws -> [Int64] {
        let (sql, arguments) = try literal.build(self)
        return try Int64.fetchAll(cachedStatement(sql: sql), arguments: arguments)
    }
}
