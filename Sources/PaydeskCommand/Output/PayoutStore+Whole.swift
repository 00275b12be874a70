import Foundation
import Payouts

extension PayoutStore {
    /// Reads a list page by page, and looks on where looking ended before a page was full.
    func payouts(
        _ filter: PayoutFilter,
        in order: PayoutOrder = .newestFirst,
        limit: Int
    ) async throws(StoreError) -> [Payout] {
        var payouts: [Payout] = []
        var position = PagePosition.newest
        while payouts.count < limit {
            let page = try await page(
                filter,
                in: order,
                at: position,
                limit: min(limit - payouts.count, 1_000)
            )
            payouts += page.payouts
            let last = page.stop?.payout ?? (page.hasOlder ? page.payouts.last?.id : nil)
            guard let last else { break }
            position = .after(last)
        }
        return payouts
    }

    /// Reads the worklist page by page, in its order.
    func worklist(
        _ filter: WorklistFilter,
        whole limit: Int,
        at date: Date
    ) async throws(StoreError) -> [WorklistItem] {
        var items: [WorklistItem] = []
        while items.count < limit {
            let wanted = min(limit - items.count, 1_000)
            let page = try await worklist(filter, after: items.last, limit: wanted, at: date)
            items += page
            if page.count < wanted { break }
        }
        return items
    }

    /// Reads a batch's lines page by page, in the order of the file.
    func batchLines(
        of id: BatchID,
        _ statuses: Set<PayoutStatus>,
        limit: Int
    ) async throws(StoreError) -> [BatchLine] {
        var lines: [BatchLine] = []
        while lines.count < limit {
            let page = try await batchLines(
                of: id,
                statuses: statuses,
                after: lines.last?.payout.id,
                limit: min(limit - lines.count, 1_000)
            )
            lines += page.lines
            guard page.hasMore else { break }
        }
        return lines
    }
}
