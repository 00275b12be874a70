import Foundation
import PayoutService
import Payouts

/// Lists as a whole, read page by page; where there are several, `report` hears how far it is, and
/// a task that was canceled ends between two.
extension PayoutStore {
    typealias Report = @Sendable (RowProgress) -> Void

    /// Payouts; looks on where looking ended before a page was full.
    func payouts(
        _ filter: PayoutFilter,
        in order: PayoutOrder = .newestFirst,
        limit: Int,
        report: Report
    ) async throws(StoreError) -> [Payout] {
        let count = try await count(filter)
        let total = count.isExact ? min(limit, count.value) : nil
        var position: PagePosition? = .newest
        return try await whole(limit, of: total, report) { limit, _ throws(StoreError) in
            guard let start = position else { return nil }
            let page = try await page(filter, in: order, at: start, limit: limit)
            let last = page.stop?.payout ?? (page.hasOlder ? page.payouts.last?.id : nil)
            position = last.map { .after($0) }
            return page.payouts
        }
    }

    /// The worklist in its order.
    func worklist(
        _ filter: WorklistFilter,
        whole limit: Int,
        at date: Date,
        report: Report
    ) async throws(StoreError) -> [WorklistEntry] {
        try await whole(limit, of: nil, report) { limit, last throws(StoreError) in
            let start = last.map { WorklistPosition.after($0) } ?? .first
            let page = try await worklistPage(filter, at: start, limit: limit, at: date)
            return page.entries.isEmpty ? nil : page.entries
        }
    }

    /// A batch's lines in the order of the file.
    func batchLines(
        of id: BatchID,
        _ statuses: Set<PayoutStatus>,
        limit: Int,
        report: Report
    ) async throws(StoreError) -> [BatchLine] {
        let batch = try await batch(id)
        let total = batch.map { batch in
            statuses.isEmpty ? batch.rowCount : statuses.reduce(0) { $0 + batch.count($1) }
        }
        var hasMore = true
        return try await whole(limit, of: total, report) { limit, last throws(StoreError) in
            guard hasMore else { return nil }
            let page = try await batchLines(
                of: id,
                statuses: statuses,
                after: last?.payout.id,
                limit: limit
            )
            hasMore = page.hasMore
            return page.lines
        }
    }

    /// Batches, newest first.
    func batches(
        _ filter: BatchFilter,
        limit: Int,
        report: Report
    ) async throws(StoreError) -> [Batch] {
        try await whole(limit, of: nil, report) { limit, last throws(StoreError) in
            let page = try await batches(filter, before: last?.id, limit: min(limit, 200))
            return page.isEmpty ? nil : page
        }
    }

    /// Breaks, the most serious kinds first.
    func breaks(
        _ filter: BreakFilter,
        limit: Int,
        report: Report
    ) async throws(StoreError) -> [BreakRecord] {
        var count = 0
        return try await whole(limit, of: nil, report) { limit, _ throws(StoreError) in
            let page = try await breaks(filter, after: count, limit: limit)
            count += page.count
            return page.isEmpty ? nil : page
        }
    }

    /// Comparisons, newest first.
    func reconciliations(
        limit: Int,
        report: Report
    ) async throws(StoreError) -> [ReconciliationRun] {
        try await whole(limit, of: nil, report) { limit, last throws(StoreError) in
            let page = try await reconciliations(before: last?.id, limit: limit)
            return page.isEmpty ? nil : page
        }
    }

    /// Notifications, newest first, without their bodies.
    func notifications(
        _ filter: NotificationFilter,
        limit: Int,
        report: Report
    ) async throws(StoreError) -> [NotificationSummary] {
        try await whole(limit, of: nil, report) { limit, last throws(StoreError) in
            let start = last.map { NotificationPosition.olderThan($0.id) } ?? .newest
            let page = try await notificationPage(filter, at: start, limit: limit)
            return page.notifications.isEmpty ? nil : page.notifications
        }
    }

    /// Audit entries, newest first.
    func auditEntries(
        _ filter: AuditFilter,
        before: Int64? = nil,
        limit: Int,
        report: Report
    ) async throws(StoreError) -> [AuditEntry] {
        let total = filter == AuditFilter() ? Int(try await auditHead().count) : nil
        return try await whole(limit, of: total.map { min($0, limit) }, report) {
            limit,
            last throws(StoreError) in
            let start = last?.sequence ?? before
            let page = try await auditEntries(filter, before: start, limit: limit)
            return page.isEmpty ? nil : page
        }
    }

    /// Asks for pages until there is none, or there are enough rows.
    private func whole<Row>(
        _ limit: Int,
        of total: Int?,
        _ report: Report,
        _ page: (_ limit: Int, _ last: Row?) async throws(StoreError) -> [Row]?
    ) async throws(StoreError) -> [Row] {
        var rows: [Row] = []
        while rows.count < limit {
            guard !Task.isCancelled else { throw .canceled }
            guard let more = try await page(min(limit - rows.count, 1_000), rows.last) else {
                break
            }
            if !rows.isEmpty {
                report(RowProgress(done: rows.count, total: total.map { max($0, rows.count) }))
            }
            rows += more
        }
        return rows
    }
}
