package import Payouts

extension PayoutService {
    /// Tries again what was proven not sent: a new batch of new payouts, each linked to its old one.
    ///
    /// Those that failed or were withdrawn are tried again, unless something speaks for money
    /// having moved or they are replaced already. Whatever is unknown, under way or waits to be
    /// sent is left alone: evidence or the dispatcher settles it.
    ///
    /// - Parameters:
    ///   - id: The batch.
    ///   - name: Who asks.
    ///   - progress: Hears of every thousandth payout.
    /// - Returns: The new batch.
    /// - Throws: ``ServiceError/notSupported(_:)`` when there is nothing to try again,
    ///   ``ServiceError/store(_:)`` when the ledger moved on meanwhile, ``ServiceError/canceled``
    ///   with nothing kept.
    @concurrent
    package func retry(
        _ id: BatchID,
        by name: OperatorName,
        progress: @escaping @Sendable (RowProgress) -> Void = { _ in }
    ) async throws(ServiceError) -> Batch {
        try require(.create, of: name)
        let (original, lines) = try await retriable(id)
        guard !lines.isEmpty else { throw .notSupported(original.nothingToRetry) }
        for provider in Set(lines.map(\.payout.provider)) { _ = try line(provider) }
        let digest = BatchDigest(ofRetrying: lines.map(\.payout.id))
        let batch = Batch(
            id: BatchID(randomBits: environment.randomBits()),
            name: original.name,
            fileDigest: digest,
            contentDigest: digest,
            retryOf: id,
            createdAt: environment.now(),
            createdBy: name,
            rowCount: lines.count,
            rejectedCount: 0
        )
        let requirement = approvals.requirement(
            ofPayouts: lines.map { ($0.payout.amount, $0.payout.amount) }
        )
        return try await keep(batch) { keep in
            var steps = RowProgress(done: 0, total: lines.count)
            for line in lines {
                let old = line.payout
                let draft = PayoutDraft(
                    provider: old.provider,
                    amount: old.amount,
                    beneficiary: old.beneficiary
                )
                try named(draft, replaces: old.id, batch: batch, under: requirement) { payout in
                    try keep(NewBatchLine(line: line.line, payout: payout, mayRepeat: false))
                }
                steps.count(reportingTo: progress)
            }
        }
    }

    /// What ``retry(_:by:progress:)`` would try again.
    package func retriable(
        _ id: BatchID
    ) async throws(ServiceError) -> (batch: Batch, lines: [BatchLine]) {
        do throws(StoreError) {
            guard let batch = try await store.batch(id) else { throw .noBatch(id) }
            return (batch, try await store.retriable(in: id))
        } catch {
            throw .store(error)
        }
    }
}

extension Batch {
    fileprivate var nothingToRetry: String {
        let unknown = count(.unknown)
        let waiting = count(.queued)
        let why =
            unknown > 0
            ? "\(unknown) \(unknown == 1 ? "is" : "are") unknown, which only evidence settles"
            : waiting > 0
                ? "\(waiting) \(waiting == 1 ? "is" : "are") queued, and submitted without being asked"
                : "nothing failed or was withdrawn that is not replaced already"
        return "\(id) has no payout that is proven not sent: \(why)."
    }
}
