package import Payouts

/// Work on the audit trail, described but not yet done.
package enum AuditEffect: Equatable, Sendable {
    /// Read some entries.
    case load(AuditRequest)
    /// Check every entry.
    case verify
    /// End the check.
    case stop
}

/// A question for audit entries.
package struct AuditRequest: Hashable, Sendable {
    /// Which state of the list asked.
    package let generation: Int
    /// Which entries.
    package let filter: AuditFilter
    /// Only those before this one; the newest when `nil`.
    package let before: Int64?
    /// How many at most.
    package let limit: Int
}
