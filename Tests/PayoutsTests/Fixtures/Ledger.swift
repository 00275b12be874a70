import Foundation
import Payouts

/// One payout with its evidence, changed event by event as a store changes it.
struct Ledger {
    var payout: Payout
    var evidence: [Evidence] = []
    var transitions: [StatusTransition] = []

    init(_ payout: Payout) { self.payout = payout }

    /// Lets the lifecycle decide about an event, and keeps what it decides.
    @discardableResult
    mutating func apply(
        _ event: PayoutEvent,
        _ context: ChangeContext = .second(0)
    ) throws(LifecycleError) -> Lifecycle.Decision {
        let decision = try Lifecycle.decide(
            event,
            on: payout,
            evidence: evidence,
            context: context
        )
        payout = decision.payout
        if let transition = decision.transition { transitions.append(transition) }
        if let piece = decision.evidence { evidence.append(piece) }
        return decision
    }

    /// Counts a query after which the schedule has no other.
    mutating func giveUpQuerying(_ second: TimeInterval = 0) {
        let policy = LifecyclePolicy(retryDelays: [], queryDelays: [])
        payout = Lifecycle.countQuery(payout, context: .second(second, policy: policy))
    }

    /// Applies several pieces of evidence, one after the other.
    mutating func learn(_ pieces: Evidence...) throws(LifecycleError) {
        for piece in pieces { try apply(.evidence(piece)) }
    }
}
