package import PayoutService
package import Payouts

/// What the console can ask about what waits for checkers, and decide about it.
package struct ApprovalsClient: Sendable {
    /// Reads what waits, and what of it matches, at most so many of each.
    package let listing:
        @Sendable (ApprovalFilter, _ limit: Int) async throws(ServiceError) -> ApprovalListing
    /// Reads everything that a checker looks at; `nil` when it does not wait any more.
    package let look: @Sendable (ApprovalSubject) async throws(ServiceError) -> ApprovalCase?
    /// Reads one of the payouts of what waits; `nil` where there is none.
    package let step:
        @Sendable (ApprovalSubject, _ index: Int) async throws(ServiceError) -> ApprovalSight?
    /// Approves the content with this digest, and tells how far it is.
    package let approve:
        @Sendable (
            ApprovalSubject, ContentDigest, @escaping @Sendable (RowProgress) -> Void
        ) async throws(ServiceError) -> ApprovalResult
    /// Rejects it, with the reason.
    package let reject: @Sendable (ApprovalSubject, String) async throws(ServiceError) -> Void
    /// Takes it back.
    package let recall: @Sendable (ApprovalSubject) async throws(ServiceError) -> Void

    /// Creates a view of what waits.
    package init(
        listing:
            @escaping @Sendable (ApprovalFilter, Int) async throws(ServiceError) ->
            ApprovalListing,
        look: @escaping @Sendable (ApprovalSubject) async throws(ServiceError) -> ApprovalCase?,
        step:
            @escaping @Sendable (ApprovalSubject, Int) async throws(ServiceError) ->
            ApprovalSight?,
        approve:
            @escaping @Sendable (
                ApprovalSubject, ContentDigest, @escaping @Sendable (RowProgress) -> Void
            ) async throws(ServiceError) -> ApprovalResult,
        reject: @escaping @Sendable (ApprovalSubject, String) async throws(ServiceError) -> Void,
        recall: @escaping @Sendable (ApprovalSubject) async throws(ServiceError) -> Void
    ) {
        self.listing = listing
        self.look = look
        self.step = step
        self.approve = approve
        self.reject = reject
        self.recall = recall
    }
}
