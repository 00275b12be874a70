package import Foundation
import GRDB
package import Payouts

extension SQLiteStore {
    /// Notifications that one call applies or lists at most.
    static let notificationLimit = 1_000

    /// Applies the oldest pending notifications, at most ``notificationLimit``.
    ///
    /// In a rush it waits, and while messages arrive it takes a small bite: to acknowledge is
    /// urgent, to apply is not. Listeners hear of every arrival, so that nobody waits for what is
    /// left. One that cannot be applied stays pending and stops no other; where nothing else is
    /// left, why it cannot is what the call throws.
    package func applyNotifications(
        limit: Int,
        at: Date,
        policies: [ProviderID: LifecyclePolicy],
        reading: @escaping @Sendable (ProviderNotification, Payout) -> Evidence?
    ) async throws(StoreError) -> [AppliedNotification] {
        let limit = min(max(limit, 0), Self.notificationLimit)
        let bite = await nextBite()
        guard bite > 0 else { return [] }
        guard try await hasPendingNotifications() else {
            arrivals.caughtUp()
            return []
        }
        let pending = PendingNotifications(of: policies.keys, limit: limit)
        let applier = NotificationApplier(at: at, policies: policies, reading: reading)
        do throws(StoreError) {
            return try await apply(pending, bite, applier)
        } catch {
            let applied = try await apply(pending, bite, applier, isApart: true)
            guard !applied.isEmpty else { throw error }
            return applied
        }
    }

    /// Applies some in one transaction, all or none; or each by itself, without what fails.
    private func apply(
        _ pending: PendingNotifications,
        _ bite: Int,
        _ applier: NotificationApplier,
        isApart: Bool = false
    ) async throws(StoreError) -> [AppliedNotification] {
        try await write { db in
            var (pending, applier) = (pending, applier)
            var applied: [AppliedNotification] = []
            repeat {
                for notification in try pending.next(bite, in: db) {
                    let result =
                        isApart
                        ? try applier.applyApart(notification, in: db)
                        : try applier.apply(notification, in: db)
                    if let result { applied.append(result) }
                }
            } while pending.hasMore && arrivals.count == 0
            if pending.isExhausted { arrivals.caughtUp() }
            return applied
        }
    }

    /// Waits for the end of a rush, and says how many can be applied in a row; none where somebody
    /// is about to write who tells of it.
    private func nextBite() async -> Int {
        while !Task.isCancelled {
            switch arrivals.turn(at: .now) {
            case .now(let count): return count
            case .afterNext: return 0
            // On the clock of the rush, which no test can advance either. A canceled sleep ends the
            // loop as well.
            case .after(let pause): try? await ContinuousClock().sleep(for: pause)
            }
        }
        return 0
    }

    /// Looks without the writer's place, which others need more often.
    private func hasPendingNotifications() async throws(StoreError) -> Bool {
        try await read { db in
            let sql = "SELECT 1 FROM notifications WHERE disposition = 'pending' LIMIT 1"
            return try Int.fetchOne(db.cachedStatement(sql: sql)) != nil
        }
    }

    /// Lists notifications, at most ``notificationLimit``.
    package func notifications(
        _ filter: NotificationFilter,
        before: Int64?,
        limit: Int
    ) async throws(StoreError) -> [ProviderNotification] {
        let limit = min(max(limit, 0), Self.notificationLimit)
        return try await read { db in
            let selection = try NotificationSelection(filter, in: db)
            let walk = NotificationSelection.Walk(below: before ?? .max, limit: limit)
            let keys = try selection.keys(walk, in: db)
            let list = "[\(keys.map(String.init).joined(separator: ","))]"
            let condition = "id IN (SELECT value FROM json_each(?)) ORDER BY id DESC"
            return try db.notifications(where: condition, [list]).map(\.notification)
        }
    }

    /// Reads the totals, which every arrival and every change of a fate keeps up to date.
    package func notificationTallies() async throws(StoreError) -> [NotificationTally] {
        try await read { db in try db.notificationTallies() }
    }

    /// Counts those that differ from their payouts in their own index, which holds no others.
    package func differingNotifications() async throws(StoreError) -> [ProviderID: Int] {
        try await read { db in
            let sql = "SELECT count(*) FROM notifications WHERE differs = 1 AND provider = ?"
            let count = try db.cachedStatement(sql: sql)
            var counts: [ProviderID: Int] = [:]
            for provider in ProviderID.allCases {
                let found = try Int.fetchOne(count, arguments: [provider.rawValue])
                if let found, found > 0 { counts[provider] = found }
            }
            return counts
        }
    }

    /// Marks what waits for a person's eyes as seen.
    package func dismissNotifications(
        of provider: ProviderID,
        upTo id: Int64,
        by name: OperatorName,
        at: Date
    ) async throws(StoreError) {
        try await write { db in
            let sql = """
                UPDATE notifications
                SET disposition = 'dismissed', dismissed_by = ?, dismissed_at = ?
                WHERE provider = ? AND disposition IN ('refused', 'unmatched') AND id <= ?
                """
            try db.cachedStatement(sql: sql).execute(arguments: [
                name.rawValue, at.microseconds, provider.rawValue, id,
            ])
            try db.dismissUnkept(of: provider)
            try db.record(.dismiss, on: provider.rawValue, reason: "up to \(id)", by: name, at: at)
        }
    }

    /// Marks one that waits for a person's eyes as seen.
    package func dismissNotification(
        _ id: Int64,
        reason: String,
        by name: OperatorName,
        at: Date
    ) async throws(StoreError) -> Bool {
        try await write { db in
            let sql = """
                UPDATE notifications
                SET disposition = 'dismissed', dismissed_by = ?, dismissed_at = ?
                WHERE id = ? AND disposition IN ('refused', 'unmatched')
                RETURNING provider
                """
            let arguments: StatementArguments = [name.rawValue, at.microseconds, id]
            let statement = try db.cachedStatement(sql: sql)
            let found = try String.fetchOne(statement, arguments: arguments)
            guard let provider = found.flatMap(ProviderID.init(rawValue:)) else { return false }
            try db.dismissUnkept(of: provider)
            try db.record(.dismiss, on: "notification \(id)", reason: reason, by: name, at: at)
            return true
        }
    }
}
