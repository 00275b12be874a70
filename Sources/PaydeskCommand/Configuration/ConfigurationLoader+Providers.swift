import Foundation
import Payouts

extension ConfigurationLoader {
    func providers(
        _ values: [String: Value],
        _ problems: inout [String]
    ) -> [ProviderConfiguration] {
        let isProduction = values["environment.production"]?.text == "true"
        return ProviderID.allCases.compactMap { id in
            let part = ProviderPart(id: id, values: values)
            guard part.text("enabled") == "true",
                part.text("baseURL") != nil || part.text("merchantID") != nil
            else { return nil }
            // The sandbox's credentials are public: whoever is elsewhere gets none of ours.
            let published = isProduction || !part.isOnThisMachine ? nil : sandboxCredentials[id]
            let secret = secret("secret", of: part, &problems) ?? published?.secret
            let merchantID = part.text("merchantID") ?? published?.merchantID
            for (key, value) in [
                ("baseURL", part.text("baseURL")), ("merchantID", merchantID), ("secret", secret),
            ] where value == nil {
                problems.append(missing(part.path(key)))
            }
            return provider(
                part,
                merchantID: merchantID ?? "",
                secret: secret ?? "",
                notificationSecrets: notificationSecrets(part, &problems)
            )
        }
    }

    private func provider(
        _ part: ProviderPart,
        merchantID: String,
        secret: String,
        notificationSecrets: [String]
    ) -> ProviderConfiguration {
        ProviderConfiguration(
            id: part.id,
            baseURL: part.text("baseURL") ?? "",
            merchantID: merchantID,
            secret: secret,
            notifyURL: part.text("notifyURL") ?? "",
            connectTimeout: part.duration("connectTimeout"),
            answerTimeout: part.duration("answerTimeout"),
            queriesPerSecond: part.text("queriesPerSecond").flatMap(Double.init) ?? 1,
            maximumInFlight: part.integer("maximumInFlight"),
            notificationSecrets: notificationSecrets,
            allowedAddresses: part.text("allowedAddresses").flatMap(AddressBlock.list) ?? [],
            policy: part.policy,
            limits: Settings.currencies(of: part.id).compactMap { currency in
                part.text("limits.\(currency)").flatMap {
                    AmountRange(text: $0, currency: currency)
                }
            },
            portal: part.text("portal"),
            options: ["transactionDetail", "wayCodes"].reduce(into: [:]) { $0[$1] = part.text($1) }
        )
    }

    private func notificationSecrets(
        _ part: ProviderPart,
        _ problems: inout [String]
    ) -> [String] {
        var secrets: [String] = []
        for name in Settings.notificationSecrets(of: part.id) {
            if let secret = secret(name, of: part, &problems) { secrets.append(secret) }
        }
        return secrets
    }

    private func missing(_ path: String) -> String {
        let variable = Setting.variable(of: path)
        return path.hasSuffix(".secret")
            ? "\(path) is missing: set \(variable), or name an owner-only file as secretFile."
            : "\(path) is missing: set it in the file, or \(variable)."
    }

    /// A secret from the environment, or from the file that the configuration names for it.
    private func secret(
        _ name: String,
        of part: ProviderPart,
        _ problems: inout [String]
    ) -> String? {
        let path = part.path(name)
        if let text = context.environment[Setting.variable(of: path)], !text.isEmpty { return text }
        guard let file = part.text(name + "File").map(context.expanded) else { return nil }
        do throws(SecretFileProblem) {
            return try SecretFile.read(file)
        } catch {
            problems.append("\(path)File: \(error.sentence)")
            return nil
        }
    }
}

/// The settings of one provider, already checked.
private struct ProviderPart {
    let id: ProviderID
    let values: [String: ConfigurationLoader.Value]

    func path(_ key: String) -> String { "providers.\(id.rawValue).\(key)" }

    func text(_ key: String) -> String? { values[path(key)]?.text }

    /// Whether its API is on this machine, as the sandbox is.
    var isOnThisMachine: Bool {
        text("baseURL").flatMap(URLComponents.init(string:))?.isOnThisMachine ?? true
    }

    func integer(_ key: String) -> Int { text(key).flatMap { Int($0) } ?? 1 }

    func duration(_ key: String) -> Duration { text(key).flatMap(Duration.init(text:)) ?? .zero }

    func durations(_ key: String) -> [Duration] { text(key).flatMap(Duration.list) ?? [] }

    var policy: LifecyclePolicy {
        LifecyclePolicy(
            retryDelays: durations("retries"),
            queryDelays: durations("queries"),
            breaker: BreakerPolicy(
                threshold: integer("breaker.failures"),
                pauses: durations("breaker.pauses"),
                probePatience: .seconds(60)
            ),
            usualTime: duration("usualTime")
        )
    }
}

extension URLComponents {
    /// Whether it names a host of this machine by its usual names.
    var isOnThisMachine: Bool {
        host.map { ["127.0.0.1", "localhost", "[::1]", "::1"].contains($0) } ?? false
    }
}
