package import Foundation

/// What waits for checkers, and what they decided.
///
/// Deciding about a batch decides about all its payouts that wait, in one transaction.
package protocol ApprovalStore: Sendable {
    /// What waits for checkers and matches, oldest first, or what comes after one of these; at most
    /// 1,000.
    func pendingApprovals(
        _ filter: ApprovalFilter,
        after last: PendingApproval?,
        limit: Int
    ) async throws(StoreError) -> [PendingApproval]

    /// One of these; `nil` when it does not wait.
    func pendingApproval(
        of subject: ApprovalSubject
    ) async throws(StoreError) -> PendingApproval?

    /// What a checker looks at; `nil` when it does not wait for approval.
    ///
    /// - Parameters:
    ///   - subject: A payout that was made alone, or a batch.
    ///   - limit: How many of its payouts to return, the largest first; at most 1,000.
    /// - Returns: The content as it is now, with its digest.
    /// - Throws: What the ledger could not do.
    func approvalContent(
        of subject: ApprovalSubject,
        limit: Int
    ) async throws(StoreError) -> ApprovalContent?

    /// One of the payouts that a checker looks at, by its place in the order of the file, from 0;
    /// `nil` beyond the last.
    func approvalPayout(
        of subject: ApprovalSubject,
        at index: Int
    ) async throws(StoreError) -> Payout?

    /// Counts an approval; the last that is needed queues what was approved.
    ///
    /// Approvals of other content than there is now do not count.
    ///
    /// - Parameters:
    ///   - subject: What is approved.
    ///   - digest: The content that was looked at.
    ///   - reason: May be empty.
    ///   - needed: How many people must approve.
    ///   - context: When and by whom.
    ///   - step: Hears now and then how many payouts are queued; what it throws ends the approval,
    ///     and nothing of it is kept.
    /// - Returns: Whether it was the last that was needed.
    /// - Throws: ``StoreError/makerIsChecker(_:)``, ``StoreError/contentChanged(_:)``,
    ///   ``StoreError/duplicate(_:)`` for a second approval by the same person, or
    ///   ``StoreError/refused(_:)`` when it does not wait any more.
    func approve(
        _ subject: ApprovalSubject,
        digest: ContentDigest,
        reason: String,
        needed: Int,
        context: ChangeContext,
        step: @escaping @Sendable (_ done: Int) throws -> Void
    ) async throws(StoreError) -> ApprovalResult

    /// Rejects what waits; it is never sent.
    ///
    /// - Throws: ``StoreError/makerIsChecker(_:)`` or ``StoreError/refused(_:)``.
    func reject(
        _ subject: ApprovalSubject,
        reason: String,
        context: ChangeContext
    ) async throws(StoreError)

    /// Takes back what waits; only its maker can.
    ///
    /// - Throws: ``StoreError/makerOnly(_:maker:)`` or ``StoreError/refused(_:)``.
    func recall(
        _ subject: ApprovalSubject,
        reason: String,
        context: ChangeContext
    ) async throws(StoreError)

    /// Everything that was decided about something, oldest first.
    func approvals(of subject: ApprovalSubject) async throws(StoreError) -> [Approval]

    /// What became of earlier payouts to the same account at the same provider.
    func beneficiaryHistory(of payout: Payout) async throws(StoreError) -> BeneficiaryHistory

    /// Puts what nobody can approve on the worklist, or takes it off; of a batch its first payout.
    func setBlocked(
        _ isBlocked: Bool,
        _ subject: ApprovalSubject,
        at: Date
    ) async throws(StoreError)
}

extension ApprovalStore {
    /// Counts an approval, without hearing how far it is.
    package func approve(
        _ subject: ApprovalSubject,
        digest: ContentDigest,
        reason: String,
        needed: Int,
        context: ChangeContext
    ) async throws(StoreError) -> ApprovalResult {
        try await approve(
            subject,
            digest: digest,
            reason: reason,
            needed: needed,
            context: context,
            step: { _ in }
        )
    }
}

/// What to show of what waits for checkers; empty means all.
package struct ApprovalFilter: Hashable, Sendable {
    /// Only payouts that were made alone, or only batches; all when empty.
    package var kinds: Set<ApprovalSubject.Kind>
    /// Only what is paid through one of these providers, or all when empty.
    package var providers: Set<ProviderID>
    /// Only what pays in one of these currencies, or all when empty.
    package var currencies: Set<Currency>
    /// Only what these people made.
    package var makers: Choice<OperatorName?>
    /// Bounds of a payout's amount, or of a batch's total in some currency, all of which hold.
    package var amounts: [AmountBound] = []
    /// What to look for in a payout's name, id, order number and account, and in a batch's file and
    /// id; empty for nothing.
    package var text: String
    /// Words none of which may be found, each as ``text`` would find it.
    package var absentTexts: [String] = []

    /// Creates a filter.
    package init(
        kinds: Set<ApprovalSubject.Kind> = [],
        providers: Set<ProviderID> = [],
        currencies: Set<Currency> = [],
        maker: OperatorName? = nil,
        text: String = ""
    ) {
        self.kinds = kinds
        self.providers = providers
        self.currencies = currencies
        makers = Choice(person: maker)
        self.text = text
    }
}

/// What a checker looks at: exactly what would be sent.
package struct ApprovalContent: Hashable, Sendable {
    /// What waits.
    package let pending: PendingApproval
    /// SHA-256 over all of it; an approval is bound to this.
    package let digest: ContentDigest
    /// Its payouts, the largest first, as far as they were asked for.
    package let payouts: [Payout]
    /// How many of its accounts were never paid before.
    package let newAccounts: Int

    /// Creates the content.
    package init(
        pending: PendingApproval,
        digest: ContentDigest,
        payouts: [Payout],
        newAccounts: Int
    ) {
        self.pending = pending
        self.digest = digest
        self.payouts = payouts
        self.newAccounts = newAccounts
    }
}
