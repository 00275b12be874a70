package import Foundation

/// Batches: kept whole or not at all, and recognized when they come again.
package protocol BatchStore: Sendable {
    /// Keeps a batch and all of its payouts in one transaction.
    ///
    /// - Parameters:
    ///   - batch: The batch; its tallies are left to the ledger.
    ///   - since: From when on payouts and batches count as recent.
    ///   - body: Gives each payout to the ledger. What it throws, or the ledger throws at it for a
    ///     payout that it does not catch, leaves nothing of the batch; after
    ///     ``StoreError/duplicate(_:)`` it may give the payout again under another name.
    /// - Throws: ``StoreError/committed(_:)`` when the file is in the ledger already, or its content
    ///   in a recent batch; ``StoreError/repeats(line:_:)`` when a payout is like a recent one and
    ///   nobody said that it may be; ``StoreError/notRetried(_:)`` when what a payout replaces was
    ///   or may have been sent, or is replaced already.
    func commit(
        _ batch: Batch,
        since: Date,
        _ body: @escaping @Sendable (_ keep: (NewBatchLine) throws -> Void) throws -> Void
    ) async throws(StoreError)

    /// The batch that the same file made, or a recent one with the same content.
    func batch(
        file: BatchDigest,
        content: BatchDigest?,
        since: Date
    ) async throws(StoreError) -> Batch?

    /// One batch as it stands now.
    func batch(_ id: BatchID) async throws(StoreError) -> Batch?

    /// Some batches that match, newest first; at most 200.
    func batches(
        _ filter: BatchFilter,
        before id: BatchID?,
        limit: Int
    ) async throws(StoreError) -> [Batch]

    /// Lines of a batch in the order of the file, those in some statuses only, or all.
    ///
    /// - Parameters:
    ///   - id: The batch.
    ///   - statuses: Only these statuses, or all when empty.
    ///   - payout: The payout after which to begin, or `nil` to begin at the first.
    ///   - limit: At most so many; no more than 1,000.
    /// - Returns: The lines.
    /// - Throws: ``StoreError/notFound(_:)`` when there is no such payout.
    func batchLines(
        of id: BatchID,
        statuses: Set<PayoutStatus>,
        after payout: PayoutID?,
        limit: Int
    ) async throws(StoreError) -> BatchLinePage

    /// The latest recent payout like each of those asked about, which paid or may yet pay.
    func payouts(
        like likenesses: [PayoutLikeness],
        since: Date
    ) async throws(StoreError) -> [PayoutLikeness: PayoutID]

    /// The payouts of a batch for which nothing was or can be sent, and that nothing replaces yet.
    func retriable(in id: BatchID) async throws(StoreError) -> [BatchLine]
}

/// Which batches to look at; empty means all.
package struct BatchFilter: Hashable, Sendable {
    /// Only those with a payout in one of these statuses, or all when empty.
    package var statuses: Set<PayoutStatus>
    /// Only what these people committed.
    package var makers: Choice<OperatorName?>
    /// What to look for in the id and the name of the file; empty for nothing.
    package var text: String
    /// Words none of which may be found, each as ``text`` would find it.
    package var absentTexts: [String] = []

    /// Creates a filter.
    package init(
        statuses: Set<PayoutStatus> = [],
        maker: OperatorName? = nil,
        text: String = ""
    ) {
        self.statuses = statuses
        makers = Choice(person: maker)
        self.text = text
    }
}

/// A payout that is to be kept with its batch.
package struct NewBatchLine: Sendable {
    /// The line of the file.
    package let line: Int
    /// The payout.
    package let payout: Payout
    /// Whether somebody said that it may be like a recent one.
    package let mayRepeat: Bool

    /// Creates a line.
    package init(line: Int, payout: Payout, mayRepeat: Bool) {
        self.line = line
        self.payout = payout
        self.mayRepeat = mayRepeat
    }
}
