import Foundation
import GRDB
import Payouts

/// Reads what needs a person, in order and as totals, without reading anything else.
struct WorklistReader {
    let db: Database
    let now: Int64

    func page(
        _ filter: WorklistFilter,
        at position: WorklistPosition,
        limit: Int
    ) throws -> WorklistPage {
        // One more than is shown says whether there are more.
        let walk = try WorklistWalk(
            position,
            limit: limit + 1,
            place: place(of:),
            present: place(now:)
        )
        let places = try filter.sources.flatMap { source in
            try filter.shownProviders.flatMap { try self.places(filter, of: source, at: $0, walk) }
        }
        let entries = try walk.first(limit, of: places).compactMap(entry)
        let hasMore = places.count > limit
        return WorklistPage(
            entries: entries,
            hasEarlier: walk.isBackward ? hasMore : walk.start != nil,
            hasLater: walk.isBackward ? position != .last : hasMore
        )
    }

    private func entry(at place: WorklistPlace) throws -> WorklistEntry? {
        guard place.source == .payouts else {
            return try db.breaks(where: "breaks.id = ?", [place.number]).first
                .map { .break($0.record) }
        }
        return try db.payout(where: "seq", is: place.number).map { stored in
            .payout(
                WorklistItem(
                    payout: stored.payout,
                    care: try db.care(of: place.number),
                    proposal: try db.proposal(about: place.number)
                )
            )
        }
    }

    private func place(of entry: WorklistEntry) throws -> WorklistPlace? {
        switch entry {
        case .payout(let item):
            let statement = try db.cachedStatement(sql: "SELECT seq FROM payouts WHERE id = ?")
            guard let since = item.payout.attentionSince,
                let seq = try Int64.fetchOne(statement, arguments: [item.payout.id.rawValue])
            else { return nil }
            return place(item.payout.amount, since: since.microseconds, .payouts, seq)
        case .break(let record):
            let statement = try db.cachedStatement(sql: "SELECT since FROM breaks WHERE id = ?")
            guard let since = try Int64.fetchOne(statement, arguments: [record.id]) else {
                return nil
            }
            return place(record.found.stake, since: since, .breaks, record.id)
        }
    }

    private func place(now subject: WorklistSubject) throws -> WorklistPlace? {
        switch subject {
        case .payout(let id):
            guard let stored = try db.payout(where: "id", is: id.rawValue),
                let since = stored.payout.attentionSince
            else { return nil }
            return place(stored.payout.amount, since: since.microseconds, .payouts, stored.seq)
        case .break(let id):
            return try db.breaks(where: "breaks.id = ?", [id]).first
                .flatMap { try place(of: .break($0.record)) }
        }
    }

    private func place(
        _ amount: Money,
        since: Int64,
        _ source: WorklistSource,
        _ number: Int64
    ) -> WorklistPlace {
        WorklistPlace(
            minute: since / 60_000_000,
            wholeUnits: amount.minorUnits / (amount.currency == .vnd ? 1 : 100),
            minorUnits: amount.minorUnits,
            source: source,
            number: number
        )
    }

    private func places(
        _ filter: WorklistFilter,
        of source: WorklistSource,
        at provider: ProviderID,
        _ walk: WorklistWalk
    ) throws -> [WorklistPlace] {
        var conditions: [SQL] = ["\(sql: source.isOpen)", "provider = \(provider.rawValue)"]
        conditions += filter.conditions(of: source, now: now)
        if let start = walk.condition(source) {
            conditions.append(SQL(sql: start.sql, arguments: start.arguments))
        }
        let place = [source.minute, source.wholeUnits, source.minorUnits, source.number]
        let (sql, arguments) = try SQL(
            """
            SELECT \(sql: place.joined(separator: ", ")) FROM \(sql: source.table) \
            WHERE \(conditions.joined(separator: " AND ")) \
            ORDER BY \(sql: walk.order(source)) LIMIT \(walk.limit)
            """
        ).build(db)
        let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: arguments)
        return try Array(
            rows.map { row in
                WorklistPlace(
                    minute: row[0],
                    wholeUnits: row[1],
                    minorUnits: row[2],
                    source: source,
                    number: row[3]
                )
            }
        )
    }

    /// Reads what needs a person, at most so many, from the indexes alone.
    func open(limit: Int) throws -> OpenAttention {
        let payouts = try db.cachedStatement(
            sql: """
                SELECT seq, attention FROM payouts
                WHERE attention <> 0 AND provider = ? AND NOT \(WorklistSource.payouts.isSnoozed)
                LIMIT ?
                """
        )
        let breaks = try db.cachedStatement(
            sql: """
                SELECT id FROM breaks
                WHERE \(Schema.isUnresolved) AND provider = ?
                    AND NOT \(WorklistSource.breaks.isSnoozed)
                LIMIT ?
                """
        )
        var open: [OpenAttention.OpenPayout] = []
        var unresolved: [Int64] = []
        for provider in ProviderID.allCases.map(\.rawValue) {
            let rest = limit - open.count - unresolved.count
            let rows = try Row.fetchCursor(payouts, arguments: [provider, now, rest])
            while let row = try rows.next() {
                let attention = Attention(rawValue: row[1])
                open.append(OpenAttention.OpenPayout(place: row[0], attention: attention))
            }
            let ids = try Int64.fetchCursor(
                breaks,
                arguments: [provider, now, limit - open.count - unresolved.count]
            )
            while let id = try ids.next() { unresolved.append(id) }
        }
        return OpenAttention(payouts: open, breaks: unresolved)
    }

    /// Counts a provider's payouts bit by bit, and its breaks, in one walk through its part of each
    /// index.
    func tallies(at provider: ProviderID) throws -> [WorklistTally] {
        let counts = Attention.eachOfPayout.map { reason in
            let has = "(attention & \(reason.rawValue)) <> 0"
            return "sum(\(has)), min(CASE WHEN \(has) THEN attention_since END)"
        }
        let sql = """
            SELECT \(counts.joined(separator: ", ")) FROM payouts
            WHERE attention <> 0 AND provider = ?
                AND NOT \(WorklistSource.payouts.isSnoozed)
            """
        let breaks = """
            SELECT count(*), min(since) FROM breaks WHERE \(Schema.isUnresolved) AND provider = ?
                AND NOT \(WorklistSource.breaks.isSnoozed)
            """
        return try tallies(Attention.eachOfPayout, of: provider, sql, [provider.rawValue, now])
            + tallies([.unresolvedBreak], of: provider, breaks, [provider.rawValue, now])
    }

    /// Reads a row that has a number and the oldest time for each of some reasons.
    private func tallies(
        _ reasons: [Attention],
        of provider: ProviderID,
        _ sql: String,
        _ arguments: StatementArguments
    ) throws -> [WorklistTally] {
        let statement = try db.cachedStatement(sql: sql)
        guard let row = try Row.fetchOne(statement, arguments: arguments) else { return [] }
        var cells = Cells(row)
        return reasons.compactMap { reason in
            let count: Int? = cells.nextIfAny()
            let oldest = cells.timeIfAny()
            guard let count, let oldest else { return nil }
            return WorklistTally(provider: provider, reason: reason, count: count, oldest: oldest)
        }
    }
}

extension WorklistFilter {
    /// What an open row meets that is taken.
    fileprivate func conditions(of source: WorklistSource, now: Int64) -> [SQL] {
        var conditions: [SQL] = []
        if source == .payouts, !reasons.isEmpty {
            conditions.append("(attention & \(reasons.rawValue)) <> 0")
        }
        conditions += owners.texts(\.?.rawValue).conditions(on: "\(sql: source.owner)")
        conditions += amounts.conditions(of: "\(sql: source.minorUnits)", in: "currency")
        conditions += ages.map { bound in
            let limit = now - bound.seconds * 1_000_000
            return "\(sql: source.since) \(sql: bound.isOlder ? "<" : ">=") \(limit)"
        }
        if !includesSnoozed {
            conditions.append(SQL(sql: "NOT \(source.isSnoozed)", arguments: [now]))
        }
        return conditions
            + SearchText.presence(of: SearchText.wanted(text), in: source.searched)
            + SearchText.absence(of: absentTexts, in: source.searched)
    }

    /// The tables that may hold what matches.
    fileprivate var sources: [WorklistSource] {
        guard !reasons.isEmpty else { return WorklistSource.allCases }
        return WorklistSource.allCases.filter { source in
            source == .breaks
                ? reasons.contains(.unresolvedBreak)
                : !reasons.isDisjoint(with: Attention(Attention.eachOfPayout))
        }
    }

    fileprivate var shownProviders: [ProviderID] {
        ProviderID.allCases.filter { providers.isEmpty || providers.contains($0) }
    }
}
