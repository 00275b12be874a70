import ArgumentParser
import Console
import Foundation
import PayoutService
import Payouts

/// Lists with their view, as the text of a file.
struct ListExport {
    let service: PayoutService
    let now: Date
    /// Hears how many rows were read.
    let report: @Sendable (RowProgress) -> Void

    /// The most rows that one file gets, and one command lists.
    static let maximumRows = 200_000

    /// The text of a list, and how many rows it has.
    ///
    /// - Throws: ``ServiceError/canceled`` where its task is; then nobody writes any of it.
    func text(
        of request: ExportRequest,
        as format: OutputFormat
    ) async throws(ServiceError) -> (text: String, count: Int) {
        switch request {
        case .payouts(let filter, let order):
            try write(CommandOutput(try await payouts(filter, order)), format)
        case .markedPayouts(let ids): try write(CommandOutput(try await payouts(ids)), format)
        case .worklist(let filter):
            try write(output(try await worklist(filter), try await groups(filter)), format)
        case .markedItems(let ids): try write(output(try await items(ids)), format)
        case .providers: try write(CommandOutput(try await service.overview()), format)
        case .audit(let filter):
            try write(CommandOutput(try await audit(filter)), format)
        case .notifications(let filter):
            try write(CommandOutput(try await notifications(filter)), format)
        case .approvals(let filter):
            try write(CommandOutput(try await approvals(filter)), format)
        case .markedApprovals(let ids):
            try write(CommandOutput(try await approvals(ids)), format)
        case .batches(let filter): try write(CommandOutput(try await batches(filter)), format)
        case .batch(let id, let statuses):
            try write(CommandOutput(try await lines(of: id, statuses)), format)
        case .breaks, .markedBreaks, .comparisons, .closes, .adjustments:
            try await text(ofBreaks: request, as: format)
        }
    }

    private func text(
        ofBreaks request: ExportRequest,
        as format: OutputFormat
    ) async throws(ServiceError) -> (text: String, count: Int) {
        switch request {
        case .breaks(let filter):
            try write(CommandOutput(try await breaks(filter), now: now), format)
        case .markedBreaks(let ids):
            try write(CommandOutput(try await breaks(ids), now: now), format)
        case .adjustments: try write(CommandOutput(try await adjustments()), format)
        case .closes(let filter): try write(CommandOutput(try await closes(filter)), format)
        default: try write(CommandOutput(try await comparisons()), format)
        }
    }

    private func canQuery(_ payout: Payout) -> Bool {
        service.lines[payout.provider]?.provider.profile.canBeAsked(about: payout) ?? false
    }

    /// Refuses to list more than that.
    static func check(_ limit: Int) throws {
        guard (1...maximumRows).contains(limit) else {
            throw ValidationError("--limit must be from 1 to \(maximumRows).")
        }
    }

    /// Whether a list of so many rows may have been cut.
    func isCut(_ request: ExportRequest, at count: Int) -> Bool {
        switch request {
        case .payouts, .batches, .batch, .worklist, .approvals, .breaks, .comparisons, .audit,
            .notifications:
            count >= Self.maximumRows
        case .closes, .adjustments: count >= CloseLimits.maximumPage
        case .providers, .markedPayouts, .markedItems, .markedApprovals, .markedBreaks: false
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
            try await service.store.payouts(
                filter,
                in: order,
                limit: Self.maximumRows,
                report: report
            )
        }
    }

    private func approvals(
        _ filter: ApprovalFilter
    ) async throws(ServiceError) -> [ApprovalTask] {
        try await service.approvalTasks(filter, limit: Self.maximumRows)
    }

    private func approvals(
        _ ids: [ApprovalSubject]
    ) async throws(ServiceError) -> [ApprovalTask] {
        try await approvals(ApprovalFilter()).filter { ids.contains($0.id) }
    }

    private func batches(_ filter: BatchFilter) async throws(ServiceError) -> [Batch] {
        try await mapped { () async throws(StoreError) in
            try await service.store.batches(filter, limit: Self.maximumRows, report: report)
        }
    }

    private func lines(
        of id: BatchID,
        _ statuses: Set<PayoutStatus>
    ) async throws(ServiceError) -> [BatchLine] {
        try await mapped { () async throws(StoreError) in
            try await service.store.batchLines(
                of: id,
                statuses,
                limit: Self.maximumRows,
                report: report
            )
        }
    }

    private func worklist(_ filter: WorklistFilter) async throws(ServiceError) -> [WorklistEntry] {
        try await mapped { () async throws(StoreError) in
            try await service.store.worklist(
                filter,
                whole: Self.maximumRows,
                at: now,
                report: report
            )
        }
    }

    private func items(_ ids: [PayoutID]) async throws(ServiceError) -> [WorklistEntry] {
        try await worklist(WorklistFilter()).filter { entry in
            if case .payout(let item) = entry { ids.contains(item.payout.id) } else { false }
        }
    }

    private func output(
        _ entries: [WorklistEntry],
        _ groups: [NotificationGroup] = []
    ) -> CommandOutput<[WorklistOutput]> {
        CommandOutput(entries, groups: groups, now: now, canQuery: canQuery)
    }

    private func groups(_ filter: WorklistFilter) async throws(ServiceError) -> [NotificationGroup]
    {
        try await mapped { () async throws(StoreError) in
            try await service.store.openNotificationGroups().filter { filter.matches($0, at: now) }
        }
    }

    private func breaks(_ filter: BreakFilter) async throws(ServiceError) -> [BreakRecord] {
        try await mapped { () async throws(StoreError) in
            try await service.store.breaks(filter, limit: Self.maximumRows, report: report)
        }
    }

    private func comparisons() async throws(ServiceError) -> [ReconciliationRun] {
        try await mapped { () async throws(StoreError) in
            try await service.store.reconciliations(limit: Self.maximumRows, report: report)
        }
    }

    private func audit(_ filter: AuditFilter) async throws(ServiceError) -> [AuditEntry] {
        try await mapped { () async throws(StoreError) in
            try await service.store.auditEntries(filter, limit: Self.maximumRows, report: report)
        }
    }

    private func notifications(
        _ filter: NotificationFilter
    ) async throws(ServiceError) -> [NotificationSummary] {
        try await mapped { () async throws(StoreError) in
            try await service.store.notifications(
                filter,
                limit: Self.maximumRows,
                report: report
            )
        }
    }

    private func closes(
        _ filter: ClosingFilter
    ) async throws(ServiceError) -> [ClosingRecord] {
        try await mapped { () async throws(StoreError) in
            try await service.store.closings(filter, limit: CloseLimits.maximumPage)
        }
    }

    private func adjustments() async throws(ServiceError) -> [CloseAdjustment] {
        try await mapped { () async throws(StoreError) in
            try await service.store.closeAdjustments(
                AdjustmentFilter(),
                limit: CloseLimits.maximumPage
            )
        }
    }

    private func write<Payload>(
        _ output: CommandOutput<Payload>,
        _ format: OutputFormat
    ) throws(ServiceError) -> (text: String, count: Int) {
        let text: String
        do {
            text = try output.text(format)
        } catch {
            throw .file(["The list cannot be written as \(format.rawValue)."])
        }
        guard !Task.isCancelled else { throw .canceled }
        return (text, output.rows.count)
    }
}
