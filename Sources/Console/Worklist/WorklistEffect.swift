package import Foundation
package import PayoutService
package import Payouts

/// Work on what needs a person.
package enum WorklistEffect: Equatable, Sendable {
    /// Read the worklist.
    case load(WorklistRequest)
    /// Take a payout on, from somebody else too where `force` says so.
    case claim(PayoutID, force: Bool)
    /// Give a payout back to everybody.
    case release(PayoutID)
    /// Take a payout off the worklist until a time.
    case snooze(PayoutID, until: Date)
    /// Keep a note.
    case addNote(PayoutID, String)
    /// Settle a payout by what a person saw.
    case resolve(Payout, ResolutionDraft)
    /// Confirm what somebody else proposed.
    case confirmResolution(Payout, Resolution)
    /// Drop what somebody proposed.
    case discardResolution(PayoutID, Resolution)
    /// Mark messages as looked at, up to the given one.
    case dismissNotifications(ProviderID, upTo: Int64)
}

/// What came of work on what needs a person.
package enum WorklistMessage: Equatable, Sendable {
    /// An answer to ``WorklistEffect/load(_:)``.
    case loaded(WorklistRequest, WorklistListing)
    /// A failed answer to ``WorklistEffect/load(_:)``.
    case loadFailed(WorklistRequest, ServiceError)
    /// Somebody is on it now.
    case claimed(PayoutID, PayoutCare)
    /// Somebody else was on it already.
    case claimRefused(PayoutID, owner: OperatorName)
    /// Nobody is on it any more.
    case released(PayoutID)
    /// It is off the worklist until then.
    case snoozed(PayoutID, until: Date)
    /// The note is kept.
    case noted(PayoutID)
    /// The note could not be kept.
    case noteFailed(PayoutID, ServiceError)
    /// The resolution counts, or waits for a second person.
    case resolved(PayoutID, ResolutionResult)
    /// The resolution was refused.
    case resolveFailed(PayoutID, ServiceError)
    /// What somebody else proposed counts now.
    case confirmed(Payout)
    /// What somebody proposed is dropped.
    case discarded(PayoutID)
    /// The messages were looked at.
    case dismissed(ProviderID)
}
