package import Foundation
package import PayoutService
package import Payouts

/// Work on breaks, described but not yet done.
package enum ReconciliationEffect: Equatable, Sendable {
    /// Read the breaks that match.
    case load(BreakFilter)
    /// Read everything about one break.
    case readBreak(Int64)
    /// Compare files with the ledger, and tell how far it is.
    case start(ReconciliationOrder)
    /// End the comparison that is under way; nothing of it is kept.
    case stop
    /// Take a break on, or give it back.
    case claim(Int64, release: Bool)
    /// Take a break off the worklist.
    case snooze(Int64, until: Date)
    /// Keep a note about a break.
    case addNote(Int64, String)
    /// Resolve a break, or propose how.
    case resolve(Int64, BreakResolutionDraft)
    /// Confirm what somebody else proposed, as it was read.
    case confirm(Int64, BreakResolution)
    /// Drop what somebody proposed.
    case discard(Int64)
}

/// What came of work on breaks.
package enum ReconciliationMessage: Equatable, Sendable {
    /// An answer to ``ReconciliationEffect/load(_:)``.
    case loaded(BreakFilter, BreakListing)
    /// A failed answer to ``ReconciliationEffect/load(_:)``.
    case loadFailed(BreakFilter, ServiceError)
    /// An answer to ``ReconciliationEffect/readBreak(_:)``.
    case breakRead(Int64, BreakSight?)
    /// A failed answer to ``ReconciliationEffect/readBreak(_:)``.
    case breakFailed(Int64, ServiceError)
    /// How far a comparison is.
    case progress(ReconciliationProgress)
    /// A comparison is kept.
    case reconciled(ReconciliationRun)
    /// The files of an order were compared before, and this is what was found then.
    case reconciledBefore(ReconciliationRun, ReconciliationOrder)
    /// A comparison ended early.
    case reconcileFailed(ServiceError)
    /// A break changed.
    case changed(BreakRecord)
    /// A break is off the worklist.
    case snoozed(Int64, until: Date)
    /// A note is kept.
    case noted(Int64)
}
