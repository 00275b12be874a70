package import PayoutService
package import Payouts

/// What came of work on the audit trail.
package enum AuditMessage: Equatable, Sendable {
    /// An answer to ``AuditEffect/load(_:)``.
    case loaded(AuditRequest, [AuditEntry])
    /// A failed answer to ``AuditEffect/load(_:)``.
    case loadFailed(AuditRequest, ServiceError)
    /// A check is under way.
    case checking(AuditProgress)
    /// A check has ended; no verdict when somebody ended it early.
    case checked(AuditVerdict?)
    /// A check could not go on.
    case checkFailed(ServiceError)
}
