package import Foundation
package import PayoutService
package import Payouts

/// What the console can ask about comparisons with the providers' files, and do with them.
package struct ReconciliationsClient: Sendable {
    /// Reads breaks, with the runs and counts around them.
    package let listing:
        @Sendable (_ filter: BreakFilter, _ limit: Int) async throws(ServiceError) -> BreakListing
    /// Reads everything about one break; `nil` when there is none.
    package let sight: @Sendable (_ id: Int64) async throws(ServiceError) -> BreakSight?
    /// Compares files at paths with the ledger.
    package let reconcile:
        @Sendable (
            _ order: ReconciliationOrder,
            _ progress: @escaping @Sendable (ReconciliationProgress) -> Void
        ) async throws(ServiceError) -> ReconciliationOutcome
    /// Takes a break on, or gives it back.
    package let claim:
        @Sendable (_ id: Int64, _ release: Bool) async throws(ServiceError) -> BreakRecord
    /// Takes a break off the worklist until a time.
    package let snooze: @Sendable (_ id: Int64, _ until: Date) async throws(ServiceError) -> Void
    /// Keeps a note about a break.
    package let addNote: @Sendable (_ id: Int64, _ text: String) async throws(ServiceError) -> Void
    /// Resolves a break, or proposes how.
    package let resolve:
        @Sendable (_ id: Int64, BreakResolutionDraft) async throws(ServiceError) -> BreakRecord
    /// Confirms what somebody else proposed.
    package let confirm: @Sendable (_ id: Int64) async throws(ServiceError) -> BreakRecord
    /// Drops what somebody proposed.
    package let discard: @Sendable (_ id: Int64) async throws(ServiceError) -> BreakRecord

    /// Creates a view of reconciliations.
    package init(
        listing:
            @escaping @Sendable (BreakFilter, Int) async throws(ServiceError) -> BreakListing,
        sight: @escaping @Sendable (Int64) async throws(ServiceError) -> BreakSight?,
        reconcile:
            @escaping @Sendable (
                ReconciliationOrder, @escaping @Sendable (ReconciliationProgress) -> Void
            ) async throws(ServiceError) -> ReconciliationOutcome,
        claim: @escaping @Sendable (Int64, Bool) async throws(ServiceError) -> BreakRecord,
        snooze: @escaping @Sendable (Int64, Date) async throws(ServiceError) -> Void,
        addNote: @escaping @Sendable (Int64, String) async throws(ServiceError) -> Void,
        resolve:
            @escaping @Sendable (Int64, BreakResolutionDraft) async throws(ServiceError) ->
            BreakRecord,
        confirm: @escaping @Sendable (Int64) async throws(ServiceError) -> BreakRecord,
        discard: @escaping @Sendable (Int64) async throws(ServiceError) -> BreakRecord
    ) {
        self.listing = listing
        self.sight = sight
        self.reconcile = reconcile
        self.claim = claim
        self.snooze = snooze
        self.addNote = addNote
        self.resolve = resolve
        self.confirm = confirm
        self.discard = discard
    }
}

/// Breaks, and what is known around them.
package struct BreakListing: Hashable, Sendable {
    /// The breaks that match.
    package let breaks: [BreakRecord]
    /// The latest comparisons, newest first.
    package let runs: [ReconciliationRun]
    /// How many breaks are unresolved, by provider, kind and age, whatever is filtered.
    package let tallies: [BreakTally]

    /// Creates a listing.
    package init(breaks: [BreakRecord], runs: [ReconciliationRun], tallies: [BreakTally]) {
        self.breaks = breaks
        self.runs = runs
        self.tallies = tallies
    }
}

/// A break with all three sides.
package struct BreakSight: Hashable, Sendable {
    /// The break, what was decided and written.
    package let history: BreakHistory
    /// What the provider said when it was asked last.
    package let answer: QueryRecord?
    /// The payouts that fit an ambiguous line equally well, in the order of their numbers.
    package let candidates: [Payout]

    /// Creates a sight.
    package init(history: BreakHistory, answer: QueryRecord?, candidates: [Payout] = []) {
        self.history = history
        self.answer = answer
        self.candidates = candidates
    }
}

/// What to compare, as it was typed.
package struct ReconciliationOrder: Hashable, Sendable {
    /// The provider.
    package let provider: ProviderID
    /// The days.
    package let period: SettlementPeriod
    /// Where the files lie.
    package let paths: [String]
    /// Whether to compare files once more that were compared before.
    package let isAgain: Bool

    /// Creates an order.
    package init(
        provider: ProviderID,
        period: SettlementPeriod,
        paths: [String],
        isAgain: Bool = false
    ) {
        self.provider = provider
        self.period = period
        self.paths = paths
        self.isAgain = isAgain
    }

    /// The same, once more.
    var again: ReconciliationOrder {
        ReconciliationOrder(provider: provider, period: period, paths: paths, isAgain: true)
    }
}
