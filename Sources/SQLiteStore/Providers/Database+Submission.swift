import Foundation
import GRDB
import Payouts

/// Whether something may be submitted to a provider now, and what a submission does to that.
extension Database {
    /// The provider's breaker once a submission has begun; `nil` when none may begin.
    func admission(
        to provider: ProviderID,
        policy: BreakerPolicy,
        at date: Date
    ) throws -> CircuitBreaker? {
        guard let state = try providerState(provider) else { return CircuitBreaker() }
        return state.pause == nil ? state.breaker.admitting(at: date, policy: policy) : nil
    }

    /// Whether the balance does not cover a payout, as far as it is known.
    func isHeld(_ payout: Payout) throws -> Bool {
        try balances(of: payout.provider).contains { $0.holds(payout.amount) }
            || shortages(at: payout.provider).contains { $0.holds(payout.amount) }
    }

    /// Counts a submission that begins; one that the breaker let through alone is its probe.
    func countBegun(_ payout: Payout, policy: BreakerPolicy, at date: Date) throws {
        let known = try providerState(payout.provider)?.breaker ?? CircuitBreaker()
        if let next = known.admitting(at: date, policy: policy), next != known {
            try save(next, of: payout.provider)
        }
        try countBegun(payout.amount, at: payout.provider)
    }

    /// Counts how a submission ended, where nothing was reported about it before.
    ///
    /// One that recovery gave up says nothing about the provider, not even when it reports later.
    func countEnded(
        _ attempt: Attempt,
        of payout: Payout,
        _ outcome: AttemptOutcome,
        context: ChangeContext
    ) throws {
        try countEnded(
            payout.amount,
            at: payout.provider,
            before: attempt.finishedAt,
            now: context.at,
            mayHaveMoved: outcome.mayHaveMoved
        )
        guard attempt.outcome == nil else { return }
        let known = try providerState(payout.provider)?.breaker ?? CircuitBreaker()
        let next = known.after(outcome, at: context.at, policy: context.policy.breaker)
        if next != known { try save(next, of: payout.provider) }
    }
}

extension AttemptOutcome {
    /// Whether money may have moved: something left, and the provider did not refuse it.
    fileprivate var mayHaveMoved: Bool {
        switch self {
        case .notSent: false
        case .answered(let evidence): evidence.claim != .failed
        case .unknown: true
        }
    }
}
