import Foundation
import GRDB
import Payouts

/// One provider's notifications with one fate, refused for one reason or for none.
struct NotificationRange {
    let provider: ProviderID
    let disposition: NotificationDisposition
    let refusal: NotificationRefusal.Kind?
    /// How many there are, with those that were only counted.
    let count: Int
    /// When the oldest and the newest arrived of those that were only counted.
    let unkept: [Date]
}

extension Database {
    /// The ranges that are not empty.
    func notificationRanges() throws -> [NotificationRange] {
        let sql = """
            SELECT provider, disposition, nullif(refusal_kind, ''), count + unkept,
                unkept_oldest, unkept_newest
            FROM notification_tallies
            WHERE count + unkept > 0 ORDER BY provider, disposition, refusal_kind
            """
        let rows = try Row.fetchCursor(cachedStatement(sql: sql))
        return try Array(
            rows.map { row in
                var cells = Cells(row)
                return NotificationRange(
                    provider: try cells.raw(),
                    disposition: try cells.raw(),
                    refusal: try cells.rawIfAny(),
                    count: cells.next(),
                    unkept: [cells.timeIfAny(), cells.timeIfAny()].compactMap(\.self)
                )
            }
        )
    }

    /// The totals by provider and fate, where there is any notification.
    func notificationTallies() throws -> [NotificationTally] {
        try notificationRanges().map { range in
            let kept = try ["ASC", "DESC"].compactMap { try arrival(range, $0) }
            let times = (kept + range.unkept).sorted()
            guard let oldest = times.first, let newest = times.last else {
                throw UnreadableValue(detail: "notification_tallies counts what is not there")
            }
            return NotificationTally(
                provider: range.provider,
                disposition: range.disposition,
                refusal: range.refusal,
                count: range.count,
                oldest: oldest,
                newest: newest
            )
        }
    }

    /// When the first notification of a range in an order of ids arrived.
    private func arrival(_ range: NotificationRange, _ order: String) throws -> Date? {
        let sql = """
            SELECT received_at FROM notifications
            WHERE provider = ? AND disposition = ? AND refusal_kind IS ?
            ORDER BY id \(order) LIMIT 1
            """
        let arguments: StatementArguments = [
            range.provider.rawValue, range.disposition.rawValue, range.refusal?.rawValue,
        ]
        let time = try Int64.fetchOne(cachedStatement(sql: sql), arguments: arguments)
        return time.map { LedgerTime(microseconds: $0).date }
    }

    /// Moves what was only counted along with the last kept one of its kind.
    func dismissUnkept(of provider: ProviderID) throws {
        let seen = "provider = ? AND disposition = 'refused' AND count = 0 AND unkept > 0"
        let move = """
            INSERT INTO notification_tallies
            SELECT provider, 'dismissed', refusal_kind, 0, unkept, unkept_oldest, unkept_newest
            FROM notification_tallies WHERE \(seen)
            ON CONFLICT DO UPDATE SET unkept = unkept + excluded.unkept,
                unkept_oldest = ifnull(unkept_oldest, excluded.unkept_oldest),
                unkept_newest = excluded.unkept_newest
            """
        let clear = """
            UPDATE notification_tallies
            SET unkept = 0, unkept_oldest = NULL, unkept_newest = NULL WHERE \(seen)
            """
        for sql in [move, clear] {
            try cachedStatement(sql: sql).execute(arguments: [provider.rawValue])
        }
    }
}
