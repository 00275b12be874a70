import Foundation
import Payouts

/// Notifications and re-queries.
extension PluggedStore {
    func keep(_ arrival: ArrivedNotification) async throws(StoreError) {
        try await write(.keep) { () async throws(StoreError) in
            try await base.keep(arrival)
        }
    }

    func applyNotifications(
        limit: Int,
        at: Date,
        policies: [ProviderID: LifecyclePolicy],
        reading: @escaping @Sendable (ProviderNotification, Payout) -> Evidence?
    ) async throws(StoreError) -> [AppliedNotification] {
        try await write(.applyNotifications) { () async throws(StoreError) in
            try await base.applyNotifications(
                limit: limit,
                at: at,
                policies: policies,
                reading: reading
            )
        }
    }

    func notifications(
        _ filter: NotificationFilter,
        before: Int64?,
        limit: Int
    ) async throws(StoreError) -> [ProviderNotification] {
        try await base.notifications(filter, before: before, limit: limit)
    }

    func notificationPage(
        _ filter: NotificationFilter,
        at position: NotificationPosition,
        limit: Int
    ) async throws(StoreError) -> NotificationPage {
        try await base.notificationPage(filter, at: position, limit: limit)
    }

    func notification(_ id: Int64) async throws(StoreError) -> NotificationRecord? {
        try await base.notification(id)
    }

    func replayNotification(
        _ request: ReplayRequest,
        reading: @escaping @Sendable (ProviderNotification, Payout) -> Evidence?
    ) async throws(StoreError) -> NotificationReplay {
        try await write(.replayNotification) { () async throws(StoreError) in
            try await base.replayNotification(request, reading: reading)
        }
    }

    func differingNotifications() async throws(StoreError) -> [ProviderID: Int] {
        try await base.differingNotifications()
    }

    func notificationTallies() async throws(StoreError) -> [NotificationTally] {
        try await base.notificationTallies()
    }

    func dismissNotification(
        _ id: Int64,
        reason: String,
        by name: OperatorName,
        at: Date
    ) async throws(StoreError) -> Bool {
        try await base.dismissNotification(id, reason: reason, by: name, at: at)
    }

    func dismissNotifications(
        of provider: ProviderID,
        upTo id: Int64,
        by name: OperatorName,
        at: Date
    ) async throws(StoreError) {
        try await write(.dismissNotifications) { () async throws(StoreError) in
            try await base.dismissNotifications(of: provider, upTo: id, by: name, at: at)
        }
    }

    func startRequery(
        of scope: RequeryScope,
        by name: OperatorName,
        at: Date
    ) async throws(StoreError) -> RequeryJob {
        try await write(.startRequery) { () async throws(StoreError) in
            try await base.startRequery(of: scope, by: name, at: at)
        }
    }

    func requeryJob(_ id: Int64) async throws(StoreError) -> RequeryJob? {
        try await base.requeryJob(id)
    }

    func requeryJobs(limit: Int) async throws(StoreError) -> [RequeryJob] {
        try await base.requeryJobs(limit: limit)
    }

    func claimRequeries(
        at provider: ProviderID,
        limit: Int,
        lease: Duration,
        now: Date
    ) async throws(StoreError) -> [ClaimedRequery] {
        try await write(.claimRequeries) { () async throws(StoreError) in
            try await base.claimRequeries(at: provider, limit: limit, lease: lease, now: now)
        }
    }

    func finishRequery(
        _ claimed: ClaimedRequery,
        outcome: RequeryLine.Outcome,
        message: String,
        at: Date
    ) async throws(StoreError) {
        try await write(.finishRequery) { () async throws(StoreError) in
            try await base.finishRequery(claimed, outcome: outcome, message: message, at: at)
        }
    }

    func cancelRequery(_ id: Int64, at: Date) async throws(StoreError) {
        try await write(.cancelRequery) { () async throws(StoreError) in
            try await base.cancelRequery(id, at: at)
        }
    }

    func requeryLines(
        of id: Int64,
        after count: Int,
        limit: Int
    ) async throws(StoreError) -> [RequeryLine] {
        try await base.requeryLines(of: id, after: count, limit: limit)
    }
}
