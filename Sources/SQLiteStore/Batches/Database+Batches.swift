import Foundation
import GRDB
import Payouts

extension Database {
    /// Adds a batch.
    func insert(_ batch: Batch) throws {
        let sql = """
            INSERT INTO batches (
                id, name, file_digest, content_digest, retry_of, created_at, created_by, row_count,
                rejected_count
            ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
            """
        try cachedStatement(sql: sql).execute(arguments: [
            batch.id.rawValue, batch.name, Data(batch.fileDigest.bytes),
            Data(batch.contentDigest.bytes), batch.retryOf?.rawValue, batch.createdAt.microseconds,
            batch.createdBy.rawValue, batch.rowCount, batch.rejectedCount,
        ])
        guard changesCount == 1 else { throw StoreError.duplicate("Batch \(batch.id)") }
    }

    /// Reads the latest batches that match, of those before a place in the order of batches.
    func batches(_ filter: BatchFilter, before seq: Int64, limit: Int) throws -> [Batch] {
        var conditions = ["seq < ?"]
        var arguments: StatementArguments = [seq]
        if !filter.statuses.isEmpty {
            let marks = filter.statuses.map { _ in "?" }.joined(separator: ", ")
            conditions.append(
                """
                EXISTS (
                    SELECT 1 FROM batch_tallies
                    WHERE batch = batches.id AND status IN (\(marks)) AND count > 0
                )
                """
            )
            arguments += StatementArguments(filter.statuses.map(\.rawValue).sorted())
        }
        let condition = conditions.joined(separator: " AND ") + " ORDER BY seq DESC"
        return try batches(where: condition, arguments, limit: limit) { batch in
            filter.makers.contains(batch.createdBy)
                && SearchText.hold(
                    filter.text,
                    without: filter.absentTexts,
                    in: [batch.id.rawValue, batch.name]
                )
        }
    }

    /// Reads batches by a condition, with where their payouts stand, until there are enough.
    func batches(
        where condition: String,
        _ arguments: StatementArguments,
        limit: Int = .max,
        isTaken: (Batch) -> Bool = { _ in true }
    ) throws -> [Batch] {
        let sql = """
            SELECT id, name, file_digest, content_digest, retry_of, created_at, created_by,
                row_count, rejected_count
            FROM batches WHERE \(condition)
            """
        let rows = try Row.fetchCursor(cachedStatement(sql: sql), arguments: arguments)
        var batches: [Batch] = []
        while batches.count < limit, let row = try rows.next() {
            let batch = try Batch(row)
            if isTaken(batch) { batches.append(batch) }
        }
        for index in batches.indices {
            batches[index].tallies = try batchTallies(of: batches[index].id)
        }
        return batches
    }

    /// The batch that has these bytes, or one since a time that has this content.
    func batch(file: BatchDigest, content: BatchDigest?, since: Date) throws -> Batch? {
        if let same = try batches(where: "file_digest = ?", [Data(file.bytes)]).first {
            return same
        }
        guard let content else { return nil }
        return try batches(
            where: "content_digest = ? AND created_at >= ? ORDER BY seq DESC LIMIT 1",
            [Data(content.bytes), since.microseconds]
        ).first
    }

    /// A batch's place in the order of batches; one that is not there is not found.
    func seq(of id: BatchID) throws -> Int64 {
        let statement = try cachedStatement(sql: "SELECT seq FROM batches WHERE id = ?")
        guard let seq = try Int64.fetchOne(statement, arguments: [id.rawValue]) else {
            throw StoreError.noBatch(id)
        }
        return seq
    }

    private func batchTallies(of id: BatchID) throws -> [BatchTally] {
        let sql = """
            SELECT status, count, total_minor, currency FROM batch_tallies
            WHERE batch = ? AND count > 0 ORDER BY status, currency
            """
        let rows = try Row.fetchCursor(cachedStatement(sql: sql), arguments: [id.rawValue])
        return try Array(
            rows.map { row in
                var cells = Cells(row)
                return BatchTally(
                    status: try cells.raw(),
                    count: cells.next(),
                    total: try cells.money()
                )
            }
        )
    }
}

extension Batch {
    fileprivate init(_ row: Row) throws {
        var cells = Cells(row)
        self.init(
            id: try cells.raw(),
            name: cells.next(),
            fileDigest: cells.digest(),
            contentDigest: cells.digest(),
            retryOf: try cells.rawIfAny(),
            createdAt: cells.time(),
            createdBy: try cells.raw(),
            rowCount: cells.next(),
            rejectedCount: cells.next()
        )
    }
}

extension Cells {
    fileprivate mutating func digest() -> BatchDigest {
        let data: Data = next()
        return BatchDigest(bytes: Array(data))
    }
}
