import Foundation
import GRDB
import Payouts

extension Database {
    /// Lets the lifecycle decide what an event does to a payout, and writes that.
    ///
    /// What else changes about the payout, `adjust` adds to the decision. The payout comes back as
    /// it now is, with the row of the event's evidence.
    func change(
        _ stored: StoredPayout,
        by event: PayoutEvent,
        context: ChangeContext,
        adjust: (Payout) -> Payout = { $0 }
    ) throws -> (payout: Payout, evidence: Int64?) {
        let event = event.rounded
        let known = try evidence(of: stored.seq)
        let decision = try Lifecycle.decide(
            event,
            on: stored.payout,
            evidence: known.map(\.evidence),
            context: context
        )
        let evidence =
            try decision.evidence.map { try insert($0, seq: stored.seq) }
            ?? known.first { .evidence($0.evidence) == event }?.rowID
        let payout = try save(adjust(decision.payout), over: stored, at: context.at)
        if let transition = decision.transition {
            try insert(transition, seq: stored.seq, evidence: evidence)
        }
        return (payout, evidence)
    }

    /// Writes what changed about a payout as its next version.
    func save(_ payout: Payout, over stored: StoredPayout, at date: Date) throws -> Payout {
        guard payout != stored.payout else { return payout }
        var next = payout
        next.version = stored.payout.version + 1
        next.updatedAt = date
        try update(next, seq: stored.seq, from: stored.payout.version)
        return try existingPayout(next.id).payout
    }
}

extension PayoutEvent {
    /// This event with its times as the ledger keeps them.
    fileprivate var rounded: PayoutEvent {
        guard case .evidence(let evidence) = self else { return self }
        return .evidence(evidence.rounded)
    }

    /// Whether it begins or ends an attempt, which has a record of its own to keep.
    var concernsAttempt: Bool {
        switch self {
        case .beginAttempt, .repeatUnderKey, .notSent, .outcomeUnknown: true
        case .approve, .reject, .cancel, .resubmit, .evidence, .gaveUpQuerying: false
        }
    }
}
