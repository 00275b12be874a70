package import Foundation
package import PayoutService
package import Payouts

/// What the console can ask about the worklist, and do with what is on it.
package struct WorklistClient: Sendable {
    /// Reads what needs a person.
    package let listing: @Sendable (WorklistRequest) async throws(ServiceError) -> WorklistListing
    /// Takes a payout on.
    package let claim: @Sendable (PayoutID, _ force: Bool) async throws(ServiceError) -> PayoutCare
    /// Gives a payout back to everybody.
    package let release: @Sendable (PayoutID) async throws(ServiceError) -> PayoutCare
    /// Takes a payout off the worklist until a time.
    package let snooze: @Sendable (PayoutID, Date) async throws(ServiceError) -> PayoutCare
    /// Keeps a note.
    package let addNote: @Sendable (PayoutID, String) async throws(ServiceError) -> Void
    /// Settles a payout by what a person saw.
    package let resolve:
        @Sendable (Payout, ResolutionDraft) async throws(ServiceError) -> ResolutionResult
    /// Confirms what somebody else proposed, as it was read.
    package let confirm: @Sendable (Payout, Resolution) async throws(ServiceError) -> Payout
    /// Drops what somebody proposed, as it was read.
    package let discard: @Sendable (PayoutID, Resolution) async throws(ServiceError) -> Void
    /// Marks a provider's refused and unmatched messages as looked at, up to the given one.
    package let dismiss: @Sendable (ProviderID, _ upTo: Int64) async throws(ServiceError) -> Void

    /// Creates a view of the worklist.
    package init(
        listing:
            @escaping @Sendable (WorklistRequest) async throws(ServiceError) -> WorklistListing,
        claim: @escaping @Sendable (PayoutID, Bool) async throws(ServiceError) -> PayoutCare,
        release: @escaping @Sendable (PayoutID) async throws(ServiceError) -> PayoutCare,
        snooze: @escaping @Sendable (PayoutID, Date) async throws(ServiceError) -> PayoutCare,
        addNote: @escaping @Sendable (PayoutID, String) async throws(ServiceError) -> Void,
        resolve:
            @escaping @Sendable (Payout, ResolutionDraft) async throws(ServiceError) ->
            ResolutionResult,
        confirm: @escaping @Sendable (Payout, Resolution) async throws(ServiceError) -> Payout,
        discard: @escaping @Sendable (PayoutID, Resolution) async throws(ServiceError) -> Void,
        dismiss: @escaping @Sendable (ProviderID, Int64) async throws(ServiceError) -> Void
    ) {
        self.listing = listing
        self.claim = claim
        self.release = release
        self.snooze = snooze
        self.addNote = addNote
        self.resolve = resolve
        self.confirm = confirm
        self.discard = discard
        self.dismiss = dismiss
    }
}
