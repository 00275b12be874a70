import Foundation
package import Payouts

/// What the ledger counts, for a monitoring system.
package struct LedgerMetrics: Sendable {
    /// Payouts by provider, status and currency.
    package let payouts: [PayoutTally]
    /// Attempts by provider and outcome.
    package let attempts: [AttemptTally]
    /// Notifications by provider and fate.
    package let notifications: [NotificationTally]
    /// Applied notifications that differ from their payouts, by provider.
    package let differingNotifications: [ProviderID: Int]
    /// What needs a person, by provider and reason.
    package let worklist: [WorklistTally]
    /// How each provider has done lately.
    package let reports: [ProviderReport]
    /// What waits.
    package let backlog: LedgerBacklog
    /// How long the oldest unknown outcome has been unknown; zero without one.
    package let oldestUnknownAge: Duration
}

extension PayoutService {
    /// Reads everything that is counted.
    ///
    /// - Throws: ``ServiceError/store(_:)``.
    package func metrics() async throws(ServiceError) -> LedgerMetrics {
        try await onLedger { (store, now) throws(StoreError) in
            let backlog = try await store.backlog(at: now)
            return LedgerMetrics(
                payouts: try await store.tallies(),
                attempts: try await store.attemptTallies(),
                notifications: try await store.notificationTallies(),
                differingNotifications: try await store.differingNotifications(),
                worklist: try await store.worklistTallies(at: now),
                reports: try await store.reports(
                    on: ProviderID.allCases.filter { lines[$0] != nil },
                    at: now
                ),
                backlog: backlog,
                oldestUnknownAge: backlog.oldestUnknown.map {
                    .seconds(max(0, now.timeIntervalSince($0)))
                } ?? .zero
            )
        }
    }
}
