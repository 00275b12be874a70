package import Payouts

/// One provider as it is configured here: its API, when to try again, and how often to call it.
package struct ProviderLine: Sendable {
    /// Its API.
    package let provider: any Provider
    /// When to try again, and what the provider's codes say about its money.
    package let policy: LifecyclePolicy
    /// Limits calls that ask, of all processes on the ledger together; creates are limited by
    /// ``maximumInFlight``.
    package let queryRate: CallRate
    /// How many creates may be in flight at once.
    package let maximumInFlight: Int

    /// Creates a line.
    package init(
        provider: any Provider,
        policy: LifecyclePolicy = .standard,
        queryRate: CallRate,
        maximumInFlight: Int = 8
    ) {
        self.provider = provider
        var policy = policy
        policy.shortageCodes = provider.profile.shortageCodes
        self.policy = policy
        self.queryRate = queryRate
        self.maximumInFlight = maximumInFlight
    }

    /// How long an attempt may be sending: its deadline and time to write the outcome down.
    var terms: AttemptTerms {
        AttemptTerms(lease: provider.profile.createDeadline + .seconds(2), policy: policy)
    }
}
