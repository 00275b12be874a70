import DelimitedText
import Foundation
import PayoutService
import Payouts

@testable import Console

extension Ledger {
    /// Three batches: one under way, one done, and the retry of another.
    static var batched: Ledger {
        var ledger = Ledger.mixed
        let statuses: [PayoutStatus] = [
            .paid, .paid, .paid, .processing, .unknown, .failed, .queued, .queued, .pendingApproval,
            .canceled,
        ]
        ledger.add(Batch.fixture(1, "salaries.csv", statuses, rejected: 2, age: 240))
        ledger.add(Batch.fixture(2, "bonus.csv", [.paid, .paid], age: 90_000))
        ledger.add(Batch.fixture(3, "bonus.csv", [.processing], retryOf: 2, age: 95_000))
        return ledger
    }

    /// Adds a batch below those that are there.
    mutating func add(_ fixture: (batch: Batch, lines: [BatchLine])) {
        batches.append(fixture.batch)
        batchLines[fixture.batch.id] = fixture.lines
    }
}

extension Batch {
    static func fixture(
        _ number: Int,
        _ name: String,
        _ statuses: [PayoutStatus],
        retryOf: Int? = nil,
        rejected: Int = 0,
        age: Double
    ) -> (batch: Batch, lines: [BatchLine]) {
        let lines = statuses.enumerated().map { index, status in
            let payout = PayoutHistory(100 * number + index, status, age: age).payout
            return BatchLine(line: index + 2, payout: payout)
        }
        let groups = Dictionary(grouping: lines.map(\.payout)) {
            "\($0.status.rawValue) \($0.amount.currency)"
        }
        let tallies = groups.sorted { $0.key < $1.key }.map { _, payouts in
            BatchTally(
                status: payouts[0].status,
                count: payouts.count,
                total: Money(
                    minorUnits: payouts.reduce(0) { $0 + $1.amount.minorUnits },
                    currency: payouts[0].amount.currency
                )
            )
        }
        let batch = Batch(
            id: BatchID(rawValue: "BA-7F3K-000\(number)"),
            name: name,
            fileDigest: BatchDigest(bytes: [UInt8(number)]),
            contentDigest: BatchDigest(bytes: [UInt8(number)]),
            retryOf: retryOf.map { BatchID(rawValue: "BA-7F3K-000\($0)") },
            createdAt: Date.start.addingTimeInterval(-age),
            createdBy: .dara,
            rowCount: lines.count,
            rejectedCount: rejected,
            tallies: tallies
        )
        return (batch, lines)
    }
}
