import GRDB
package import Payouts

extension SQLiteStore {
    /// Reads notifications in a row, at most ``notificationLimit``.
    package func notificationPage(
        _ filter: NotificationFilter,
        at position: NotificationPosition,
        limit: Int
    ) async throws(StoreError) -> NotificationPage {
        let limit = min(max(limit, 0), Self.notificationLimit)
        return try await read { db in
            let selection = try NotificationSelection(filter, in: db)
            // One more than is shown says whether there are more.
            let walk = NotificationSelection.Walk(position, limit: limit + 1)
            let keys = try selection.keys(walk, in: db)
            let hasMore = keys.count > limit
            let shown = walk.isAscending ? keys.suffix(limit) : keys.prefix(limit)
            return NotificationPage(
                notifications: try db.notificationSummaries(Array(shown)),
                hasNewer: walk.isAscending ? hasMore : position != .newest,
                hasOlder: walk.isAscending ? position != .oldest : hasMore
            )
        }
    }

    /// Reads one notification with what arrived.
    package func notification(_ id: Int64) async throws(StoreError) -> NotificationRecord? {
        try await read { db in try db.notificationRecord(id) }
    }
}

extension NotificationSelection.Walk {
    fileprivate init(_ position: NotificationPosition, limit: Int) {
        switch position {
        case .newest: self.init(limit: limit)
        case .oldest: self.init(isAscending: true, limit: limit)
        case .olderThan(let id): self.init(below: id, limit: limit)
        case .newerThan(let id): self.init(above: id, isAscending: true, limit: limit)
        }
    }
}
