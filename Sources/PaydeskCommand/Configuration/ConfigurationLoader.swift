import Foundation
import Payouts
import TerminalUI

/// Reads the configuration: the file, the environment over it, secrets from where they may be.
struct ConfigurationLoader {
    let context: CommandContext
    /// The published credentials of the simulated providers, for the sandbox environment.
    let sandboxCredentials: [ProviderID: (merchantID: String, secret: String)]

    typealias Value = (text: String, source: String)

    /// Loads the configuration.
    ///
    /// - Parameter explicitPath: The file named on the command line, if any.
    /// - Returns: Every value, checked.
    /// - Throws: ``CommandFailure`` with status 78 that names every problem by its path.
    func load(explicitPath: String?) throws(CommandFailure) -> Configuration {
        let path =
            explicitPath ?? context.environment[Self.pathVariable]
            ?? InstalledFiles(context).configuration
        guard let path else {
            throw CommandFailure(
                .configuration,
                "No configuration was found. Name one with --config or \(Self.pathVariable)."
            )
        }
        guard let yaml = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw CommandFailure(.configuration, "\(path) cannot be read.")
        }
        var file = try ConfigurationFile(yaml: yaml, name: path)
        for map in Settings.freeMaps {
            let variable = Setting.variable(of: map)
            guard let text = context.environment[variable] else { continue }
            file.replace(map, by: text, from: variable)
        }
        var problems = file.problems + unknownKeys(in: file, path) + unknownVariables()
        let values = resolve(file, path, &problems)
        let providers = providers(values, &problems)
        let access = access(in: file, &problems)
        let approvals = approvals(values, access, &problems)
        guard problems.isEmpty else {
            throw CommandFailure(.configuration, problems.joined(separator: "\n"))
        }
        return configuration(
            values,
            providers: providers,
            access: access,
            approvals: approvals,
            file: file
        )
    }

    private func unknownKeys(in file: ConfigurationFile, _ name: String) -> [String] {
        let known = Set(Settings.all.map(\.path))
        let free = Settings.freeMaps.map { $0 + "." }
        let values = file.values.keys.filter { path in
            !known.contains(path) && !free.contains { path.hasPrefix($0) }
        }
        // A map that holds nothing is the beginning of known paths, or of none.
        let empty = file.empty.filter { path in
            let known = known.contains { $0 == path || $0.hasPrefix(path + ".") }
            return !known && !path.isEmpty && !free.contains { (path + ".").hasPrefix($0) }
        }
        return (values + empty).sorted().map { path in
            if path.hasSuffix(".secret") {
                return "\(name): \(path): a secret does not belong in this file; set "
                    + "\(Setting.variable(of: path)) or use secretFile."
            }
            let meant = Spelling.nearest(to: path, among: Settings.all.map(\.path))
            return "\(name): \(path) is not a known setting"
                + (meant.map { "; did you mean \($0)?" } ?? ".")
        }
    }

    /// What looks like a setting in the environment and is none: misspelt, it would be ignored.
    private func unknownVariables() -> [String] {
        let known = Set(
            Settings.all.map(\.variable) + Settings.freeMaps.map(Setting.variable)
                + Settings.secretVariables + [Self.pathVariable]
        )
        let unknown = context.environment.keys.filter {
            $0.hasPrefix(Setting.prefix) && !known.contains($0)
        }
        return unknown.sorted().map { name in
            let meant = Spelling.nearest(to: name, among: known.sorted())
            return "\(name) is not a known setting" + (meant.map { "; did you mean \($0)?" } ?? ".")
        }
    }

    /// The variable that names the file.
    private static let pathVariable = "PAYDESK_CONFIG"

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
            if let problem = setting.kind.problem(with: value.text) {
                problems.append("\(value.source): \(setting.path) \(problem).")
            }
            values[setting.path] = value
        }
        return values
    }

    private func configuration(
        _ values: [String: Value],
        providers: [ProviderConfiguration],
        access: AccessPolicy,
        approvals: ApprovalPolicy,
        file: ConfigurationFile
    ) -> Configuration {
        func text(_ path: String) -> String { values[path]?.text ?? "" }
        let environmentName = text("environment.name")
        return Configuration(
            environmentName: environmentName,
            isProduction: text("environment.production") == "true",
            ledgerPath: values["ledger.path"].map { context.expanded($0.text) }
                ?? InstalledFiles(context).standardLedger(environmentName),
            themeName: text("console.theme"),
            prefersASCII: text("console.ascii") == "true",
            isPlain: text("console.plain") == "true",
            runsWorkers: text("console.workers") == "true",
            logLevel: text("log.level"),
            keys: file.entries(of: "keys"),
            providers: providers,
            aloneUpTo: ProviderID.allCases.flatMap(Settings.currencies).compactMap { currency in
                values["worklist.aloneUpTo.\(currency)"].flatMap {
                    try? Money(parsing: $0.text, currency: currency)
                }
            },
            access: access,
            approvals: approvals,
            repetitionWindow: Duration(text: text("batches.repetitionWindow")) ?? .zero,
            trustedProxies: values["receiver.trustedProxies"].flatMap {
                AddressBlock.list($0.text)
            } ?? [],
            origins: origins(values) + origins(access, in: file)
        )
    }

    private func origins(_ values: [String: Value]) -> [Configuration.Origin] {
        Settings.all.compactMap { setting in
            values[setting.path].map {
                Configuration.Origin(path: setting.path, value: $0.text, source: $0.source)
            }
        }
    }
}
