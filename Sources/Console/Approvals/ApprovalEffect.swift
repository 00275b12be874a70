package import Payouts

/// Work on what waits for checkers, described but not yet done.
package enum ApprovalEffect: Equatable, Sendable {
    /// Read what waits.
    case load
    /// Read everything that a checker looks at.
    case look(ApprovalSubject)
    /// Read one of its payouts, by its place in the order of the file, from 0.
    case step(ApprovalSubject, Int)
    /// Approve the content with this digest.
    case approve(ApprovalSubject, ContentDigest)
    /// Reject it, with the reason.
    case reject(ApprovalSubject, reason: String)
    /// Take it back.
    case recall(ApprovalSubject)
}
