package import Payouts

/// Work on the providers, described but not yet done.
package enum ProviderEffect: Equatable, Sendable {
    /// Ask every provider for its balance.
    case readBalances
    /// Stop submission to a provider, with the reason.
    case pause(ProviderID, reason: String)
    /// Let submission to a provider go on.
    case resume(ProviderID, forgettingMoney: Bool)
}
