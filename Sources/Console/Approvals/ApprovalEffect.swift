package import Payouts

/// Work on what waits for checkers, described but not yet done.
package enum ApprovalEffect: Equatable, Sendable {
    /// Read what waits and matches.
    case load(ApprovalFilter)
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
    /// End an approval that is under way; nothing of it is kept.
    case stop
}

extension ApprovalEffect {
    /// Whether it goes through many payouts, so that it tells how far it is and can be ended.
    var takesLong: Bool {
        if case .approve(.batch, _) = self { true } else { false }
    }
}
