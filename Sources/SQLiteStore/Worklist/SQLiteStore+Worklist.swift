package import Foundation
import GRDB
package import Payouts

extension SQLiteStore {
    /// Entries that one call returns at most.
    static let worklistLimit = 1_000
    /// What needs a person and is counted one by one, at most.
    static let openLimit = 100_000
    /// Payouts that one call marks as late at most.
    static let lateLimit = 1_000

    /// Reads what needs a person.
    ///
    /// Amounts of different currencies sort by their numbers in whole units: without rates there is
    /// no better order, and it stands still.
    package func worklistPage(
        _ filter: WorklistFilter,
        at position: WorklistPosition,
        limit: Int,
        at: Date
    ) async throws(StoreError) -> WorklistPage {
        let limit = min(max(limit, 0), Self.worklistLimit)
        return try await read { db in
            let reader = WorklistReader(db: db, now: at.microseconds)
            return try reader.page(filter, at: position, limit: limit)
        }
    }

    /// Reads what needs a person from the worklist's indexes alone.
    package func openAttention(at: Date) async throws(StoreError) -> OpenAttention {
        try await read { db in
            try WorklistReader(db: db, now: at.microseconds).open(limit: Self.openLimit)
        }
    }

    /// Counts what needs a person; what is snoozed does not.
    package func worklistTallies(at: Date) async throws(StoreError) -> [WorklistTally] {
        try await read { db in
            let reader = WorklistReader(db: db, now: at.microseconds)
            return try ProviderID.allCases.flatMap(reader.tallies)
        }
    }

    /// Marks what became late, and what is stuck; what was marked before is passed over.
    package func markLate(
        usual: [ProviderID: Duration],
        at: Date
    ) async throws(StoreError) -> [Payout] {
        try await write { db in
            let context = ChangeContext(at: at, by: .queryWorker, policy: .standard)
            var late: [Payout] = []
            for provider in ProviderID.allCases {
                guard let time = usual[provider] else { continue }
                let since = at.microseconds - time.microseconds
                for (status, marks) in Self.lateness {
                    let some = try db.payouts(
                        where: """
                            \(Schema.isOpen) AND provider = ? AND status = ? AND status_since < ?
                                AND (attention & ?) = 0
                            ORDER BY status_since LIMIT ?
                            """,
                        [
                            provider.rawValue, status.rawValue, since, marks.rawValue,
                            Self.lateLimit - late.count,
                        ]
                    )
                    late += try some.map {
                        try db.change($0, by: .becameLate, context: context).payout
                    }
                }
            }
            return late
        }
    }

    /// What can be late, and the reasons that say so, or why, already.
    private static let lateness: [(PayoutStatus, Attention)] = [
        (.processing, .late), (.queued, [.stuck, .heldForBalance]),
    ]
}
