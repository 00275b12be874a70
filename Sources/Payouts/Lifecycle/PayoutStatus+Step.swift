extension PayoutStatus {
    /// The status after one event.
    ///
    /// This is the whole status machine; `PayoutStatusStepTests` prints it as a table. Events that
    /// report the past (an attempt's end, evidence) are never refused, because the past cannot be;
    /// events that ask for something are refused where it must not happen.
    ///
    /// - Throws: ``LifecycleError`` when the event must not happen in this status.
    package func step(_ event: PayoutEvent) throws(LifecycleError) -> PayoutStatus {
        switch (event, self) {
        case (.approve, .pendingApproval): return .queued
        case (.reject, .pendingApproval): return .rejected
        case (.cancel, .pendingApproval), (.cancel, .queued): return .canceled
        case (.beginAttempt, .queued): return .submitting
        // What became of the first request stays unknown, even when the repeat never leaves.
        case (.repeatUnderKey, .unknown): return .unknown
        case (.resubmit, .unknown): return .queued
        case (.notSent, _): return self == .submitting ? .queued : self
        case (.outcomeUnknown, _): return self == .submitting ? .unknown : self
        // What was sent stays unknown, whatever it was that was sent.
        case (.approvalVoided(let mayHaveLeft), .queued):
            return mayHaveLeft ? .unknown : .pendingApproval
        case (.approvalVoided, .unknown), (.approverMissing, .pendingApproval): return self
        case (.heldForBalance, .queued), (.becameLate, .processing), (.becameLate, .queued),
            (.acknowledge, _), (.secondAwaited, _):
            return self
        case (.evidence(let evidence), _): return step(evidence.claim)
        default: throw LifecycleError(status: self, event: event.name)
        }
    }

    /// The status after one claim about the money.
    package func step(_ claim: Evidence.Claim) -> PayoutStatus {
        switch self {
        case .pendingApproval, .rejected, .canceled: return self
        case .queued, .submitting, .processing, .unknown, .paid, .failed, .returned: break
        }
        switch claim {
        case .notFound: return self
        case .pending: return isSettled ? self : .processing
        case .unclear: return isSettled || self == .queued ? self : .unknown
        case .paid: return .paid
        // A failure after success means that the money came back, not that it never went.
        case .failed: return self == .paid || self == .returned ? .returned : .failed
        case .returned: return self == .failed ? .failed : .returned
        }
    }
}
