import Foundation
import Payouts

extension PluggedStore {
    func commit(
        _ batch: Batch,
        since: Date,
        _ body: @escaping @Sendable (_ keep: (NewBatchLine) throws -> Void) throws -> Void
    ) async throws(StoreError) {
        try await write(.commitBatch) { () async throws(StoreError) in
            try await base.commit(batch, since: since, body)
        }
    }

    func batch(
        file: BatchDigest,
        content: BatchDigest?,
        since: Date
    ) async throws(StoreError) -> Batch? {
        try await base.batch(file: file, content: content, since: since)
    }

    func batch(_ id: BatchID) async throws(StoreError) -> Batch? { try await base.batch(id) }

    func batches(
        _ filter: BatchFilter,
        before id: BatchID?,
        limit: Int
    ) async throws(StoreError) -> [Batch] {
        try await base.batches(filter, before: id, limit: limit)
    }

    func batchLines(
        of id: BatchID,
        statuses: Set<PayoutStatus>,
        after payout: PayoutID?,
        limit: Int
    ) async throws(StoreError) -> BatchLinePage {
        try await base.batchLines(of: id, statuses: statuses, after: payout, limit: limit)
    }

    func payouts(
        like likenesses: [PayoutLikeness],
        since: Date
    ) async throws(StoreError) -> [PayoutLikeness: PayoutID] {
        try await base.payouts(like: likenesses, since: since)
    }

    func retriable(in id: BatchID) async throws(StoreError) -> [BatchLine] {
        try await base.retriable(in: id)
    }
}
