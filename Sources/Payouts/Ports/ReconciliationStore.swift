package import Foundation

/// What was compared with the providers' files, what did not match, and what became of that.
package protocol ReconciliationStore: Sendable {
    /// The payouts of a provider that were settled in a span of time and stand so, as columns,
    /// and those settled before its end of which the result was overturned since.
    ///
    /// - Parameters:
    ///   - provider: The provider.
    ///   - span: When they got their status, in seconds since 1970.
    ///   - withAccounts: Whether accounts are read too, which takes longer.
    /// - Returns: The payouts, in any order.
    /// - Throws: What the ledger could not do.
    func settledPayouts(
        of provider: ProviderID,
        in span: Range<Int64>,
        withAccounts: Bool
    ) async throws(StoreError) -> LedgerTable

    /// The payouts of a provider, of any time and status, that have one of the names.
    ///
    /// - Parameters:
    ///   - provider: The provider.
    ///   - names: Order numbers and references; at most ``ReconciliationLimits/maximumLookups``
    ///     are looked for.
    ///   - withAccounts: Whether accounts are read too.
    /// - Returns: The payouts, each once.
    /// - Throws: What the ledger could not do.
    func payouts(
        of provider: ProviderID,
        named names: [SettlementName],
        withAccounts: Bool
    ) async throws(StoreError) -> LedgerTable

    /// What is known of the results that payouts had one after the other.
    ///
    /// - Parameters:
    ///   - provider: The provider.
    ///   - orderNumbers: Our references; at most ``ReconciliationLimits/maximumLookups`` are
    ///     looked for.
    ///   - utcOffset: How far the provider's clocks are ahead of UTC, in seconds.
    /// - Returns: The histories by order number.
    /// - Throws: What the ledger could not do.
    func results(
        of provider: ProviderID,
        named orderNumbers: [String],
        utcOffset: Int
    ) async throws(StoreError) -> [String: LedgerHistory]

    /// The latest reconciliation of a provider that read a file with this content.
    func reconciliation(
        of provider: ProviderID,
        reading digest: String
    ) async throws(StoreError) -> ReconciliationRun?

    /// Keeps a comparison and its breaks, all or nothing.
    ///
    /// A break that an earlier one found already, with the same two sides, is not kept twice: it
    /// stands in both, with its age and what became of it. Those that no longer hold are ended by
    /// a decision of ``OperatorName/comparison``; one that is found again after that is open again.
    /// A line of an earlier day than its payout's result was learned on becomes evidence with the
    /// line's time, where no status changes by it.
    func keepReconciliation(
        _ result: ReconciliationResult
    ) async throws(StoreError) -> ReconciliationRun

    /// One comparison.
    func reconciliation(_ id: Int64) async throws(StoreError) -> ReconciliationRun?

    /// The latest comparison that covers a day and was made once it was over.
    func reconciliation(covering day: CloseDay) async throws(StoreError) -> ReconciliationRun?

    /// The latest comparisons, or the latest before one, newest first; at most
    /// ``ReconciliationLimits/maximumRuns``.
    func reconciliations(
        before id: Int64?,
        limit: Int
    ) async throws(StoreError) -> [ReconciliationRun]

    /// Breaks, the most serious kinds first and, of a kind, the oldest first; at most
    /// ``ReconciliationLimits/maximumPage``.
    func breaks(
        _ filter: BreakFilter,
        after: Int,
        limit: Int
    ) async throws(StoreError) -> [BreakRecord]

    /// How many breaks there are, and how much is at stake, by provider, kind, state and age.
    func breakTallies(at: Date) async throws(StoreError) -> [BreakTally]

    /// One break with everything that was written and decided about it.
    func breakHistory(_ id: Int64) async throws(StoreError) -> BreakHistory?

    /// Makes a person the owner of a break, or nobody with `nil`.
    ///
    /// - Throws: ``StoreError/breakClaimedByOther(_:owner:)`` when somebody else is on it and
    ///   `force` is false.
    @discardableResult
    func claimBreak(
        _ id: Int64,
        owner: OperatorName?,
        force: Bool,
        by: OperatorName,
        at: Date
    ) async throws(StoreError) -> BreakRecord

    /// Takes a break off the worklist until a time, or puts it back with `nil`.
    ///
    /// Whatever is decided about it puts it back too: that is news.
    @discardableResult
    func snoozeBreak(
        _ id: Int64,
        until: Date?,
        by: OperatorName,
        at: Date
    ) async throws(StoreError) -> BreakRecord

    /// Keeps what a person wrote about a break.
    func addNote(_ note: PayoutNote, toBreak id: Int64) async throws(StoreError)

    /// Records how a break is resolved: applies it, or keeps it for a second person.
    ///
    /// Evidence that it brings goes through the lifecycle, in the same transaction. What was
    /// recorded before stays.
    func resolveBreak(
        _ id: Int64,
        _ resolution: BreakResolution,
        needsSecond: Bool,
        context: ChangeContext
    ) async throws(StoreError) -> BreakRecord

    /// Applies the resolution that waits.
    ///
    /// - Throws: ``StoreError/breakNeedsAnotherPerson(_:)`` when the same person proposed it.
    func confirmBreakResolution(
        of id: Int64,
        context: ChangeContext
    ) async throws(StoreError) -> BreakRecord

    /// Drops the resolution that waits; the break is open again.
    func discardBreakResolution(
        of id: Int64,
        by: OperatorName,
        at: Date
    ) async throws(StoreError) -> BreakRecord
}

/// How much of reconciliations is read at once.
package enum ReconciliationLimits {
    /// Names that one call looks for.
    package static let maximumLookups = 100_000
    /// Runs that one call returns.
    package static let maximumRuns = 100
    /// Breaks that one call returns.
    package static let maximumPage = 1_000
}

/// The names that a settlement line gives its payout; either may be empty.
package struct SettlementName: Hashable, Sendable {
    /// Our reference.
    package let orderNumber: String
    /// The provider's reference.
    package let reference: String

    /// Creates names.
    package init(orderNumber: String, reference: String) {
        self.orderNumber = orderNumber
        self.reference = reference
    }
}
