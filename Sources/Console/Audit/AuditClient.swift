package import PayoutService
package import Payouts

/// What the console asks of the audit trail.
package struct AuditClient: Sendable {
    /// Reads entries, newest first, older than one of them where it is given.
    package let entries:
        @Sendable (AuditFilter, _ before: Int64?, _ limit: Int) async throws(ServiceError) ->
            [AuditEntry]
    /// Checks every entry, and tells how far it is; no verdict when it was canceled.
    package let verify:
        @Sendable (_ tell: @Sendable (AuditProgress) -> Void) async ->
            Result<AuditVerdict?, ServiceError>

    /// Creates a view of the audit trail.
    package init(
        entries:
            @escaping @Sendable (AuditFilter, Int64?, Int) async throws(ServiceError) ->
            [AuditEntry],
        verify:
            @escaping @Sendable (@Sendable (AuditProgress) -> Void) async ->
            Result<AuditVerdict?, ServiceError>
    ) {
        self.entries = entries
        self.verify = verify
    }
}
