package import PayoutService
package import Payouts

/// What came of work on what waits for checkers.
package enum ApprovalMessage: Equatable, Sendable {
    /// An answer to ``ApprovalEffect/load(_:)``.
    case loaded(ApprovalFilter, ApprovalListing)
    /// A failed answer to ``ApprovalEffect/load(_:)``.
    case loadFailed(ApprovalFilter, ServiceError)
    /// An answer to ``ApprovalEffect/look(_:)``.
    case looked(ApprovalSubject, ApprovalCase?)
    /// A failed answer to ``ApprovalEffect/look(_:)``.
    case lookFailed(ApprovalSubject, ServiceError)
    /// An answer to ``ApprovalEffect/step(_:_:)``.
    case stepped(ApprovalSubject, ApprovalSight?)
    /// How far the approval of a batch is.
    case progressed(RowProgress)
    /// The approval counts.
    case approved(ApprovalSubject, ApprovalResult)
    /// It is never sent.
    case rejected(ApprovalSubject)
    /// Its maker took it back.
    case recalled(ApprovalSubject)
    /// A decision was refused.
    case refused(ApprovalSubject, ServiceError)
}
