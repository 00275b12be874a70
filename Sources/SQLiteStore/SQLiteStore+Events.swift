import Foundation
import GRDB
package import Payouts

extension SQLiteStore {
    /// Keeps an intent that nothing has happened to yet: queued, or waiting for approval.
    package func create(_ payout: Payout) async throws(StoreError) {
        try await write { db in
            try db.create(payout, line: nil)
            try db.record(
                .create,
                on: payout.id.rawValue,
                reason: "\(payout.amount) through \(payout.provider)",
                by: payout.createdBy,
                at: payout.createdAt
            )
        }
    }

    /// Applies an event, except those of attempts and approvals, which have functions of their own.
    ///
    /// What was submitted and is queued again is withdrawn only if nothing of it has left.
    @discardableResult
    package func apply(
        _ event: PayoutEvent,
        to id: PayoutID,
        context: ChangeContext
    ) async throws(StoreError) -> Payout {
        try await write { db in
            let stored = try db.existingPayout(id)
            let isTooLate = event.isWithdrawal ? try db.mayHaveSent(stored.seq) : false
            guard !event.hasOwnRecord, !isTooLate else {
                throw LifecycleError(status: stored.payout.status, event: event.name)
            }
            let payout = try db.change(stored, by: event, context: context).payout
            if let (act, reason) = event.audited {
                try db.record(act, on: id.rawValue, reason: reason, by: context.by, at: context.at)
            }
            return payout
        }
    }
}

extension PayoutEvent {
    /// What of the events that a person asks for is kept in the audit trail, and why it was asked.
    fileprivate var audited: (act: AuditAct, reason: String)? {
        switch self {
        case .cancel(let reason): (.withdraw, reason)
        case .resubmit: (.resubmit, "")
        default: nil
        }
    }
}

extension Database {
    /// Adds an intent with its first transition; `line` is its place in the file of its batch.
    func create(_ payout: Payout, line: Int?) throws {
        let isIntent = payout.status == .queued || payout.status == .pendingApproval
        guard isIntent, payout.attemptCount == 0, payout.version == 1 else {
            throw LifecycleError(status: payout.status, event: "create")
        }
        let seq = try insert(payout, line: line)
        let creation = StatusTransition(
            from: nil,
            to: payout.status,
            at: payout.createdAt,
            by: payout.createdBy,
            cause: "created"
        )
        try insert(creation, seq: seq, evidence: nil)
    }
}
