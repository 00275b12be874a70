package import Foundation
import GRDB
package import Payouts

extension SQLiteStore {
    /// Reads a page by the index of what is unresolved, or by the run that found them.
    package func breaks(
        _ filter: BreakFilter,
        after: Int,
        limit: Int
    ) async throws(StoreError) -> [BreakRecord] {
        let limit = min(max(limit, 0), ReconciliationLimits.maximumPage)
        return try await read { db in
            let selection = try BreakSelection(filter, in: db)
            return try db.breaks(
                where: selection.condition + " ORDER BY rank, since, breaks.id LIMIT ? OFFSET ?",
                selection.arguments + [limit, max(after, 0)]
            )
            .map(\.record)
        }
    }

    /// Counts what is unresolved.
    package func breakTallies(at: Date) async throws(StoreError) -> [BreakTally] {
        try await read { db in
            let sql = """
                SELECT provider, kind, (? - since) / 86400000000 AS days, count(*),
                    sum(min(stake_minor, \(Self.largestStake))), currency
                FROM breaks WHERE \(Schema.isUnresolved)
                GROUP BY provider, kind, days, currency ORDER BY provider, rank, days, currency
                """
            var tallies: [BreakTally] = []
            let rows = try Row.fetchAll(
                db.cachedStatement(sql: sql),
                arguments: [at.microseconds]
            )
            for row in rows {
                var cells = Cells(row)
                let tally = BreakTally(
                    provider: try cells.raw(),
                    kind: try cells.raw(),
                    age: BreakAge(days: cells.next()),
                    count: cells.next(),
                    stake: try cells.money()
                )
                tallies.append(tally)
            }
            return tallies.merged
        }
    }

    /// What one break counts for at most, so that no sum leaves 64 bits.
    private static var largestStake: Int64 { 1_000_000_000_000 }

    /// Reads everything about a break, as of one instant.
    package func breakHistory(_ id: Int64) async throws(StoreError) -> BreakHistory? {
        try await read { db in
            guard let stored = try db.breaks(where: "breaks.id = ?", [id]).first else {
                return nil
            }
            return BreakHistory(
                record: stored.record,
                files: try db.files(of: stored.run),
                decisions: try db.decisions(about: id),
                notes: try db.notes(aboutBreak: id)
            )
        }
    }

    /// Makes a person the owner if nobody else is; who is on it may hand it over.
    @discardableResult
    package func claimBreak(
        _ id: Int64,
        owner: OperatorName?,
        force: Bool,
        by name: OperatorName,
        at: Date
    ) async throws(StoreError) -> BreakRecord {
        try await write { db in
            let record = try db.existingBreak(id).record
            guard record.owner != owner else { return record }
            if let current = record.owner, current != name, !force {
                throw StoreError.breakClaimedByOther(id, owner: current)
            }
            try db.setOwner(owner, ofBreak: id)
            try db.record(
                owner == nil ? .release : .claim,
                on: AuditRecord.breakPrefix + "\(id)",
                reason: owner?.rawValue ?? "",
                by: name,
                at: at
            )
            return try db.existingBreak(id).record
        }
    }

    /// Takes a break off the worklist, or puts it back.
    @discardableResult
    package func snoozeBreak(
        _ id: Int64,
        until: Date?,
        by name: OperatorName,
        at: Date
    ) async throws(StoreError) -> BreakRecord {
        try await write { db in
            _ = try db.existingBreak(id)
            try db.setSnooze(until: until, ofBreak: id)
            try db.record(
                until == nil ? .wake : .snooze,
                on: AuditRecord.breakPrefix + "\(id)",
                reason: until?.formatted(.iso8601) ?? "",
                by: name,
                at: at
            )
            return try db.existingBreak(id).record
        }
    }

    /// Keeps a note, which nobody can change afterwards.
    package func addNote(_ note: PayoutNote, toBreak id: Int64) async throws(StoreError) {
        try await write { db in
            _ = try db.existingBreak(id)
            try db.insert(note, aboutBreak: id)
        }
    }
}

/// A filter as SQLite takes it.
private struct BreakSelection {
    private(set) var condition: String
    private(set) var arguments = StatementArguments()

    init(_ filter: BreakFilter, in db: Database) throws {
        var conditions: [String] = []
        if !filter.states.isEmpty, filter.states.allSatisfy(\.isUnresolved) {
            conditions.append(Schema.isUnresolved)
        }
        if let id = filter.id {
            conditions.append("breaks.id = ?")
            arguments += [id]
        }
        if let run = filter.run {
            conditions.append(
                "breaks.id IN (SELECT break FROM reconciliation_breaks WHERE reconciliation = ?)"
            )
            arguments += [run]
        }
        for (column, names) in [
            ("breaks.provider", filter.providers.map(\.rawValue)),
            ("kind", filter.kinds.map(\.rawValue)), ("state", filter.states.map(\.rawValue)),
        ] where !names.isEmpty {
            let marks = names.map { _ in "?" }.joined(separator: ", ")
            conditions.append("\(column) IN (\(marks))")
            arguments += StatementArguments(names.sorted())
        }
        let words = SearchText.wanted(filter.text)
        let others =
            filter.owners.texts(\.?.rawValue).conditions(on: "owner")
            + filter.amounts.conditions(of: "stake_minor", in: "breaks.currency")
            + SearchText.presence(of: words, in: StoredBreak.searched)
            + SearchText.absence(of: filter.absentTexts, in: StoredBreak.searched)
        for condition in others {
            let (sql, values) = try condition.build(db)
            conditions.append(sql)
            arguments += values
        }
        condition = conditions.isEmpty ? "1" : conditions.joined(separator: " AND ")
    }
}

extension [BreakTally] {
    /// One tally for each provider, kind, age and currency.
    fileprivate var merged: [BreakTally] {
        reduce(into: []) { merged, next in
            guard
                let place = merged.firstIndex(where: {
                    $0.provider == next.provider && $0.kind == next.kind && $0.age == next.age
                        && $0.stake.currency == next.stake.currency
                })
            else { return merged.append(next) }
            let known = merged[place]
            merged[place] = BreakTally(
                provider: next.provider,
                kind: next.kind,
                age: next.age,
                count: known.count + next.count,
                stake: known.stake.adding(next.stake) ?? known.stake
            )
        }
    }
}
