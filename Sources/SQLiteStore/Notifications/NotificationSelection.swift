import GRDB
import Payouts

/// The notifications that a filter selects; no way of walking through them reads others.
struct NotificationSelection {
    private let filter: NotificationFilter
    /// The ranges to merge: those of the totals that the filter leaves.
    private let ranges: [NotificationRange]

    init(_ filter: NotificationFilter, in db: Database) throws {
        self.filter = filter
        ranges = try db.notificationRanges().filter { range in
            (filter.providers.isEmpty || filter.providers.contains(range.provider))
                && (filter.dispositions.isEmpty
                    || filter.dispositions.contains(range.disposition))
        }
    }

    /// The newest ids below a bound, newest first.
    func keys(in db: Database, before bound: Int64, limit: Int) throws -> [Int64] {
        guard !ranges.isEmpty else { return [] }
        let (sql, arguments) = statement(before: bound, limit: limit)
        return try Int64.fetchAll(db, sql: sql, arguments: arguments)
    }

    private func statement(before bound: Int64, limit: Int) -> (String, StatementArguments) {
        if let payout = filter.payout { return ofPayout(payout, before: bound, limit: limit) }
        if filter.providers.isEmpty, filter.dispositions.isEmpty {
            let sql = "SELECT id FROM notifications WHERE id < ? ORDER BY id DESC LIMIT ?"
            return (sql, [bound, limit])
        }
        return merged(before: bound, limit: limit)
    }

    private func ofPayout(
        _ payout: PayoutID,
        before bound: Int64,
        limit: Int
    ) -> (String, StatementArguments) {
        let providers = Set(ranges.map(\.provider.rawValue)).sorted()
        let fates = Set(ranges.map(\.disposition.rawValue)).sorted()
        let sql = """
            SELECT id FROM notifications
            WHERE payout = (SELECT seq FROM payouts WHERE id = ?) AND id < ?
                AND +provider IN (\(marks(providers.count)))
                AND +disposition IN (\(marks(fates.count)))
            ORDER BY id DESC LIMIT ?
            """
        let arguments: StatementArguments = [payout.rawValue, bound]
        return (sql, arguments + StatementArguments(providers + fates) + [limit])
    }

    private func merged(before bound: Int64, limit: Int) -> (String, StatementArguments) {
        var arguments: StatementArguments = []
        let parts = ranges.map { range in
            arguments += [
                range.provider.rawValue, range.disposition.rawValue, range.refusal?.rawValue,
                bound, limit,
            ]
            return """
                SELECT id FROM (
                    SELECT id FROM notifications
                    WHERE provider = ? AND disposition = ? AND refusal_kind IS ? AND id < ?
                    ORDER BY id DESC LIMIT ?
                )
                """
        }
        let union = parts.joined(separator: " UNION ALL ")
        return ("SELECT id FROM (\(union)) ORDER BY id DESC LIMIT ?", arguments + [limit])
    }

    private func marks(_ count: Int) -> String {
        Array(repeating: "?", count: count).joined(separator: ", ")
    }
}
