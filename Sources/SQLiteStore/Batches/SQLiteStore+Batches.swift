package import Foundation
import GRDB
package import Payouts

extension SQLiteStore {
    /// Batches that one call returns at most.
    static let batchLimit = 200

    /// Keeps a batch whole, or nothing of it.
    package func commit(
        _ batch: Batch,
        since: Date,
        _ body: @escaping @Sendable (_ keep: (NewBatchLine) throws -> Void) throws -> Void
    ) async throws(StoreError) {
        try await write { db in
            let file = (batch.fileDigest, batch.contentDigest)
            if let known = try db.batch(file: file.0, content: file.1, since: since) {
                throw StoreError.committed(known.id)
            }
            try db.insert(batch)
            var count = 0
            try body { line in
                try db.keep(line, in: batch, since: since)
                count += 1
            }
            guard count == batch.rowCount else {
                throw StoreError.failed("\(batch.id) has \(count) rows, not \(batch.rowCount)")
            }
            try db.record(
                .commit,
                on: batch.id.rawValue,
                reason: "\(count) payouts of \(batch.name)",
                by: batch.createdBy,
                at: batch.createdAt
            )
        }
    }

    /// Recognizes a file by its bytes, or among recent ones by what its rows say.
    package func batch(
        file: BatchDigest,
        content: BatchDigest?,
        since: Date
    ) async throws(StoreError) -> Batch? {
        try await read { db in try db.batch(file: file, content: content, since: since) }
    }

    /// Reads one batch with its tallies.
    package func batch(_ id: BatchID) async throws(StoreError) -> Batch? {
        try await read { db in try db.batches(where: "id = ?", [id.rawValue]).first }
    }

    /// Reads the latest batches before one that match, at most ``batchLimit``.
    package func batches(
        _ filter: BatchFilter,
        before id: BatchID?,
        limit: Int
    ) async throws(StoreError) -> [Batch] {
        let limit = min(max(limit, 0), Self.batchLimit)
        return try await read { db in
            let bound = try id.map { try db.seq(of: $0) } ?? .max
            return try db.batches(filter, before: bound, limit: limit)
        }
    }

    /// Reads at most ``pageLimit`` lines in the order of the file.
    package func batchLines(
        of id: BatchID,
        statuses: Set<PayoutStatus>,
        after payout: PayoutID?,
        limit: Int
    ) async throws(StoreError) -> BatchLinePage {
        let limit = min(max(limit, 1), Self.pageLimit)
        return try await read { db in
            let bound = try payout.map { try db.existingPayout($0).seq } ?? 0
            let found = try db.keys(in: id, statuses, after: bound, limit: limit + 1)
            return BatchLinePage(
                lines: try db.batchLines(found.prefix(limit)),
                hasMore: found.count > limit
            )
        }
    }

    /// Looks each likeness up in an index.
    package func payouts(
        like likenesses: [PayoutLikeness],
        since: Date
    ) async throws(StoreError) -> [PayoutLikeness: PayoutID] {
        try await read { db in try db.payouts(like: likenesses, since: since) }
    }

    /// Reads what failed or was withdrawn, without what speaks for money having moved.
    package func retriable(in id: BatchID) async throws(StoreError) -> [BatchLine] {
        try await read { db in
            _ = try db.seq(of: id)
            let found = try db.keys(in: id, Self.retriable, after: 0, limit: .max)
            return try db.batchLines(found).filter { try db.isRetriable($0.payout) }
        }
    }

    /// The statuses in which a payout is proven not to have been sent, or refused for good.
    static let retriable: Set<PayoutStatus> = [.failed, .canceled]
}

extension Database {
    /// Whether nothing speaks for money having moved, and nothing replaces the payout yet.
    fileprivate func isRetriable(_ payout: Payout) throws -> Bool {
        guard SQLiteStore.retriable.contains(payout.status),
            payout.flags.isDisjoint(with: Schema.doubtful)
        else { return false }
        let sql = "SELECT 1 FROM payouts WHERE replaces = ?"
        return try Int.fetchOne(cachedStatement(sql: sql), arguments: [payout.id.rawValue]) == nil
    }

    fileprivate func keep(_ line: NewBatchLine, in batch: Batch, since: Date) throws {
        let payout = line.payout
        guard payout.batch == batch.id else {
            throw StoreError.failed("\(payout.id) is not in \(batch.id)")
        }
        if let replaced = payout.replaces, try !isRetriable(existingPayout(replaced).payout) {
            throw StoreError.notRetried(replaced)
        }
        if !line.mayRepeat, let twin = try twin(of: payout, in: batch, since: since) {
            throw StoreError.repeats(line: line.line, twin)
        }
        try create(payout, line: line.line)
    }

    private func twin(of payout: Payout, in batch: Batch, since: Date) throws -> PayoutID? {
        batch.retryOf == nil
            ? try self.payout(like: payout.likeness, since: since)
            : try self.payout(like: payout.likeness, since: since, outsideOf: batch.id)
    }
}
