package import Payouts

extension Batch {
    /// A batch that differs from others made with another `number` in all that must be unique.
    package static func make(
        _ number: Int = 1,
        rowCount: Int = 2,
        content: Int? = nil,
        retryOf: BatchID? = nil,
        createdAt: Double = 0
    ) -> Batch {
        Batch(
            id: .make(number),
            name: "day-\(number).csv",
            fileDigest: .make(number),
            contentDigest: .make(content ?? 100 + number),
            retryOf: retryOf,
            createdAt: .test(createdAt),
            createdBy: OperatorName(rawValue: "mai"),
            rowCount: rowCount,
            rejectedCount: 1
        )
    }
}

extension BatchID {
    /// The id of the batch that ``Batch/make`` makes for a number.
    package static func make(_ number: Int) -> BatchID { BatchID(randomBits: UInt64(number)) }
}

extension BatchDigest {
    /// A digest that differs for each number up to 255.
    package static func make(_ number: Int) -> BatchDigest {
        BatchDigest(bytes: Array(repeating: UInt8(truncatingIfNeeded: number), count: 32))
    }
}

extension NewBatchLine {
    /// The payout that ``Payout/make`` makes for a number, in a batch, in the line after it.
    package static func make(
        _ number: Int,
        in batch: Batch,
        account: String? = nil,
        status: PayoutStatus = .queued,
        replaces: PayoutID? = nil,
        mayRepeat: Bool = false
    ) -> NewBatchLine {
        NewBatchLine(
            line: number + 1,
            payout: .make(
                number,
                beneficiary: .make(account: account ?? "account \(number)"),
                status: status,
                createdAt: batch.createdAt,
                replaces: replaces,
                batch: batch.id
            ),
            mayRepeat: mayRepeat
        )
    }
}

extension BatchStore {
    /// Commits a batch with these lines.
    package func commit(
        _ batch: Batch,
        _ lines: [NewBatchLine]
    ) async throws(StoreError) {
        try await commit(batch, since: .test(-1_000)) { keep in
            for line in lines { try keep(line) }
        }
    }
}
