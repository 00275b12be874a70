package import PayoutService
package import Payouts

/// What the console can ask about what waits for checkers, and decide about it.
package struct ApprovalsClient: Sendable {
    /// Reads what waits, oldest first.
    package let tasks: @Sendable () async throws(ServiceError) -> [ApprovalTask]
    /// Reads everything that a checker looks at; `nil` when it does not wait any more.
    package let look: @Sendable (ApprovalSubject) async throws(ServiceError) -> ApprovalCase?
    /// Approves the content with this digest.
    package let approve:
        @Sendable (ApprovalSubject, ContentDigest) async throws(ServiceError) -> ApprovalResult
    /// Rejects it, with the reason.
    package let reject: @Sendable (ApprovalSubject, String) async throws(ServiceError) -> Void
    /// Takes it back.
    package let recall: @Sendable (ApprovalSubject) async throws(ServiceError) -> Void

    /// Creates a view of what waits.
    package init(
        tasks: @escaping @Sendable () async throws(ServiceError) -> [ApprovalTask],
        look: @escaping @Sendable (ApprovalSubject) async throws(ServiceError) -> ApprovalCase?,
        approve:
            @escaping @Sendable (ApprovalSubject, ContentDigest) async throws(ServiceError) ->
            ApprovalResult,
        reject: @escaping @Sendable (ApprovalSubject, String) async throws(ServiceError) -> Void,
        recall: @escaping @Sendable (ApprovalSubject) async throws(ServiceError) -> Void
    ) {
        self.tasks = tasks
        self.look = look
        self.approve = approve
        self.reject = reject
        self.recall = recall
    }
}
