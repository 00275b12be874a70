import Foundation
import GRDB
import Payouts

/// A break with its place in the ledger.
struct StoredBreak {
    let record: BreakRecord
    /// The payout's place, where there is one.
    let seq: Int64?
    /// The comparison that found it first.
    let run: Int64

    /// What a query must select to read a break.
    static let columns = """
        breaks.id, breaks.provider, first_day, last_day, kind, ours, theirs, candidates, \
        stake_minor, breaks.currency, detail, payouts.id, breaks.at, state, owner, \
        (SELECT until FROM break_snoozes WHERE break = breaks.id), payout, found_by
        """

    /// Where to select them from.
    static let tables = """
        breaks JOIN reconciliations ON reconciliations.id = found_by
        LEFT JOIN payouts ON payouts.seq = payout
        """

    /// The text of a row of `breaks` that is searched for words: what the provider names, and all
    /// by which the payout is found.
    static let searched = """
        replace(lower(
            ifnull(theirs ->> 'orderNumber', '') || ' ' || ifnull(theirs ->> 'reference', '')
        ), '-', ' ')
        || ' ' || ifnull((SELECT search_text FROM payouts WHERE seq = breaks.payout), '')
        """

    /// Reads a row of `SELECT columns FROM tables`.
    init(_ row: Row) throws {
        var cells = Cells(row)
        let id: Int64 = cells.next()
        let provider: ProviderID = try cells.raw()
        let period = try cells.period()
        let found = Break(
            kind: try cells.raw(),
            ours: try cells.jsonIfAny(),
            theirs: try cells.jsonIfAny(),
            candidates: try cells.texts(),
            stake: try cells.money(),
            detail: cells.next()
        )
        record = BreakRecord(
            id: id,
            provider: provider,
            period: period,
            found: found,
            payout: try cells.rawIfAny(),
            at: cells.time(),
            state: try cells.raw(),
            owner: try cells.rawIfAny(),
            snoozedUntil: cells.timeIfAny()
        )
        seq = cells.nextIfAny()
        run = cells.next()
    }
}

extension Database {
    /// Reads breaks by a condition, a phrase after `WHERE`.
    func breaks(
        where condition: String,
        _ arguments: StatementArguments
    ) throws -> [StoredBreak] {
        let sql = "SELECT \(StoredBreak.columns) FROM \(StoredBreak.tables) WHERE \(condition)"
        return try Row.fetchAll(cachedStatement(sql: sql), arguments: arguments)
            .map(StoredBreak.init)
    }

    /// Reads a break that must exist.
    func existingBreak(_ id: Int64) throws -> StoredBreak {
        guard let stored = try breaks(where: "breaks.id = ?", [id]).first else {
            throw StoreError.breakNotFound(id)
        }
        return stored
    }

    /// Keeps the breaks of a comparison, and finds again those that an earlier one kept.
    func insertBreaks(of result: ReconciliationResult, run: Int64) throws {
        var occurrences: [String: Int] = [:]
        for found in result.report.breaks {
            let key = found.identity(as: found.kind)
            let number = occurrences[key, default: 0]
            occurrences[key] = number + 1
            let identity = "\(key)#\(number)"
            let id =
                try idFoundBeforeClose(found, number, of: result, run: run)
                ?? insert(found, identity: identity, of: result, run: run)
            try cachedStatement(sql: "INSERT INTO reconciliation_breaks VALUES (?, ?)")
                .execute(arguments: [run, id])
        }
    }

    private func insert(
        _ found: Break,
        identity: String,
        of result: ReconciliationResult,
        run: Int64
    ) throws -> Int64 {
        let provider = result.provider.rawValue
        let statement = try cachedStatement(
            sql: """
                INSERT INTO breaks (
                    provider, identity, found_by, kind, rank, payout, ours, theirs, candidates,
                    stake_minor, currency, detail, at, since
                ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """
        )
        let since = [found.ours?.time, found.theirs?.time].compactMap(\.self).min()
        try statement.execute(arguments: [
            provider, identity, run, found.kind.rawValue, found.kind.rank,
            try found.ours.flatMap { try seq(of: $0.orderNumber) },
            try found.ours.map(StoredJSON.text), try found.theirs.map(StoredJSON.text),
            try StoredJSON.text(found.candidates), found.stake.minorUnits,
            found.stake.currency.code, found.detail, result.at.microseconds,
            min(since.map { $0 * 1_000_000 } ?? .max, result.at.microseconds),
        ])
        if changesCount == 1 { return lastInsertedRowID }
        guard let known = try breakID(of: result.provider, identity) else {
            throw UnreadableValue(detail: "a break is missing")
        }
        try reopen(known, foundBy: run, at: result.at)
        return known
    }

    /// The break that says of the same two sides, from before their day was closed, that they
    /// differ in status: what was decided about it holds after the close too.
    private func idFoundBeforeClose(
        _ found: Break,
        _ number: Int,
        of result: ReconciliationResult,
        run: Int64
    ) throws -> Int64? {
        guard found.kind == .reversedAfterClose else { return nil }
        let identity = "\(found.identity(as: .status))#\(number)"
        guard let known = try breakID(of: result.provider, identity) else { return nil }
        try reopen(known, foundBy: run, at: result.at)
        return known
    }

    private func breakID(of provider: ProviderID, _ identity: String) throws -> Int64? {
        let sql = "SELECT id FROM breaks WHERE provider = ? AND identity = ?"
        let statement = try cachedStatement(sql: sql)
        return try Int64.fetchOne(statement, arguments: [provider.rawValue, identity])
    }

    private func seq(of orderNumber: String) throws -> Int64? {
        let sql = "SELECT seq FROM payouts WHERE order_number = ?"
        return try Int64.fetchOne(cachedStatement(sql: sql), arguments: [orderNumber])
    }
}

extension Break {
    /// What tells it from every other break of its provider, whatever file and line it is in.
    fileprivate func identity(as kind: BreakKind) -> String {
        [
            kind.rawValue, ours?.orderNumber ?? "", theirs?.orderNumber ?? "",
            theirs?.reference ?? "", "\(theirs?.amount ?? 0)", "\(theirs?.time ?? 0)", detail,
        ].joined(separator: "|")
    }
}

extension Cells {
    /// A value that is kept as JSON, where there is one.
    mutating func jsonIfAny<Value: Decodable>() throws -> Value? {
        guard let text: String = nextIfAny() else { return nil }
        return try StoredJSON.value(Value.self, of: text)
    }
}
