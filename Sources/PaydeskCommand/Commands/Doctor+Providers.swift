import Foundation
import PayoutService
import Payouts
import Providers

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
                fix: error.message + Self.sandboxHint(configuration, error),
                status: error.isRefusal ? .configuration : .unavailable
            )
        }
    }

    /// What starts the provider, where it is the sandbox's and nothing listens there.
    private static func sandboxHint(
        _ configuration: ProviderConfiguration,
        _ error: ProviderError
    ) -> String {
        guard case .notSent = error, let url = URLComponents(string: configuration.baseURL),
            let host = url.host, url.isOnThisMachine
        else { return "" }
        return " Or start the sandbox: paydesk sandbox --listen \(host):\(url.port ?? 80)"
    }
}

// MARK: - Clock

extension Doctor {
    /// The most that our clock may differ from a provider's; DVPay refuses five minutes.
    private static let maximumSkew: TimeInterval = 60

    /// Compares our clock with that of the first provider that answers.
    func clockFinding(_ composition: Composition) async -> Finding {
        let client = ProviderClient(connectTimeout: .seconds(5))
        var finding = Finding(
            check: "clock",
            isFine: false,
            found: "no provider answered",
            fix: "Mend the connection first.",
            status: .unavailable
        )
        for configuration in composition.configuration.providers {
            let request = ProviderRequest(
                url: configuration.baseURL,
                headers: [],
                body: nil,
                secrets: []
            )
            let response = await client.send(request, answerTimeout: .seconds(5))
            guard let server = response.serverDate.flatMap(HTTPDate.parse) else { continue }
            finding = Self.clockFinding(skew: composition.context.now().timeIntervalSince(server))
            break
        }
        try? await client.shutdown()
        return finding
    }

    static func clockFinding(skew: TimeInterval) -> Finding {
        let seconds = Int(skew.magnitude.rounded())
        let isFine = skew.magnitude <= maximumSkew
        let direction = skew < 0 ? "behind" : "ahead of"
        return Finding(
            check: "clock",
            isFine: isFine,
            found: isFine
                ? "within \(max(1, seconds)) s of the provider's"
                : "\(seconds) s \(direction) the provider's",
            fix: isFine ? "" : "Set the clock, for example with chrony; signatures depend on it."
        )
    }
}

/// The `Date` header's format (RFC 9110, 5.6.7): `Sat, 21 Nov 2026 04:49:12 GMT`.
enum HTTPDate {
    static func parse(_ text: String) -> Date? {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = .gmt
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        return formatter.date(from: text)
    }
}
