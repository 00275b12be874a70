import Foundation
import GRDB
import Payouts

/// Reads what needs a person, in order and as totals, without reading anything else.
struct WorklistReader {
    let db: Database
    let now: Int64

    /// A payout's place on the worklist: oldest first, of one second the largest first.
    private struct Place {
        let second: Int64
        let wholeUnits: Int64
        let minorUnits: Int64
        let seq: Int64

        static func precedes(_ left: Place, _ right: Place) -> Bool {
            (left.second, right.wholeUnits, right.minorUnits, left.seq)
                < (right.second, left.wholeUnits, left.minorUnits, right.seq)
        }
    }

    func items(
        _ filter: WorklistFilter,
        after item: WorklistItem?,
        limit: Int
    ) throws -> [WorklistItem] {
        let start = try item.flatMap(place)
        let providers = ProviderID.allCases.filter { provider in
            filter.providers.isEmpty || filter.providers.contains(provider)
        }
        let places = try providers.flatMap {
            try self.places(filter, at: $0, after: start, limit: limit)
        }
        return try places.sorted(by: Place.precedes).prefix(limit).compactMap { place in
            guard let stored = try db.payout(where: "seq", is: place.seq) else { return nil }
            return WorklistItem(
                payout: stored.payout,
                care: try db.care(of: place.seq),
                proposal: try db.proposal(about: place.seq)
            )
        }
    }

    /// Where an item was when it was read; what happened to it since does not move the place.
    private func place(of item: WorklistItem) throws -> Place? {
        let payout = item.payout
        let sql = "SELECT seq FROM payouts WHERE id = ?"
        let statement = try db.cachedStatement(sql: sql)
        guard let since = payout.attentionSince,
            let seq = try Int64.fetchOne(statement, arguments: [payout.id.rawValue])
        else { return nil }
        let minorUnits = payout.amount.minorUnits
        return Place(
            second: since.microseconds / 1_000_000,
            wholeUnits: minorUnits / (payout.amount.currency == .vnd ? 1 : 100),
            minorUnits: minorUnits,
            seq: seq
        )
    }

    private func places(
        _ filter: WorklistFilter,
        at provider: ProviderID,
        after start: Place?,
        limit: Int
    ) throws -> [Place] {
        let reasons = filter.reasons.isEmpty ? Attention(rawValue: -1) : filter.reasons
        var condition = "attention <> 0 AND provider = ? AND (attention & ?) <> 0"
        var arguments: StatementArguments = [provider.rawValue, reasons.rawValue]
        if let owner = filter.owner {
            condition += " AND EXISTS (SELECT 1 FROM care WHERE payout = seq AND owner = ?)"
            arguments += [owner.rawValue]
        }
        if !filter.includesSnoozed {
            condition += " AND NOT \(Self.isSnoozed)"
            arguments += [now]
        }
        if let start {
            condition += " AND \(Self.isAfter)"
            arguments += [
                start.second, start.second, start.wholeUnits, start.wholeUnits, start.minorUnits,
                start.minorUnits, start.seq,
            ]
        }
        let sql = """
            SELECT \(Schema.attentionSecond), \(Schema.wholeUnits), amount_minor, seq
            FROM payouts WHERE \(condition)
            ORDER BY \(Schema.attentionSecond), \(Schema.wholeUnits) DESC, amount_minor DESC, seq
            LIMIT ?
            """
        let statement = try db.cachedStatement(sql: sql)
        let rows = try Row.fetchCursor(statement, arguments: arguments + [limit])
        return try Array(
            rows.map { row in
                Place(second: row[0], wholeUnits: row[1], minorUnits: row[2], seq: row[3])
            }
        )
    }

    /// Takes a second twice, whole units twice, minor units twice and a place in the ledger: the
    /// first bound is the index's, the others are for what came in that very second.
    private static let isAfter = """
        \(Schema.attentionSecond) >= ? AND (
            \(Schema.attentionSecond) > ? OR \(Schema.wholeUnits) < ? OR (
                \(Schema.wholeUnits) = ?
                AND (amount_minor < ? OR (amount_minor = ? AND seq > ?))
            )
        )
        """

    /// Reads which payouts need a person, and why, at most so many.
    func open(limit: Int) throws -> [Int64: Attention] {
        let sql = """
            SELECT seq, attention FROM payouts
            WHERE attention <> 0 AND provider = ? AND NOT \(Self.isSnoozed) LIMIT ?
            """
        let statement = try db.cachedStatement(sql: sql)
        var open: [Int64: Attention] = [:]
        for provider in ProviderID.allCases {
            let arguments: StatementArguments = [provider.rawValue, now, limit - open.count]
            let rows = try Row.fetchCursor(statement, arguments: arguments)
            while let row = try rows.next() { open[row[0]] = Attention(rawValue: row[1]) }
        }
        return open
    }

    /// Takes a time; a reason that is new since the payout was snoozed counts at once.
    private static let isSnoozed = """
        EXISTS (
            SELECT 1 FROM care
            WHERE payout = seq AND snoozed_until > ? AND (attention & ~snoozed_for) = 0
        )
        """

    /// Counts a provider's payouts bit by bit, in one walk through its part of the index.
    func tallies(at provider: ProviderID) throws -> [WorklistTally] {
        let counts = Attention.each.map { reason in
            let has = "(attention & \(reason.rawValue)) <> 0"
            return "sum(\(has)), min(CASE WHEN \(has) THEN attention_since END)"
        }
        let sql = """
            SELECT \(counts.joined(separator: ", ")) FROM payouts
            WHERE attention <> 0 AND provider = ? AND NOT \(Self.isSnoozed)
            """
        let statement = try db.cachedStatement(sql: sql)
        let arguments: StatementArguments = [provider.rawValue, now]
        guard let row = try Row.fetchOne(statement, arguments: arguments) else { return [] }
        var cells = Cells(row)
        return Attention.each.compactMap { reason in
            let count: Int? = cells.nextIfAny()
            let oldest = cells.timeIfAny()
            guard let count, let oldest else { return nil }
            return WorklistTally(provider: provider, reason: reason, count: count, oldest: oldest)
        }
    }
}
