import Foundation
import GRDB
package import Payouts

extension SQLiteStore {
    /// Applies a kept notification again, and keeps who wanted that and what came of it.
    package func replayNotification(
        _ request: ReplayRequest,
        reading: @escaping @Sendable (ProviderNotification, Payout) -> Evidence?
    ) async throws(StoreError) -> NotificationReplay {
        try await write { db in
            let replay = try db.replay(request, reading: reading)
            try db.record(
                .replay,
                on: "notification \(request.id)",
                reason: replay.text,
                by: request.by,
                at: request.at
            )
            return replay
        }
    }
}

extension Database {
    fileprivate func replay(
        _ request: ReplayRequest,
        reading: @escaping @Sendable (ProviderNotification, Payout) -> Evidence?
    ) throws -> NotificationReplay {
        let latest = try latestReplay(of: request.id)
        guard let waiting = try waiting(latest, request) else {
            return try unchanged(latest.notification, request)
        }
        let provider = waiting.notification.provider
        var applier = NotificationApplier(
            at: request.at,
            policies: [provider: request.policy],
            reading: reading
        )
        guard let result = try applier.apply(waiting, in: self) else {
            return NotificationReplay(id: request.id, outcome: .unread)
        }
        let outcome: NotificationReplay.Outcome =
            switch result.disposition {
            case .applied: .applied
            case .unmatched: .unmatched
            case .pending, .duplicate, .refused, .dismissed: .appliedBefore
            }
        return NotificationReplay(
            id: request.id,
            outcome: outcome,
            before: result.before,
            after: result.after
        )
    }

    /// The message as it was last believed or not: that of the last replay, where there were any.
    private func latestReplay(of id: Int64) throws -> StoredNotification {
        guard var latest = try notifications(where: "id = ?", [id]).first else {
            throw StoreError.notFound("notification \(id)")
        }
        while let next = try replay(of: latest.notification.id) { latest = next }
        return latest
    }

    /// The notification made pending, so that it can be applied; `nil` where it cannot be.
    private func waiting(
        _ stored: StoredNotification,
        _ request: ReplayRequest
    ) throws -> StoredNotification? {
        let notification = stored.notification
        switch notification.disposition {
        case .applied, .duplicate: return nil
        case .pending: return stored
        case .unmatched:
            let sql = "UPDATE notifications SET disposition = 'pending' WHERE id = ?"
            try cachedStatement(sql: sql).execute(arguments: [notification.id])
            return stored
        case .refused, .dismissed:
            guard case .authentic(let subject) = notification.verdict(at: request) else {
                return nil
            }
            if notification.disposition == .refused { try dismiss(notification.id, request) }
            return try keepAgain(notification.id, subject, request)
        }
    }

    private func unchanged(
        _ notification: ProviderNotification,
        _ request: ReplayRequest
    ) throws -> NotificationReplay {
        if case .refused(let refusal) = notification.verdict(at: request) {
            return NotificationReplay(id: request.id, outcome: .refused(refusal))
        }
        let payout = try notification.payout.flatMap {
            try self.payout(where: "id", is: $0.rawValue)?.payout
        }
        return NotificationReplay(
            id: request.id,
            outcome: .appliedBefore,
            before: payout,
            after: payout
        )
    }

    private func dismiss(_ id: Int64, _ request: ReplayRequest) throws {
        let sql = """
            UPDATE notifications
            SET disposition = 'dismissed', dismissed_by = ?, dismissed_at = ? WHERE id = ?
            """
        try cachedStatement(sql: sql).execute(arguments: [
            request.by.rawValue, request.at.microseconds, id,
        ])
    }

    /// Keeps the same message once more, as believed.
    private func keepAgain(
        _ id: Int64,
        _ subject: NotificationSubject,
        _ request: ReplayRequest
    ) throws -> StoredNotification? {
        let sql = """
            INSERT INTO notifications (provider, received_at, source_address, headers, body,
                digest, order_number, provider_reference, disposition, replay_of, replayed_by,
                replayed_at)
            SELECT provider, received_at, source_address, headers, body, digest, ?, ?, 'pending',
                id, ?, ?
            FROM notifications WHERE id = ?
            """
        try cachedStatement(sql: sql).execute(arguments: [
            subject.orderNumber?.rawValue, subject.providerReference, request.by.rawValue,
            request.at.microseconds, id,
        ])
        return try notifications(where: "id = ?", [lastInsertedRowID]).first
    }
}

extension ProviderNotification {
    /// What was believed when it arrived stays believed; all else is judged as of now.
    fileprivate func verdict(at request: ReplayRequest) -> NotificationVerdict {
        if case .authentic = verdict { return verdict }
        return request.verdict
    }
}
