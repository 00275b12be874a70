import GRDB
import Payouts

/// Reads pending notifications bite by bite, oldest first; those that nobody here can read stay.
struct PendingNotifications {
    private let readable: [String]
    private var left: Int
    private var last: Int64 = 0

    /// Whether all there are were read.
    private(set) var isExhausted = false

    /// Whether there may be more within the limit.
    var hasMore: Bool { !isExhausted && left > 0 }

    init(of providers: some Sequence<ProviderID>, limit: Int) {
        readable = providers.map(\.rawValue)
        left = limit
    }

    mutating func next(_ count: Int, in db: Database) throws -> [StoredNotification] {
        let count = min(count, left)
        let marks = readable.map { _ in "?" }.joined(separator: ", ")
        let condition = """
            disposition = 'pending' AND id > ? AND +provider IN (\(marks)) ORDER BY id LIMIT ?
            """
        let arguments = StatementArguments([last]) + StatementArguments(readable) + [count]
        let found = try db.notifications(where: condition, arguments)
        left -= found.count
        last = found.last?.notification.id ?? last
        isExhausted = found.count < count
        return found
    }
}
