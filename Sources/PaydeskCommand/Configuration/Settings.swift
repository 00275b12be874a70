import Console
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
            Setting(
                path: "environment.name",
                kind: .text,
                standard: "sandbox",
                help: "The environment, as the header of every screen and the ledger are called."
            ),
            Setting(
                path: "environment.production",
                kind: .boolean,
                standard: "false",
                help: "Whether real money moves here."
            ),
            Setting(
                path: "ledger.path",
                kind: .text,
                standard: nil,
                help: "The ledger; without it one for each environment in ~/.local/share/paydesk."
            ),
            Setting(
                path: "console.theme",
                kind: .text,
                standard: "dark",
                help: "How the console looks; paydesk theme list names the themes."
            ),
            Setting(
                path: "console.ascii",
                kind: .boolean,
                standard: "false",
                help: "Whether lines, bars and marks are drawn in ASCII even where there is UTF-8."
            ),
            Setting(
                path: "console.plain",
                kind: .boolean,
                standard: "false",
                help: "Whether the console is lines of words, for screen readers and slow lines."
            ),
            Setting(
                path: "console.workers",
                kind: .boolean,
                standard: "true",
                help:
                    "Whether the console submits and follows payouts, or leaves that to paydesk serve."
            ),
            Setting(
                path: "batches.repetitionWindow",
                kind: .duration,
                standard: "72h",
                help:
                    "How far back a payout to the same account in the same amount counts as a possible repetition."
            ),
            Setting(
                path: "receiver.trustedProxies",
                kind: .addresses,
                standard: nil,
                help:
                    "Proxies before paydesk serve that are believed in X-Forwarded-For about who sent a notification."
            ),
            Setting(
                path: "log.level",
                kind: .choice(["debug", "info", "notice", "warning", "error"]),
                standard: "notice",
                help:
                    "From which level on messages are written; a console writes beside the ledger."
            ),
        ]
        + ProviderID.allCases.flatMap(currencies).map {
            Setting(
                path: "worklist.aloneUpTo.\($0)",
                kind: .amount($0),
                standard: nil,
                help: "Up to which amount one person may resolve a payout alone."
            )
        }
        + ["single", "batch"].flatMap { map in
            ProviderID.allCases.flatMap(currencies).map {
                Setting(
                    path: "approvals.\(map).\($0)",
                    kind: .bands($0),
                    standard: nil,
                    help: map == "single"
                        ? "Which payouts need how many checkers."
                        : "Which batches need how many checkers, by what they add up to."
                )
            }
        }

    private static func provider(_ id: ProviderID) -> [Setting] {
        let special = options(of: id)
        let own =
            common.filter { general in !special.contains { $0.key == general.key } } + special
            + currencies(of: id).map {
                Own("limits.\($0)", .amounts($0), nil, "Limits in place of the documented ones.")
            }
        return own.map { setting in
            Setting(
                path: "providers.\(id.rawValue).\(setting.key)",
                kind: setting.kind,
                standard: setting.standard,
                help: setting.help
            )
        }
    }

    /// A setting of a provider, by its key there.
    private struct Own {
        let key: String
        let kind: Setting.Kind
        let standard: String?
        let help: String

        init(_ key: String, _ kind: Setting.Kind, _ standard: String?, _ help: String) {
            (self.key, self.kind, self.standard, self.help) = (key, kind, standard, help)
        }
    }

    private static let notifyURLHelp = "Where it sends notifications, as it sees that address."

    private static let portalHelp =
        "Where its portal shows a payout: an address with {reference} or {orderNumber} in it."

    /// What every provider has.
    private static let common: [Own] = [
        Own("enabled", .boolean, "true", "Whether payouts can be made through it."),
        Own("baseURL", .url(), nil, "Where its API is."),
        Own("merchantID", .text, nil, "Who we are to it."),
        Own("secretFile", .text, nil, "The file with the secret that requests are signed with."),
        Own("notifyURL", .url(), nil, notifyURLHelp),
        Own("connectTimeout", .duration, "5s", "How long connecting may take."),
        Own("answerTimeout", .duration, "30s", "How long an answer may take."),
        Own("queriesPerSecond", .number, "5", "How often it is asked, by all processes together."),
        Own("maximumInFlight", .integer(1...64), "8", "How many requests are under way at once."),
        Own(
            "previousSecretFile",
            .text,
            nil,
            "The former secret, which still verifies notifications while it is being changed."
        ),
        Own("allowedAddresses", .addresses, nil, "Where its notifications may come from."),
        Own(
            "retries",
            .durations,
            "1s 2s 5s 15s 1m 5m",
            "The waits before what was not sent is tried again; the last repeats."
        ),
        Own(
            "queries",
            .durations,
            "5s 10s 20s 40s 1m 2m 5m 10m 20m 30m 1h 2h 4h 8h 8h 12h 24h 24h",
            "The waits before each query of a payout that is not settled."
        ),
        Own("usualTime", .duration, "30m", "What takes longer is late, and on the worklist."),
        Own("portal", .pattern(of: PortalLink.Part.allCases.map(\.rawValue)), nil, portalHelp),
        Own(
            "breaker.failures",
            .integer(1...1_000),
            "5",
            "So many failures in a row hold submission."
        ),
        Own(
            "breaker.pauses",
            .durations,
            "30s 1m 2m 5m 10m",
            "How long submission is held, each time in a row."
        ),
    ]

    /// The secrets besides the one that requests are signed with: while a secret is changed, the
    /// former one is still believed; DVPay signs its notifications with a secret of their own.
    static func notificationSecrets(of id: ProviderID) -> [String] {
        id == .dvpay ? ["webhookSecret", "previousWebhookSecret"] : ["previousSecret"]
    }

    /// The variables that hold secrets, which stand in no file.
    static let secretVariables = ProviderID.allCases.flatMap { id in
        (["secret"] + notificationSecrets(of: id)).map {
            Setting.variable(of: "providers.\(id.rawValue).\($0)")
        }
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
    private static func options(of id: ProviderID) -> [Own] {
        switch id {
        case .dvpay:
            [
                Own(
                    "transactionDetail",
                    .boolean,
                    "false",
                    "Whether its partly documented query of single payouts is used."
                ),
                Own(
                    "webhookSecretFile",
                    .text,
                    nil,
                    "The file with the secret that it signs notifications with."
                ),
                Own(
                    "previousWebhookSecretFile",
                    .text,
                    nil,
                    "The former one, while it is being changed."
                ),
            ]
        case .payproBD:
            [
                Own(
                    "wayCodes",
                    .choice(["old", "new"]),
                    "old",
                    "Which names of wallets it is sent: EWALLET_BKASH is old, BKASH new."
                )
            ]
        case .payproVN, .vexoraAR: []
        // Both rules are the documentation's: MerchantId_not_Number, notifyUrl string(250).
        case .cashyproCO:
            [
                Own("merchantID", .digits, nil, "Who we are to it."),
                Own("notifyURL", .url(upTo: 250), nil, notifyURLHelp),
            ]
        }
    }
}
