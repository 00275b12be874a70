import PayoutService
import Payouts

extension Doctor {
    /// Asks every provider for its balance, which needs network, address and credentials at once.
    func providerFindings(_ composition: Composition) async throws -> [Finding] {
        try await composition.withProviders { providers in
            var findings: [Finding] = []
            for (configuration, provider) in zip(composition.configuration.providers, providers) {
                findings.append(await finding(configuration, provider))
            }
            return findings
        }
    }

    private func finding(
        _ configuration: ProviderConfiguration,
        _ provider: any Provider
    ) async -> Finding {
        do throws(ProviderError) {
            let balances = try await provider.balance().map { "\($0.available)" }
            return Finding(
                check: "\(provider.id)",
                isFine: true,
                found: "reached; available: \(balances.joined(separator: ", "))",
                fix: ""
            )
        } catch {
            return Finding(
                check: "\(provider.id)",
                isFine: false,
                found: configuration.baseURL,
                fix: error.message
            )
        }
    }
}
