package import Foundation

/// Re-queries that people asked for: kept until every payout was asked about, or somebody cancels.
package protocol RequeryStore: Sendable {
    /// Keeps a re-query of some payouts, oldest first.
    ///
    /// Only payouts that were ever submitted are in it, and no more than
    /// ``RequeryScope/maximumCount``.
    func startRequery(
        of scope: RequeryScope,
        by name: OperatorName,
        at: Date
    ) async throws(StoreError) -> RequeryJob

    /// One re-query as it stands.
    func requeryJob(_ id: Int64) async throws(StoreError) -> RequeryJob?

    /// The latest re-queries, newest first; at most 100.
    func requeryJobs(limit: Int) async throws(StoreError) -> [RequeryJob]

    /// Claims payouts that running re-queries have yet to ask about, the oldest re-query first.
    ///
    /// Nobody else gets the same ones until the lease ends; what a crash leaves is claimed again.
    func claimRequeries(
        at provider: ProviderID,
        limit: Int,
        lease: Duration,
        now: Date
    ) async throws(StoreError) -> [ClaimedRequery]

    /// Records what came of asking about one payout.
    func finishRequery(
        _ claimed: ClaimedRequery,
        outcome: RequeryLine.Outcome,
        message: String,
        at: Date
    ) async throws(StoreError)

    /// Ends a re-query; what was learnt is kept, and nobody else is asked.
    func cancelRequery(_ id: Int64, at: Date) async throws(StoreError)

    /// What came of a re-query's payouts, in the order in which they were asked about.
    ///
    /// - Parameters:
    ///   - id: The re-query.
    ///   - count: How many lines to leave out, because the caller has them.
    ///   - limit: At most so many; no more than 1,000.
    /// - Returns: The next lines.
    /// - Throws: What the ledger could not do.
    func requeryLines(
        of id: Int64,
        after count: Int,
        limit: Int
    ) async throws(StoreError) -> [RequeryLine]
}

/// Which payouts to ask about.
package enum RequeryScope: Hashable, Sendable {
    /// These.
    case payouts([PayoutID])
    /// Those that match when it starts.
    case matching(PayoutFilter)
    /// Those that differ in a comparison and are not resolved when it starts.
    case comparison(Int64)

    /// The most payouts that one re-query asks about.
    package static let maximumCount = 100_000
}

/// A re-query and how far it is.
package struct RequeryJob: Hashable, Sendable, Identifiable {
    /// Counts the re-queries of a ledger.
    package let id: Int64
    /// Who asked for it.
    package let by: OperatorName
    /// When.
    package let startedAt: Date
    /// How many payouts it asks about.
    package let total: Int
    /// How many were asked about.
    package let done: Int
    /// When it ended; `nil` while it runs.
    package let endedAt: Date?
    /// Whether somebody ended it early.
    package let isCanceled: Bool

    /// Creates a re-query as it is stored.
    package init(
        id: Int64,
        by: OperatorName,
        startedAt: Date,
        total: Int,
        done: Int,
        endedAt: Date?,
        isCanceled: Bool
    ) {
        self.id = id
        self.by = by
        self.startedAt = startedAt
        self.total = total
        self.done = done
        self.endedAt = endedAt
        self.isCanceled = isCanceled
    }
}

/// A payout that somebody is about to ask about for a re-query.
package struct ClaimedRequery: Hashable, Sendable {
    /// The re-query.
    package let job: Int64
    /// Who asked for it.
    package let by: OperatorName
    /// When.
    package let startedAt: Date
    /// The payout as it stands.
    package let payout: Payout

    /// Creates a claim.
    package init(job: Int64, by: OperatorName, startedAt: Date, payout: Payout) {
        self.job = job
        self.by = by
        self.startedAt = startedAt
        self.payout = payout
    }
}

/// What came of asking about one payout.
package struct RequeryLine: Hashable, Sendable {
    /// The payout.
    package let payout: PayoutID
    /// Where it stands now.
    package let status: PayoutStatus
    /// What came of it.
    package let outcome: Outcome
    /// One line for people.
    package let message: String

    /// What came of asking.
    package enum Outcome: String, CaseIterable, Hashable, Sendable {
        /// The status changed.
        case changed
        /// The provider answered, and the status stands.
        case unchanged
        /// Nothing usable was answered, or nobody could be asked.
        case unanswered
    }

    /// Creates a line.
    package init(payout: PayoutID, status: PayoutStatus, outcome: Outcome, message: String) {
        self.payout = payout
        self.status = status
        self.outcome = outcome
        self.message = message
    }
}
