package import Foundation

/// One instruction to move money to one beneficiary, as it stands now.
///
/// The status is the fold of its transitions; the other columns that change are here so that a
/// list needs one row and no join.
package struct Payout: Hashable, Sendable, Identifiable {
    /// Our name for it.
    package let id: PayoutID
    /// Whose API moves the money.
    package let provider: ProviderID
    /// Our reference at the provider, made before the first send and never changed.
    package let orderNumber: OrderNumber
    /// The idempotency header's value, made before the first send and never changed.
    package let idempotencyKey: IdempotencyKey
    /// What is to arrive.
    package let amount: Money
    /// Who is paid.
    package let beneficiary: Beneficiary
    /// When the intent became durable.
    package let createdAt: Date
    /// Who asked for it.
    package let createdBy: OperatorName
    /// The failed payout that this one was made to replace, where there is one.
    package let replaces: PayoutID?
    /// The batch that it was committed with, where there is one; never changed.
    package let batch: BatchID?

    /// Where it stands.
    package var status: PayoutStatus
    /// When the status last changed.
    package var statusSince: Date
    /// When anything about it last changed.
    package var updatedAt: Date
    /// Counts the changes; a writer that saw an older version is refused.
    package var version: Int
    /// What the provider calls it, once known.
    package var providerReference: String?
    /// What deserves a second look, whatever the status.
    package var flags: PayoutFlags
    /// The provider's reason for the present status, where it gave one.
    package var reason: ProviderReason?
    /// How many times submission was begun.
    package var attemptCount: Int
    /// When the dispatcher may submit it; `nil` unless queued.
    package var nextAttemptAt: Date?
    /// How many queries were made since the status last needed one.
    package var queryCount: Int
    /// When the next query is due; `nil` when none is scheduled.
    package var nextQueryAt: Date?
    /// Why it needs a person now; empty when it does not.
    package var attention: Attention
    /// Since when it needs a person; `nil` when it does not.
    package var attentionSince: Date?

    /// Creates the intent to pay: queued, or waiting for approval, at version 1, with nothing sent.
    package init(
        id: PayoutID,
        provider: ProviderID,
        orderNumber: OrderNumber,
        idempotencyKey: IdempotencyKey,
        amount: Money,
        beneficiary: Beneficiary,
        createdAt: Date,
        createdBy: OperatorName,
        replaces: PayoutID? = nil,
        batch: BatchID? = nil,
        needsApproval: Bool = false
    ) {
        self.id = id
        self.provider = provider
        self.orderNumber = orderNumber
        self.idempotencyKey = idempotencyKey
        self.amount = amount
        self.beneficiary = beneficiary
        self.createdAt = createdAt
        self.createdBy = createdBy
        self.replaces = replaces
        self.batch = batch
        self.status = needsApproval ? .pendingApproval : .queued
        self.statusSince = createdAt
        self.updatedAt = createdAt
        self.version = 1
        self.providerReference = nil
        self.flags = []
        self.reason = nil
        self.attemptCount = 0
        self.nextAttemptAt = needsApproval ? nil : createdAt
        self.queryCount = 0
        self.nextQueryAt = nil
        self.attention = []
        self.attentionSince = nil
    }
}

/// What deserves a second look about a payout, whatever its status.
package struct PayoutFlags: OptionSet, Hashable, Sendable {
    /// The bits as the ledger stores them.
    package let rawValue: Int

    /// Wraps stored bits.
    package init(rawValue: Int) { self.rawValue = rawValue }

    /// Two final words contradict each other, or a later one cannot be read, and nothing has
    /// settled which holds.
    package static let conflicting = PayoutFlags(rawValue: 1)
    /// A settled status was reversed at least once.
    package static let reversed = PayoutFlags(rawValue: 2)
    /// The provider reported another amount, currency or account than was ordered.
    package static let mismatch = PayoutFlags(rawValue: 4)
    /// The query schedule ended without an answer.
    package static let gaveUpQuerying = PayoutFlags(rawValue: 8)
    /// Money seems to have moved for a payout that was never to be submitted.
    package static let unexpected = PayoutFlags(rawValue: 16)
}

/// Why a provider did what it did, in its words and in ours.
package struct ProviderReason: Hashable, Sendable {
    /// The provider's own code or token.
    package let code: String
    /// What it means, one plain sentence.
    package let explanation: String
    /// What the operator does next, one plain sentence.
    package let nextStep: String

    /// Creates a reason.
    package init(code: String, explanation: String, nextStep: String) {
        self.code = code
        self.explanation = explanation
        self.nextStep = nextStep
    }
}
