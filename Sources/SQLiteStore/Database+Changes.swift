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
        var known = KnownPayout(stored: stored, evidence: try evidence(of: stored.seq))
        let evidence = try change(&known, by: event, context: context, adjust: adjust)
        return (known.stored.payout, evidence)
    }

    /// The same for a payout about which everything was read, in this transaction.
    ///
    /// What is known is brought up to date, and the row of the event's evidence comes back.
    func change(
        _ known: inout KnownPayout,
        by event: PayoutEvent,
        context: ChangeContext,
        adjust: (Payout) -> Payout = { $0 }
    ) throws -> Int64? {
        let event = event.rounded
        let stored = known.stored
        let decision = try Lifecycle.decide(
            event,
            on: stored.payout,
            evidence: known.evidence.map(\.evidence),
            context: context
        )
        if let piece = decision.evidence {
            let row = try insert(piece, seq: stored.seq)
            known.evidence.append(StoredEvidence(rowID: row, evidence: piece))
            // The same refusal told again, by a notification or a query, is no news about the money.
            if decision.transition?.to == .failed, piece.isShortage(context.policy) {
                let told = min(piece.providerTime ?? context.at, context.at)
                try recordShortage(stored.payout, at: told)
            }
        }
        let evidence = known.evidence.first { .evidence($0.evidence) == event }?.rowID
        let payout = try save(adjust(decision.payout), over: stored, at: context.at)
        known.stored = StoredPayout(seq: stored.seq, payout: payout)
        if let transition = decision.transition {
            try insert(transition, seq: stored.seq, evidence: evidence)
        }
        return evidence
    }

    /// Writes what changed about a payout as its next version.
    func save(_ payout: Payout, over stored: StoredPayout, at date: Date) throws -> Payout {
        guard payout != stored.payout else { return payout }
        var next = payout
        next.version = stored.payout.version + 1
        next.updatedAt = date
        next = next.rounded
        try update(next, over: stored)
        return next
    }
}

extension Evidence {
    /// Whether the provider says that the payout failed because its balance was too low.
    fileprivate func isShortage(_ policy: LifecyclePolicy) -> Bool {
        guard claim == .failed, source != .operator, let reason else { return false }
        return policy.shortageCodes.contains(reason.code)
    }
}

/// A payout with all the evidence about it.
struct KnownPayout {
    var stored: StoredPayout
    var evidence: [StoredEvidence]
}

extension PayoutEvent {
    /// This event with its times as the ledger keeps them.
    fileprivate var rounded: PayoutEvent {
        guard case .evidence(let evidence) = self else { return self }
        return .evidence(evidence.rounded)
    }

    /// Whether it belongs to an attempt, an approval or a resolution, which has a record of its own to keep.
    var hasOwnRecord: Bool {
        switch self {
        case .beginAttempt, .repeatUnderKey, .notSent, .outcomeUnknown, .approve, .reject,
            .approverMissing, .approvalVoided, .secondAwaited:
            true
        case .cancel, .resubmit, .evidence, .heldForBalance, .becameLate,
            .acknowledge:
            false
        }
    }

    /// Whether it takes the payout back.
    var isWithdrawal: Bool { if case .cancel = self { true } else { false } }
}
