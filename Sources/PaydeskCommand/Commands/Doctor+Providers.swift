import PayoutService
import Payouts

extension Doctor {
    /// Asks every provider for its balance, which needs network, address and credentials at once.
    func providerFindings(_ composition: Composition) async throws -> [Finding] {
        var findings: [Finding] = []
        for configuration in composition.configuration.providers {
            let provider = try composition.provider(configuration)
            do throws(ProviderError) {
                let balances = try await provider.balance().map { "\($0.available)" }
                findings.append(
                    Finding(
                        check: "\(provider.id)",
                        isFine: true,
                        found: "reached; available: \(balances.joined(separator: ", "))",
                        fix: ""
                    )
                )
            } catch {
                findings.append(
                    Finding(
                        check: "\(provider.id)",
                        isFine: false,
                        found: configuration.baseURL,
                        fix: error.message
                    )
                )
            }
        }
        return findings
    }
}
