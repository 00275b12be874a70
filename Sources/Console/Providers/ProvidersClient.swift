package import PayoutService
package import Payouts

/// What the console can ask about the providers, and do with them.
package struct ProvidersClient: Sendable {
    /// Reads each provider's state and how it has done lately.
    package let overviews: @Sendable () async throws(ServiceError) -> [ProviderOverview]
    /// Asks every provider for its balance, and keeps what they say.
    package let readBalances: @Sendable () async -> Void
    /// Stops submission to a provider, with the reason.
    package let pause: @Sendable (ProviderID, String) async throws(ServiceError) -> Void
    /// Lets submission to a provider go on; whether also what waits for money.
    package let resume: @Sendable (ProviderID, Bool) async throws(ServiceError) -> Void

    /// Creates a view of the providers.
    package init(
        overviews: @escaping @Sendable () async throws(ServiceError) -> [ProviderOverview],
        readBalances: @escaping @Sendable () async -> Void,
        pause: @escaping @Sendable (ProviderID, String) async throws(ServiceError) -> Void,
        resume: @escaping @Sendable (ProviderID, Bool) async throws(ServiceError) -> Void
    ) {
        self.overviews = overviews
        self.readBalances = readBalances
        self.pause = pause
        self.resume = resume
    }
}
