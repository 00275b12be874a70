package import Foundation
import GRDB
package import Payouts

extension SQLiteStore {
    /// Keeps an approval, and queues what has as many as it needs.
    package func approve(
        _ subject: ApprovalSubject,
        digest: ContentDigest,
        reason: String,
        needed: Int,
        context: ChangeContext,
        step: @escaping @Sendable (_ done: Int) throws -> Void
    ) async throws(StoreError) -> ApprovalResult {
        try await write { db in
            let content = try db.awaited(subject, for: .approve)
            guard content.maker != context.by else { throw StoreError.makerIsChecker("\(subject)") }
            guard content.digest == digest else { throw StoreError.contentChanged("\(subject)") }
            let others = try db.openApprovals(of: subject).filter { $0.digest == digest }
            guard !others.contains(where: { $0.by == context.by }) else {
                throw StoreError.duplicate("Your approval of \(subject)")
            }
            let approval = Approval(
                .approve,
                by: context.by,
                reason: reason,
                digest: digest,
                at: context.at
            )
            try db.insert(approval, about: subject)
            let more = needed - others.count - 1
            guard more <= 0 else { return .awaits(more: more) }
            let count = try db.decide(.approve, on: subject, context: context, step: step)
            return .complete(count: count)
        }
    }

    /// Rejects what waits, with the reason.
    package func reject(
        _ subject: ApprovalSubject,
        reason: String,
        context: ChangeContext
    ) async throws(StoreError) {
        try await write { db in
            let event = PayoutEvent.reject(reason)
            let content = try db.awaited(subject, for: event)
            guard content.maker != context.by else { throw StoreError.makerIsChecker("\(subject)") }
            try db.end(subject, content, .reject, reason, event, context)
        }
    }

    /// Takes back what waits, by whoever made it.
    package func recall(
        _ subject: ApprovalSubject,
        reason: String,
        context: ChangeContext
    ) async throws(StoreError) {
        try await write { db in
            let event = PayoutEvent.cancel(reason.isEmpty ? "recalled" : "recalled: \(reason)")
            let content = try db.awaited(subject, for: event)
            guard content.maker == context.by else {
                throw StoreError.makerOnly("\(subject)", maker: content.maker)
            }
            try db.end(subject, content, .recall, reason, event, context)
        }
    }

    /// Marks that nobody can approve something, or that somebody can.
    package func setBlocked(
        _ isBlocked: Bool,
        _ subject: ApprovalSubject,
        at: Date
    ) async throws(StoreError) {
        try await write { db in
            guard let first = try db.pending(of: subject, after: 0, limit: 1).first else { return }
            let context = ChangeContext(at: at, by: .dispatcher, policy: .standard)
            _ = try db.change(first, by: .approverMissing(isBlocked), context: context)
        }
    }
}

// MARK: - Deciding

/// Something that waits, as far as a decision needs to know it.
private struct AwaitedContent {
    let maker: OperatorName
    let digest: ContentDigest
}

extension Database {
    /// What waits, or why it does not.
    fileprivate func awaited(
        _ subject: ApprovalSubject,
        for event: PayoutEvent
    ) throws -> AwaitedContent {
        guard let first = try pending(of: subject, after: 0, limit: 1).first else {
            throw LifecycleError(status: try status(of: subject), event: event.name)
        }
        return AwaitedContent(maker: first.payout.createdBy, digest: try digest(of: subject))
    }

    private func status(of subject: ApprovalSubject) throws -> PayoutStatus {
        let found =
            switch subject {
            case .payout(let id): try payout(where: "id", is: id.rawValue)
            case .batch(let id): try payouts(where: "batch = ? LIMIT 1", [id.rawValue]).first
            }
        guard let found else { throw StoreError.notFound("\(subject)") }
        return found.payout.status
    }

    /// Keeps a decision that ends the waiting, and what follows from it for each payout.
    fileprivate func end(
        _ subject: ApprovalSubject,
        _ content: AwaitedContent,
        _ decision: Approval.Decision,
        _ reason: String,
        _ event: PayoutEvent,
        _ context: ChangeContext
    ) throws {
        let approval = Approval(
            decision,
            by: context.by,
            reason: reason,
            digest: content.digest,
            at: context.at
        )
        try insert(approval, about: subject)
        _ = try decide(event, on: subject, context: context)
    }

    /// Applies a decision to each payout that waits, and says how many these were.
    fileprivate func decide(
        _ event: PayoutEvent,
        on subject: ApprovalSubject,
        context: ChangeContext,
        step: (_ done: Int) throws -> Void = { _ in }
    ) throws -> Int {
        var (count, last) = (0, Int64(0))
        while true {
            let stretch = try pending(of: subject, after: last, limit: Self.stretch)
            for stored in stretch {
                if event == .approve { try seal(stored) }
                _ = try change(stored, by: event, context: context)
            }
            count += stretch.count
            try step(count)
            guard let seq = stretch.last?.seq else { return count }
            last = seq
        }
    }
}
