import Foundation
import Payouts

/// Reads the configuration: the file, the environment over it, secrets from where they may be.
struct ConfigurationLoader {
    let context: CommandContext
    /// The published credentials of the simulated providers, for the sandbox environment.
    let sandboxCredentials: [ProviderID: (merchantID: String, secret: String)]

    private typealias Value = (text: String, source: String)

    /// Loads the configuration.
    ///
    /// - Parameter explicitPath: The file named on the command line, if any.
    /// - Returns: Every value, checked.
    /// - Throws: ``CommandFailure`` with status 78 that names every problem by its path.
    func load(explicitPath: String?) throws(CommandFailure) -> Configuration {
        let path =
            explicitPath ?? context.environment["PAYDESK_CONFIG"]
            ?? InstalledFiles(context).configuration
        guard let path else {
            throw CommandFailure(
                .configuration,
                "No configuration was found. Name one with --config or PAYDESK_CONFIG."
            )
        }
        guard let yaml = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw CommandFailure(.configuration, "\(path) cannot be read.")
        }
        let file = try ConfigurationFile(yaml: yaml, name: path)
        var problems = unknownKeys(in: file, path)
        let values = resolve(file, path, &problems)
        let providers = providers(values, &problems)
        guard problems.isEmpty else {
            throw CommandFailure(.configuration, problems.joined(separator: "\n"))
        }
        return configuration(values, providers: providers, file: file)
    }

    private func unknownKeys(in file: ConfigurationFile, _ name: String) -> [String] {
        let known = Set(Settings.all.map(\.path))
        let free = Settings.freeMaps.map { $0 + "." }
        let values = file.values.keys.filter { path in
            !known.contains(path) && !free.contains { path.hasPrefix($0) }
        }
        return values.sorted().map { path in
            path.hasSuffix(".secret")
                ? "\(name): \(path): a secret does not belong in this file; set "
                    + "\(Setting.variable(of: path)) or use secretFile."
                : "\(name): \(path) is not a known setting."
        }
    }

    private func resolve(
        _ file: ConfigurationFile,
        _ name: String,
        _ problems: inout [String]
    ) -> [String: Value] {
        var values: [String: Value] = [:]
        for setting in Settings.all {
            let value: Value
            if let text = context.environment[setting.variable] {
                value = (text, setting.variable)
            } else if let text = file.values[setting.path] {
                value = (text, name)
            } else if let text = setting.standard {
                value = (text, "default")
            } else {
                continue
            }
            if let problem = setting.problem(with: value.text) {
                problems.append("\(value.source): \(setting.path) \(problem).")
            }
            values[setting.path] = value
        }
        return values
    }

    private func configuration(
        _ values: [String: Value],
        providers: [ProviderConfiguration],
        file: ConfigurationFile
    ) -> Configuration {
        func text(_ path: String) -> String { values[path]?.text ?? "" }
        let environmentName = text("environment.name")
        var keys = file.lists
        for (path, value) in file.values where path.hasPrefix("keys.") { keys[path] = [value] }
        return Configuration(
            environmentName: environmentName,
            isProduction: text("environment.production") == "true",
            ledgerPath: values["ledger.path"].map { expanded($0.text) }
                ?? InstalledFiles(context).standardLedger(environmentName),
            themeName: text("console.theme"),
            runsWorkers: text("console.workers") == "true",
            logLevel: text("log.level"),
            keys: Dictionary(
                uniqueKeysWithValues: keys.map {
                    (String($0.key.dropFirst("keys.".count)), $0.value)
                }
            ),
            providers: providers,
            origins: Settings.all.compactMap { setting in
                values[setting.path].map {
                    Configuration.Origin(path: setting.path, value: $0.text, source: $0.source)
                }
            }
        )
    }

    private func expanded(_ path: String) -> String {
        path.hasPrefix("~/") ? (context.environment["HOME"] ?? "~") + path.dropFirst() : path
    }
}

// MARK: - Providers

extension ConfigurationLoader {
    private func providers(
        _ values: [String: Value],
        _ problems: inout [String]
    ) -> [ProviderConfiguration] {
        let isProduction = values["environment.production"]?.text == "true"
        var providers: [ProviderConfiguration] = []
        for id in ProviderID.allCases {
            let prefix = "providers.\(id.rawValue)."
            func text(_ key: String) -> String? { values[prefix + key]?.text }
            guard text("enabled") == "true", text("baseURL") != nil || text("merchantID") != nil
            else { continue }
            let published = isProduction ? nil : sandboxCredentials[id]
            let secret = secret(of: id, file: text("secretFile"), &problems) ?? published?.secret
            let required = [
                ("baseURL", text("baseURL")),
                ("merchantID", text("merchantID") ?? published?.merchantID),
                ("secret", secret),
            ]
            for (key, value) in required where value == nil {
                problems.append(missing(prefix + key))
            }
            providers.append(
                ProviderConfiguration(
                    id: id,
                    baseURL: required[0].1 ?? "",
                    merchantID: required[1].1 ?? "",
                    secret: secret ?? "",
                    notifyURL: text("notifyURL") ?? "",
                    connectTimeout: text("connectTimeout").flatMap(Duration.init(text:)) ?? .zero,
                    answerTimeout: text("answerTimeout").flatMap(Duration.init(text:)) ?? .zero,
                    queriesPerSecond: text("queriesPerSecond").flatMap(Double.init) ?? 1,
                    maximumInFlight: text("maximumInFlight").flatMap { Int($0) } ?? 1,
                    limits: Settings.currencies(of: id).compactMap { currency in
                        text("limits.\(currency)").flatMap {
                            AmountRange(text: $0, currency: currency)
                        }
                    },
                    options: ["transactionDetail", "wayCodes"].reduce(into: [:]) {
                        $0[$1] = text($1)
                    }
                )
            )
        }
        return providers
    }

    private func missing(_ path: String) -> String {
        let variable = Setting.variable(of: path)
        return path.hasSuffix(".secret")
            ? "\(path) is missing: set \(variable), or name an owner-only file as secretFile."
            : "\(path) is missing: set it in the file, or \(variable)."
    }

    private func secret(
        of id: ProviderID,
        file: String?,
        _ problems: inout [String]
    ) -> String? {
        let path = "providers.\(id.rawValue).secret"
        if let text = context.environment[Setting.variable(of: path)], !text.isEmpty { return text }
        guard let file = file.map(expanded) else { return nil }
        let attributes = try? FileManager.default.attributesOfItem(atPath: file)
        guard let mode = attributes?[.posixPermissions] as? Int,
            let text = try? String(contentsOfFile: file, encoding: .utf8)
        else {
            problems.append("\(path)File: \(file) cannot be read.")
            return nil
        }
        guard mode & 0o077 == 0 else {
            problems.append("\(path)File: \(file) is open to others; run chmod 600 \(file).")
            return nil
        }
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
