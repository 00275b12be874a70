import PayoutService

extension ConsoleClient {
    /// Does what an effect on the providers describes and says what came of it.
    @concurrent
    func answer(to effect: ProviderEffect) async -> Message {
        do throws(ServiceError) {
            switch effect {
            case .readBalances:
                await providers.readBalances()
                return .provider(.balancesRead)
            case .pause(let provider, let reason):
                try await providers.pause(provider, reason)
                return .provider(.paused(provider))
            case .resume(let provider, let forgettingMoney):
                try await providers.resume(provider, forgettingMoney)
                return .provider(.resumed(provider))
            }
        } catch {
            return .failed(error)
        }
    }
}
