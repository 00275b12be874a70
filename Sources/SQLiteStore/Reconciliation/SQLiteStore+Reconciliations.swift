import Foundation
import GRDB
package import Payouts

extension SQLiteStore {
    /// Reads one range of the index that serves comparisons, and the reversals since.
    package func settledPayouts(
        of provider: ProviderID,
        in span: Range<Int64>,
        withAccounts: Bool
    ) async throws(StoreError) -> LedgerTable {
        try await read { db in
            let count = try db.tallies()
                .filter { $0.provider == provider && $0.status.isSettled }
                .reduce(0) { $0 + $1.count }
            var reader = try LedgerTableReader(provider, withAccounts: withAccounts, from: db)
            let microseconds = span.lowerBound * 1_000_000..<span.upperBound * 1_000_000
            try reader.readSettled(of: provider, in: microseconds, count: count, from: db)
            try reader.readOverturned(of: provider, after: microseconds, from: db)
            return reader.table
        }
    }

    /// Looks every name up in its index.
    package func payouts(
        of provider: ProviderID,
        named names: [SettlementName],
        withAccounts: Bool
    ) async throws(StoreError) -> LedgerTable {
        try await read { db in
            var reader = try LedgerTableReader(provider, withAccounts: withAccounts, from: db)
            let wanted = Array(names.prefix(ReconciliationLimits.maximumLookups))
            try reader.read(wanted, of: provider, from: db)
            return reader.table
        }
    }

    /// Finds the run by the index of digests.
    package func reconciliation(
        of provider: ProviderID,
        reading digest: String
    ) async throws(StoreError) -> ReconciliationRun? {
        try await read { db in
            try db.runs(
                where: """
                    provider = ? AND id IN (
                        SELECT reconciliation FROM settlement_files WHERE digest = ?
                    ) ORDER BY id DESC LIMIT 1
                    """,
                [provider.rawValue, digest]
            ).first
        }
    }

    /// Keeps the run, its files and its breaks.
    package func keepReconciliation(
        _ result: ReconciliationResult
    ) async throws(StoreError) -> ReconciliationRun {
        try await write { db in
            let ended = try db.unresolvedBreaks(among: result.report.ended)
            let id = try db.insert(result, ended: ended.count)
            for (place, file) in result.files.enumerated() {
                try db.cachedStatement(
                    sql: "INSERT INTO settlement_files VALUES (?, ?, ?, ?, ?)"
                ).execute(arguments: [id, place, file.name, file.digest, file.bytes])
            }
            try db.insertBreaks(of: result, run: id)
            try db.record(
                .reconcile,
                on: "reconciliation \(id)",
                reason: "\(result.provider) \(result.report.period)",
                by: result.by,
                at: result.at
            )
            for record in ended { try db.end(record, by: id, at: result.at) }
            try db.insertDated(result.report.dated, at: result.at)
            return try db.existingRun(id)
        }
    }

    /// Reads one run.
    package func reconciliation(_ id: Int64) async throws(StoreError) -> ReconciliationRun? {
        try await read { db in try db.runs(where: "id = ?", [id]).first }
    }

    /// Finds the run by the index of a provider's runs, from the latest on.
    package func reconciliation(
        covering day: CloseDay
    ) async throws(StoreError) -> ReconciliationRun? {
        try await read { db in try db.runs(covering: day, limit: 1).first }
    }

    /// Reads the latest runs, or the latest before one.
    package func reconciliations(
        before id: Int64?,
        limit: Int
    ) async throws(StoreError) -> [ReconciliationRun] {
        let limit = min(max(limit, 0), ReconciliationLimits.maximumRuns)
        return try await read { db in
            try db.runs(where: "id < ? ORDER BY id DESC LIMIT ?", [id ?? .max, limit])
        }
    }
}

extension Database {
    /// The runs that cover a day and were made once it was over, the latest first.
    func runs(covering day: CloseDay, limit: Int) throws -> [ReconciliationRun] {
        let condition = """
            provider = ? AND first_day <= ? AND last_day >= ? AND at >= ?
            ORDER BY id DESC LIMIT ?
            """
        let number = day.day.number
        return try runs(
            where: condition,
            [day.provider.rawValue, number, number, day.end.microseconds, limit]
        )
    }

    /// From the first instant of a provider's first closed day to the end of its last, in seconds.
    func closedSpan(of provider: ProviderID) throws -> Range<Int64> {
        let sql = "SELECT min(starts_at), max(ends_at) FROM closings WHERE provider = ?"
        let statement = try cachedStatement(sql: sql)
        guard let row = try Row.fetchOne(statement, arguments: [provider.rawValue]) else {
            return 0..<0
        }
        var cells = Cells(row)
        let (start, end): (Int64?, Int64?) = (cells.nextIfAny(), cells.nextIfAny())
        guard let start, let end else { return 0..<0 }
        return start / 1_000_000..<end / 1_000_000
    }

    fileprivate func existingRun(_ id: Int64) throws -> ReconciliationRun {
        guard let run = try runs(where: "id = ?", [id]).first else {
            throw UnreadableValue(detail: "a reconciliation is missing")
        }
        return run
    }

    fileprivate func insert(
        _ result: ReconciliationResult,
        ended: Int
    ) throws -> Int64 {
        let report = result.report
        let counts = Dictionary(
            uniqueKeysWithValues: report.counts.map { ($0.key.rawValue, $0.value) }
        )
        try cachedStatement(
            sql: """
                INSERT INTO reconciliations (
                    provider, first_day, last_day, at, by, totals, counts, unreadable_lines,
                    ended_breaks
                ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            result.provider.rawValue, report.period.first.number, report.period.last.number,
            result.at.microseconds, result.by.rawValue, try StoredJSON.text(report.totals),
            try StoredJSON.text(counts), result.unreadableLines, ended,
        ])
        return lastInsertedRowID
    }

    /// Reads runs by a condition, a phrase after `WHERE`.
    func runs(
        where condition: String,
        _ arguments: StatementArguments
    ) throws -> [ReconciliationRun] {
        let sql = """
            SELECT id, provider, first_day, last_day, at, by, totals, unreadable_lines, counts,
                (\(Self.count(Schema.isUnresolved))),
                (\(Self.count("\(Schema.isUnresolved) AND found_by <> reconciliations.id"))),
                (\(Self.count("NOT (\(Schema.isUnresolved))"))),
                ended_breaks FROM reconciliations WHERE \(condition)
            """
        return try Row.fetchAll(cachedStatement(sql: sql), arguments: arguments).map { row in
            var cells = Cells(row)
            let id: Int64 = cells.next()
            return ReconciliationRun(
                id: id,
                provider: try cells.raw(),
                period: try cells.period(),
                at: cells.time(),
                by: try cells.raw(),
                files: try files(of: id),
                totals: try cells.json(),
                unreadableLines: cells.next(),
                counts: try cells.counts(),
                unresolvedCount: cells.next(),
                knownCount: cells.next(),
                resolvedCount: cells.next(),
                endedCount: cells.next()
            )
        }
    }

    /// How many breaks of a run are as a condition says.
    private static func count(_ condition: String) -> String {
        """
        SELECT count(*) FROM reconciliation_breaks JOIN breaks ON breaks.id = break
        WHERE reconciliation = reconciliations.id AND \(condition)
        """
    }

    /// The files that a run read, in their order.
    func files(of run: Int64) throws -> [SettlementFileRecord] {
        let sql = """
            SELECT name, digest, bytes FROM settlement_files WHERE reconciliation = ? ORDER BY place
            """
        return try Row.fetchAll(cachedStatement(sql: sql), arguments: [run]).map { row in
            var cells = Cells(row)
            return SettlementFileRecord(
                name: cells.next(),
                digest: cells.next(),
                bytes: cells.next()
            )
        }
    }
}

extension Cells {
    /// A period's first and last day.
    mutating func period() throws -> SettlementPeriod {
        let first = CalendarDay(number: next())
        let last = CalendarDay(number: next())
        guard let period = SettlementPeriod(first, last) else {
            throw UnreadableValue(detail: "a period reads \(first) to \(last)")
        }
        return period
    }

    /// How many breaks there are of each kind.
    fileprivate mutating func counts() throws -> [BreakKind: Int] {
        let texts: [String: Int] = try json()
        return Dictionary(
            uniqueKeysWithValues: texts.compactMap { text, count in
                BreakKind(rawValue: text).map { ($0, count) }
            }
        )
    }
}
