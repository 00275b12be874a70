import Foundation
package import Payouts

/// Why a queued payout is not submitted for now; nothing of it was lost.
package enum SubmissionHold: Hashable, Sendable {
    /// A person stopped submission to the provider.
    case paused(ProviderState.Pause)
    /// The provider fails, and payouts are held until it answers again.
    case failing(String)
    /// The balance at the provider does not surely cover it.
    case balance
}

extension PayoutService {
    /// What holds a queued payout now; `nil` when nothing does.
    package func hold(on payout: Payout) async throws(StoreError) -> SubmissionHold? {
        let state = try await store.providerStates().first { $0.provider == payout.provider }
        guard let state, let line = lines[payout.provider] else { return nil }
        let now = environment.now()
        if let pause = state.pause { return .paused(pause) }
        if state.breaker.admitting(at: now, policy: line.policy.breaker) == nil {
            return .failing(state.breaker.lastFailure)
        }
        return state.holds(payout.amount) ? .balance : nil
    }
}
