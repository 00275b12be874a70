import Foundation
import GRDB
import Payouts

/// The stretches of the ledger outside of which nothing can match a filter, oldest first.
struct Spans {
    private(set) var ranges: [ClosedRange<Int64>]

    /// How many payouts lie in them.
    var count: Int { ranges.reduce(0) { $0 + Int($1.upperBound - $1.lowerBound) + 1 } }
    /// From the first to the last of them.
    var hull: ClosedRange<Int64>? {
        guard let first = ranges.first, let last = ranges.last else { return nil }
        return first.lowerBound...last.upperBound
    }

    /// The stretches of the days, batches and reasons that a filter takes.
    init(of filter: PayoutFilter, in db: Database) throws {
        let newest = try Int64.fetchOne(db.cachedStatement(sql: "SELECT max(seq) FROM payouts"))
        let ledger = newest.map { 1...$0 }
        ranges = ledger.map { [$0] } ?? []
        if filter.createdFrom != nil || filter.createdBefore != nil {
            let blocks = try Self.creations(
                from: filter.createdFrom,
                before: filter.createdBefore,
                in: db
            )
            ranges = blocks.compactMap { block in ledger.map { $0.clamped(to: block) } }
        }
        let batches = filter.batches.only
        if !batches.isEmpty, !batches.contains(nil) {
            clamp(to: try Self.batches(batches.compactMap(\.self?.rawValue), in: db))
        }
        let reasons = filter.reasons.only
        if !reasons.isEmpty { clamp(to: try Self.reasons(Array(reasons), in: db)) }
    }

    /// One stretch with all of them, for what is found without going through each.
    var joined: Spans {
        var joined = self
        joined.ranges = hull.map { [$0] } ?? []
        return joined
    }

    private mutating func clamp(to hull: ClosedRange<Int64>?) {
        ranges = ranges.compactMap { range in
            hull.flatMap { $0.overlaps(range) ? range.clamped(to: $0) : nil }
        }
    }
}

// MARK: - Walking

extension Spans {
    /// The stretches that a walk has before it, in its order.
    func beyond(_ walk: Selection.Walk) -> [ClosedRange<Int64>] {
        let sides = ranges.compactMap { range -> ClosedRange<Int64>? in
            switch walk {
            case .older(let bound):
                range.lowerBound < bound ? range.lowerBound...min(range.upperBound, bound - 1) : nil
            case .newer(let bound):
                range.upperBound > bound ? max(range.lowerBound, bound + 1)...range.upperBound : nil
            }
        }
        return walk.isToOlder ? sides.reversed() : sides
    }
}

extension Selection.Walk {
    /// Whether it goes from newer payouts to older ones.
    var isToOlder: Bool {
        switch self {
        case .older: true
        case .newer: false
        }
    }

    /// The payout of a range that it reaches last.
    func end(of range: ClosedRange<Int64>) -> Int64 {
        isToOlder ? range.lowerBound : range.upperBound
    }

    /// At most so many payouts of a range, those that it reaches first.
    func start(of range: ClosedRange<Int64>, count: Int) -> ClosedRange<Int64> {
        guard count < range.count else { return range }
        return isToOlder
            ? (range.upperBound - Int64(count) + 1)...range.upperBound
            : range.lowerBound...(range.lowerBound + Int64(count) - 1)
    }

    /// The payouts of a range that it reaches up to one of them.
    func range(of range: ClosedRange<Int64>, upTo last: Int64) -> ClosedRange<Int64> {
        isToOlder ? last...range.upperBound : range.lowerBound...last
    }

    /// What is left of a range once it has gone through the start of it.
    func rest(
        of range: ClosedRange<Int64>,
        beyond start: ClosedRange<Int64>
    ) -> ClosedRange<Int64>? {
        guard end(of: range) != end(of: start) else { return nil }
        return isToOlder
            ? range.lowerBound...(start.lowerBound - 1) : (start.upperBound + 1)...range.upperBound
    }
}

// MARK: - Where to find what

extension Spans {
    /// The blocks in which a payout was created between two times; neighbours become one.
    private static func creations(
        from start: Date?,
        before end: Date?,
        in db: Database
    ) throws -> [ClosedRange<Int64>] {
        let sql = """
            SELECT block FROM creation_blocks WHERE latest >= ? AND earliest < ? ORDER BY block
            """
        let size = Int64(Schema.creationBlock)
        let blocks = try Int64.fetchAll(
            db.cachedStatement(sql: sql),
            arguments: [start.microseconds ?? .min, end.microseconds ?? .max]
        )
        return blocks.reduce(into: []) { ranges, block in
            let range = (block * size)...((block + 1) * size - 1)
            if let last = ranges.last, last.upperBound + 1 == range.lowerBound {
                ranges[ranges.count - 1] = last.lowerBound...range.upperBound
            } else {
                ranges.append(range)
            }
        }
    }

    /// From the oldest to the newest payout of some batches.
    private static func batches(_ ids: [String], in db: Database) throws -> ClosedRange<Int64>? {
        let statuses = PayoutStatus.allCases.map(\.rawValue)
        return try hull(
            of: "batch = wanted.value AND status = list.value",
            among:
                "json_each(\(StoredJSON.text(ids))) AS wanted, json_each(\(StoredJSON.text(statuses))) AS list",
            in: db
        )
    }

    /// From the oldest to the newest payout with some reasons.
    private static func reasons(_ codes: [String], in db: Database) throws -> ClosedRange<Int64>? {
        try hull(
            of: "reason_code = wanted.value",
            among: "json_each(\(StoredJSON.text(codes))) AS wanted",
            in: db
        )
    }

    /// Reads only the two ends of each range of an index that ends with the payout's number.
    private static func hull(
        of range: SQL,
        among values: SQL,
        in db: Database
    ) throws -> ClosedRange<Int64>? {
        let ends = ["ASC", "DESC"].map { order -> SQL in
            """
            SELECT (SELECT seq FROM payouts WHERE \(range) ORDER BY seq \(sql: order) LIMIT 1) AS seq
            FROM \(values)
            """
        }
        let (sql, arguments) = try SQL(
            "SELECT min(seq), max(seq) FROM (\(ends.joined(separator: " UNION ALL ")))"
        ).build(db)
        let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: arguments)
        guard let row, let first = row[0] as Int64?, let last = row[1] as Int64? else { return nil }
        return first...last
    }
}
