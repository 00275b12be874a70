import Console
import Foundation
import PayoutService
import Payouts

/// Lists with their view, as the text of a file.
struct ListExport {
    let service: PayoutService
    let now: Date

    /// The most rows that one file gets.
    private static let maximumRows = 200_000
    /// The most rows of a list that is read at once.
    private static let maximumPage = 1_000

    /// The text of a list, and how many rows it has.
    func text(
        of request: ExportRequest,
        as format: OutputFormat
    ) async throws(ServiceError) -> (text: String, count: Int) {
        switch request {
        case .payouts(let filter, let order):
            try write(CommandOutput(try await payouts(filter, order)), format)
        case .batch(let id, let statuses):
            try write(CommandOutput(try await lines(of: id, statuses)), format)
        case .worklist(let filter): try write(CommandOutput(try await worklist(filter)), format)
        case .providers: try write(CommandOutput(try await service.overview()), format)
        case .approvals:
            try write(
                CommandOutput(try await service.approvalTasks(limit: Self.maximumPage)),
                format
            )
        case .breaks(let filter):
            try write(CommandOutput(try await breaks(filter), now: now), format)
        case .closes: try write(CommandOutput(try await closes()), format)
        case .audit(let filter):
            try write(CommandOutput(try await audit(filter)), format)
        case .notifications(let filter):
            try write(CommandOutput(try await notifications(filter)), format)
        case .markedPayouts(let ids): try write(CommandOutput(try await payouts(ids)), format)
        case .markedBreaks(let ids):
            try write(CommandOutput(try await breaks(ids), now: now), format)
        case .markedItems(let ids):
            try write(
                CommandOutput(
                    try await worklist(WorklistFilter()).filter { ids.contains($0.payout.id) }
                ),
                format
            )
        case .markedApprovals(let ids):
            try write(
                CommandOutput(
                    try await service.approvalTasks(limit: Self.maximumPage)
                        .filter { ids.contains($0.id) }
                ),
                format
            )
        }
    }

    /// Whether a list of so many rows may have been cut.
    func isCut(_ request: ExportRequest, at count: Int) -> Bool {
        switch request {
        case .payouts, .batch, .worklist, .breaks, .audit, .notifications:
            count >= Self.maximumRows
        case .approvals, .markedApprovals: count >= Self.maximumPage
        case .closes: count >= CloseLimits.maximumPage
        case .providers, .markedPayouts, .markedItems, .markedBreaks: false
        }
    }

    private func payouts(_ ids: [PayoutID]) async throws(ServiceError) -> [Payout] {
        try await chosen(ids) { id throws(StoreError) in try await service.store.payout(id) }
    }

    private func breaks(_ ids: [Int64]) async throws(ServiceError) -> [BreakRecord] {
        try await chosen(ids) { id throws(StoreError) in
            try await service.store.breakHistory(id)?.record
        }
    }

    /// What is chosen by name, in that order; what is gone is left out.
    private func chosen<ID, Row>(
        _ ids: [ID],
        _ read: (ID) async throws(StoreError) -> Row?
    ) async throws(ServiceError) -> [Row] {
        try await mapped { () async throws(StoreError) in
            var rows: [Row] = []
            for id in ids {
                if let row = try await read(id) { rows.append(row) }
            }
            return rows
        }
    }

    private func payouts(
        _ filter: PayoutFilter,
        _ order: PayoutOrder
    ) async throws(ServiceError) -> [Payout] {
        try await mapped { () async throws(StoreError) in
            try await service.store.payouts(filter, in: order, limit: Self.maximumRows)
        }
    }

    private func lines(
        of id: BatchID,
        _ statuses: Set<PayoutStatus>
    ) async throws(ServiceError) -> [BatchLine] {
        try await mapped { () async throws(StoreError) in
            try await service.store.batchLines(of: id, statuses, limit: Self.maximumRows)
        }
    }

    private func worklist(_ filter: WorklistFilter) async throws(ServiceError) -> [WorklistItem] {
        try await mapped { () async throws(StoreError) in
            try await service.store.worklist(filter, whole: Self.maximumRows, at: now)
        }
    }

    private func breaks(_ filter: BreakFilter) async throws(ServiceError) -> [BreakRecord] {
        try await mapped { () async throws(StoreError) in
            var breaks: [BreakRecord] = []
            let limit = ReconciliationLimits.maximumPage
            while breaks.count < Self.maximumRows {
                let page = try await service.store.breaks(filter, after: breaks.count, limit: limit)
                breaks += page
                if page.count < limit { break }
            }
            return breaks
        }
    }

    private func audit(_ filter: AuditFilter) async throws(ServiceError) -> [AuditEntry] {
        var entries: [AuditEntry] = []
        while entries.count < Self.maximumRows {
            let page = try await service.auditEntries(
                filter,
                before: entries.last?.sequence,
                limit: Self.maximumPage
            )
            entries += page
            if page.count < Self.maximumPage { break }
        }
        return entries
    }

    private func notifications(
        _ filter: NotificationFilter
    ) async throws(ServiceError) -> [NotificationSummary] {
        try await mapped { () async throws(StoreError) in
            var found: [NotificationSummary] = []
            while found.count < Self.maximumRows {
                let page = try await service.store.notificationPage(
                    filter,
                    at: found.last.map { .olderThan($0.id) } ?? .newest,
                    limit: Self.maximumPage
                )
                found += page.notifications
                if !page.hasOlder { break }
            }
            return found
        }
    }

    private func closes() async throws(ServiceError) -> [ClosingRecord] {
        try await mapped { () async throws(StoreError) in
            try await service.store.closings(CloseFilter(), limit: CloseLimits.maximumPage)
        }
    }

    private func write<Payload>(
        _ output: CommandOutput<Payload>,
        _ format: OutputFormat
    ) throws(ServiceError) -> (text: String, count: Int) {
        do {
            return (try output.text(format), output.rows.count)
        } catch {
            throw .file(["The list cannot be written as \(format.rawValue)."])
        }
    }
}
