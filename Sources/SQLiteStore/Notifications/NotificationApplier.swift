import Foundation
import GRDB
import Payouts

/// Applies notifications one after the other in one transaction, and reads each payout once.
struct NotificationApplier {
    let at: Date
    let policies: [ProviderID: LifecyclePolicy]
    let reading: @Sendable (ProviderNotification, Payout) -> Evidence?

    private var known: [Int64: KnownPayout] = [:]
    private var places: [OrderNumber: Int64] = [:]

    init(
        at: Date,
        policies: [ProviderID: LifecyclePolicy],
        reading: @escaping @Sendable (ProviderNotification, Payout) -> Evidence?
    ) {
        self.at = at
        self.policies = policies
        self.reading = reading
    }

    /// Decides what becomes of a pending notification, and writes that; `nil` when nobody here can
    /// read it.
    mutating func apply(
        _ stored: StoredNotification,
        in db: Database
    ) throws -> AppliedNotification? {
        let notification = stored.notification
        if let seq = try db.appliedBefore(stored) {
            let payout = try payout(seq, in: db).stored.payout
            try db.settle(notification.id, .duplicate, payout: seq, evidence: nil, at: at)
            return AppliedNotification(
                id: notification.id,
                disposition: .duplicate,
                before: payout,
                after: payout
            )
        }
        guard let found = try subject(of: notification, in: db) else {
            try db.settle(notification.id, .unmatched, payout: nil, evidence: nil, at: at)
            return AppliedNotification(id: notification.id, disposition: .unmatched)
        }
        return try apply(notification, to: found, in: db)
    }

    /// The same, leaving it pending where something about it alone cannot be read or written.
    mutating func applyApart(
        _ stored: StoredNotification,
        in db: Database
    ) throws -> AppliedNotification? {
        var result: AppliedNotification?
        do {
            try db.inSavepoint {
                result = try apply(stored, in: db)
                return .commit
            }
        } catch is UnreadableValue {
            return nil
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            return nil
        }
        return result
    }

    private mutating func apply(
        _ notification: ProviderNotification,
        to found: KnownPayout,
        in db: Database
    ) throws -> AppliedNotification? {
        let before = found.stored.payout
        guard let piece = reading(notification, before) else { return nil }
        var found = found
        let evidence = try db.change(
            &found,
            by: .evidence(piece),
            context: ChangeContext(
                at: at,
                by: .inbox,
                policy: policies[notification.provider] ?? .standard,
                jitter: before.id.jitter
            )
        )
        let seq = found.stored.seq
        try db.settle(
            notification.id,
            .applied,
            payout: seq,
            evidence: evidence,
            differs: piece.differs(from: before),
            at: at
        )
        known[seq] = found
        return AppliedNotification(
            id: notification.id,
            disposition: .applied,
            before: before,
            after: found.stored.payout
        )
    }

    /// Finds the payout that a notification names, of those at the same provider.
    private mutating func subject(
        of notification: ProviderNotification,
        in db: Database
    ) throws -> KnownPayout? {
        guard case .authentic(let subject) = notification.verdict else { return nil }
        let provider = notification.provider.rawValue
        if let number = subject.orderNumber {
            if let seq = places[number], let payout = known[seq],
                payout.stored.payout.provider == notification.provider
            {
                return payout
            }
            let condition = "order_number = ? AND +provider = ?"
            if let stored = try db.payouts(where: condition, [number.rawValue, provider]).first {
                return try remember(stored, in: db)
            }
        }
        guard let reference = subject.providerReference else { return nil }
        let condition = "provider = ? AND provider_reference = ? LIMIT 2"
        let candidates = try db.payouts(where: condition, [provider, reference])
        // A reference that two payouts have names neither.
        guard let stored = candidates.first, candidates.count == 1 else { return nil }
        return try remember(stored, in: db)
    }

    private mutating func payout(_ seq: Int64, in db: Database) throws -> KnownPayout {
        if let payout = known[seq] { return payout }
        guard let stored = try db.payout(where: "seq", is: seq) else {
            throw UnreadableValue(detail: "a notification's payout is missing")
        }
        return try remember(stored, in: db)
    }

    private mutating func remember(
        _ stored: StoredPayout,
        in db: Database
    ) throws -> KnownPayout {
        if let payout = known[stored.seq] { return payout }
        let payout = KnownPayout(stored: stored, evidence: try db.evidence(of: stored.seq))
        known[stored.seq] = payout
        places[stored.payout.orderNumber] = stored.seq
        return payout
    }
}

extension Evidence {
    /// Whether it says something else than was ordered, or than was final before it came.
    fileprivate func differs(from payout: Payout) -> Bool {
        guard mismatches.isEmpty else { return true }
        return switch (payout.status, claim) {
        case (.paid, .failed), (.paid, .returned), (.failed, .paid), (.failed, .returned),
            (.returned, .paid), (.paid, .unclear), (.failed, .unclear), (.returned, .unclear):
            true
        default: false
        }
    }
}

extension Database {
    /// The payout to which the same bytes of the same provider were applied, if they were.
    fileprivate func appliedBefore(_ stored: StoredNotification) throws -> Int64? {
        let sql = """
            SELECT payout FROM notifications
            WHERE provider = ? AND digest = ? AND disposition = 'applied'
            """
        let arguments: StatementArguments = [
            stored.notification.provider.rawValue, stored.digest,
        ]
        return try Int64.fetchOne(cachedStatement(sql: sql), arguments: arguments)
    }
}
