/// What can happen to a payout.
package enum PayoutEvent: Hashable, Sendable {
    /// A checker agrees.
    case approve
    /// A checker refuses, with the reason.
    case reject(String)
    /// An operator withdraws it before it was ever submitted, with the reason.
    case cancel(String)
    /// An attempt is recorded; the request leaves after this is durable.
    case beginAttempt
    /// The attempt ended before a byte of the request left.
    case notSent(NotSentReason)
    /// The attempt ended and nobody knows how.
    case outcomeUnknown(UnknownReason)
    /// The same request is repeated under the same idempotency key, inside the provider's window.
    case repeatUnderKey
    /// An operator submits again under the same order number after a proven negative.
    case resubmit
    /// Something was learnt.
    case evidence(Evidence)
    /// The balance at the provider does not cover it: it stays queued.
    case heldForBalance
    /// The provider has had it, or it waits to be sent, for longer than usual.
    case becameLate
    /// Too few people may approve it, or enough after all.
    case approverMissing(Bool)
    /// It is not what was approved; whether a byte of an attempt's request may have left.
    case approvalVoided(mayHaveLeft: Bool)
    /// A person has looked at what no evidence can end: a reversal, a mismatch.
    case acknowledge
    /// Somebody's resolution waits for a second person, or does not any more.
    case secondAwaited(Bool)
}

/// Why an event was refused; the payout is unchanged.
package struct LifecycleError: Error, Hashable, Sendable {
    /// Where the payout stood.
    package let status: PayoutStatus
    /// What cannot happen there, in the words of the lifecycle.
    package let event: String

    /// Creates a refusal.
    package init(status: PayoutStatus, event: String) {
        self.status = status
        self.event = event
    }
}

extension PayoutEvent {
    /// A short name for tables and error texts.
    package var name: String {
        switch self {
        case .approve: "approve"
        case .reject: "reject"
        case .cancel: "cancel"
        case .beginAttempt: "beginAttempt"
        case .notSent: "notSent"
        case .outcomeUnknown: "outcomeUnknown"
        case .repeatUnderKey: "repeatUnderKey"
        case .resubmit: "resubmit"
        case .evidence(let evidence): evidence.claim.rawValue
        case .heldForBalance: "heldForBalance"
        case .becameLate: "becameLate"
        case .approverMissing: "approverMissing"
        case .approvalVoided: "approvalVoided"
        case .acknowledge: "acknowledge"
        case .secondAwaited: "secondAwaited"
        }
    }
}
