package import Payouts

/// What came of work on the providers.
package enum ProviderMessage: Equatable, Sendable {
    /// Every provider was asked for its balance.
    case balancesRead
    /// Nothing is submitted to the provider any more.
    case paused(ProviderID)
    /// Submission to the provider goes on.
    case resumed(ProviderID)
}
