import Payouts

/// Every setting there is.
enum Settings {
    static let all: [Setting] = general + ProviderID.allCases.flatMap(provider)

    /// Maps whose keys are free: command names to key names, operators to roles.
    static let freeMaps = ["keys", operators]

    /// The map of operators to roles.
    static let operators = "operators"

    private static let general: [Setting] =
        [
            Setting(path: "environment.name", kind: .text, standard: "sandbox"),
            Setting(path: "environment.production", kind: .boolean, standard: "false"),
            Setting(path: "ledger.path", kind: .text, standard: nil),
            Setting(path: "console.theme", kind: .text, standard: "dark"),
            Setting(path: "console.workers", kind: .boolean, standard: "true"),
            Setting(path: "batches.repetitionWindow", kind: .duration, standard: "72h"),
            Setting(
                path: "log.level",
                kind: .choice(["debug", "info", "notice", "warning", "error"]),
                standard: "notice"
            ),
        ]
        + ProviderID.allCases.flatMap(currencies).map {
            Setting(path: "worklist.aloneUpTo.\($0)", kind: .amount($0), standard: nil)
        }
        + ["single", "batch"].flatMap { map in
            ProviderID.allCases.flatMap(currencies).map {
                Setting(path: "approvals.\(map).\($0)", kind: .bands($0), standard: nil)
            }
        }

    private static func provider(_ id: ProviderID) -> [Setting] {
        func setting(_ key: String, _ kind: Setting.Kind, _ standard: String?) -> Setting {
            Setting(path: "providers.\(id.rawValue).\(key)", kind: kind, standard: standard)
        }
        return [
            setting("enabled", .boolean, "true"),
            setting("baseURL", .url, nil),
            setting("merchantID", .text, nil),
            setting("secretFile", .text, nil),
            setting("notifyURL", .url, nil),
            setting("connectTimeout", .duration, "5s"),
            setting("answerTimeout", .duration, "30s"),
            setting("queriesPerSecond", .number, "5"),
            setting("maximumInFlight", .integer(1...64), "8"),
            setting("previousSecretFile", .text, nil),
            setting("allowedAddresses", .addresses, nil),
            setting("retries", .durations, "1s 2s 5s 15s 1m 5m"),
            setting(
                "queries",
                .durations,
                "5s 10s 20s 40s 1m 2m 5m 10m 20m 30m 1h 2h 4h 8h 8h 12h 24h 24h"
            ),
            setting("usualTime", .duration, "30m"),
            setting("breaker.failures", .integer(1...1_000), "5"),
            setting("breaker.pauses", .durations, "30s 1m 2m 5m 10m"),
        ]
            + options(of: id).map { setting($0.key, $0.kind, $0.standard) }
            + currencies(of: id).map { setting("limits.\($0)", .amounts($0), nil) }
    }

    /// The currencies that a provider pays in, each with limits of its own.
    static func currencies(of id: ProviderID) -> [Currency] {
        switch id {
        case .dvpay: [.usd, .khr]
        case .payproVN: [.vnd]
        case .vexoraAR: [.ars]
        case .payproBD: [.bdt]
        case .cashyproCO: [.cop]
        }
    }

    /// What only one provider has.
    private static func options(
        of id: ProviderID
    ) -> [(key: String, kind: Setting.Kind, standard: String?)] {
        switch id {
        case .dvpay:
            [
                ("transactionDetail", .boolean, "false"), ("webhookSecretFile", .text, nil),
                ("previousWebhookSecretFile", .text, nil),
            ]
        case .payproBD: [("wayCodes", .choice(["old", "new"]), "old")]
        case .payproVN, .vexoraAR, .cashyproCO: []
        }
    }
}
