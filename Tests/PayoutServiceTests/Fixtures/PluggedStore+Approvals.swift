import Foundation
import Payouts

/// What waits for checkers.
extension PluggedStore {
    func pendingApprovals(
        _ filter: ApprovalFilter,
        after last: PendingApproval?,
        limit: Int
    ) async throws(StoreError) -> [PendingApproval] {
        try await base.pendingApprovals(filter, after: last, limit: limit)
    }

    func approvalPayout(
        of subject: ApprovalSubject,
        at index: Int
    ) async throws(StoreError) -> Payout? {
        try await base.approvalPayout(of: subject, at: index)
    }

    func pendingApproval(
        of subject: ApprovalSubject
    ) async throws(StoreError) -> PendingApproval? {
        try await base.pendingApproval(of: subject)
    }

    func approvalContent(
        of subject: ApprovalSubject,
        limit: Int
    ) async throws(StoreError) -> ApprovalContent? {
        try await base.approvalContent(of: subject, limit: limit)
    }

    func approve(
        _ subject: ApprovalSubject,
        digest: ContentDigest,
        reason: String,
        needed: Int,
        context: ChangeContext,
        step: @escaping @Sendable (_ done: Int) throws -> Void
    ) async throws(StoreError) -> ApprovalResult {
        try await write(.approve) { () async throws(StoreError) in
            try await base.approve(
                subject,
                digest: digest,
                reason: reason,
                needed: needed,
                context: context,
                step: step
            )
        }
    }

    func reject(
        _ subject: ApprovalSubject,
        reason: String,
        context: ChangeContext
    ) async throws(StoreError) {
        try await write(.reject) { () async throws(StoreError) in
            try await base.reject(subject, reason: reason, context: context)
        }
    }

    func recall(
        _ subject: ApprovalSubject,
        reason: String,
        context: ChangeContext
    ) async throws(StoreError) {
        try await write(.recall) { () async throws(StoreError) in
            try await base.recall(subject, reason: reason, context: context)
        }
    }

    func approvals(of subject: ApprovalSubject) async throws(StoreError) -> [Approval] {
        try await base.approvals(of: subject)
    }

    func beneficiaryHistory(
        of payout: Payout
    ) async throws(StoreError) -> BeneficiaryHistory {
        try await base.beneficiaryHistory(of: payout)
    }

    func setBlocked(
        _ isBlocked: Bool,
        _ subject: ApprovalSubject,
        at: Date
    ) async throws(StoreError) {
        try await write(.setBlocked) { () async throws(StoreError) in
            try await base.setBlocked(isBlocked, subject, at: at)
        }
    }
}
