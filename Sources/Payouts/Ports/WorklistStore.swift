package import Foundation

/// What needs a person, and who is on it.
package protocol WorklistStore: Sendable {
    /// What needs a person now, oldest first and, of the same minute, largest first.
    ///
    /// Snoozed items are left out until their time, or until a reason that they did not have then.
    /// Amounts of different currencies compare by their numbers in whole units. At most 1,000 are
    /// returned.
    func worklistPage(
        _ filter: WorklistFilter,
        at position: WorklistPosition,
        limit: Int,
        at: Date
    ) async throws(StoreError) -> WorklistPage

    /// Everything that needs a person now, what is snoozed apart; at most 100,000.
    func openAttention(at: Date) async throws(StoreError) -> OpenAttention

    /// How many need a person, by provider and reason; one payout counts once for each reason, and
    /// not while it is snoozed.
    func worklistTallies(at: Date) async throws(StoreError) -> [WorklistTally]

    /// Makes a person the owner, or nobody with `nil`.
    ///
    /// - Throws: ``StoreError/claimedByOther(_:owner:)`` when somebody else is on it and `force`
    ///   is false.
    @discardableResult
    func claim(
        _ id: PayoutID,
        owner: OperatorName?,
        force: Bool,
        by: OperatorName,
        at: Date
    ) async throws(StoreError) -> PayoutCare

    /// Takes an item off the worklist until a time, or back on it with `nil`.
    @discardableResult
    func snooze(
        _ id: PayoutID,
        until: Date?,
        by: OperatorName,
        at: Date
    ) async throws(StoreError) -> PayoutCare

    /// Keeps what a person wrote.
    func addNote(_ note: PayoutNote, to id: PayoutID) async throws(StoreError)

    /// Records a resolution: applies it, or keeps it for a second person.
    ///
    /// Applied, it is the operator's evidence and marks the open reasons as seen, and the payout
    /// has no owner any more.
    ///
    /// - Parameters:
    ///   - resolution: What was seen.
    ///   - payout: The payout as it was looked at.
    ///   - needsSecond: Whether it only waits until another person calls
    ///     ``confirmResolution(_:of:context:)``.
    ///   - context: When, by whom, under which policy.
    /// - Returns: The payout as it stands, and whether the resolution counts already.
    /// - Throws: ``StoreError/notFound(_:)`` when there is no such payout, and
    ///   ``StoreError/contentChanged(_:)`` when it has another version by now.
    func resolve(
        _ resolution: Resolution,
        of payout: Payout,
        needsSecond: Bool,
        context: ChangeContext
    ) async throws(StoreError) -> ResolutionResult

    /// Applies the resolution that waits.
    ///
    /// - Parameters:
    ///   - proposal: The resolution as it was read.
    ///   - payout: The payout as it was looked at.
    ///   - context: When, by whom, under which policy.
    /// - Returns: The payout as it stands.
    /// - Throws: ``StoreError/needsAnotherPerson(_:)`` when the same person proposed it,
    ///   ``StoreError/notFound(_:)`` when none waits, and ``StoreError/contentChanged(_:)`` when
    ///   another one does, or the payout has another version.
    func confirmResolution(
        _ proposal: Resolution,
        of payout: Payout,
        context: ChangeContext
    ) async throws(StoreError) -> Payout

    /// Drops the resolution that waits.
    ///
    /// - Throws: ``StoreError/notFound(_:)`` when none waits, and
    ///   ``StoreError/contentChanged(_:)`` when another one does than was read.
    func discardResolution(
        _ proposal: Resolution,
        of id: PayoutID,
        by: OperatorName,
        at: Date
    ) async throws(StoreError)

    /// Marks as late what its provider has had for longer than usual, at most 1,000 a call.
    ///
    /// - Parameters:
    ///   - usual: How long each provider usually takes.
    ///   - at: The time of the change.
    /// - Returns: The payouts that were marked.
    /// - Throws: ``StoreError`` when the ledger cannot be written.
    func markLate(usual: [ProviderID: Duration], at: Date) async throws(StoreError) -> [Payout]
}

/// What to show of the worklist; empty means all.
package struct WorklistFilter: Hashable, Sendable {
    /// Only those that have one of these reasons, or all when empty.
    package var reasons: Attention
    /// Only those of these providers, or all when empty.
    package var providers: Set<ProviderID>
    /// Only what these people are on; `nil` is nobody.
    package var owners: Choice<OperatorName?>
    /// Bounds of the amount, or of what is at stake, all of which hold.
    package var amounts: [AmountBound] = []
    /// Bounds of how long it has needed a person, all of which hold.
    package var ages: [AgeBound] = []
    /// Whether snoozed ones are shown too.
    package var includesSnoozed: Bool
    /// What to look for in names, ids, order numbers, references and accounts; empty for nothing.
    package var text: String
    /// Words none of which may be found, each as ``text`` would find it.
    package var absentTexts: [String] = []

    /// Creates a filter.
    package init(
        reasons: Attention = [],
        providers: Set<ProviderID> = [],
        owner: OperatorName? = nil,
        includesSnoozed: Bool = false,
        text: String = ""
    ) {
        self.reasons = reasons
        self.providers = providers
        owners = Choice(person: owner)
        self.includesSnoozed = includesSnoozed
        self.text = text
    }
}

/// How many payouts of a provider need a person for one reason.
package struct WorklistTally: Hashable, Sendable {
    /// The provider.
    package let provider: ProviderID
    /// One reason.
    package let reason: Attention
    /// How many.
    package let count: Int
    /// Since when the oldest of them does.
    package let oldest: Date

    /// Creates a tally.
    package init(provider: ProviderID, reason: Attention, count: Int, oldest: Date) {
        self.provider = provider
        self.reason = reason
        self.count = count
        self.oldest = oldest
    }
}
