import Foundation
import Payouts

/// What the operator decided, checked and complete.
struct Configuration: Sendable {
    let environmentName: String
    let isProduction: Bool
    let ledgerPath: String
    let themeName: String
    /// Whether lines, bars and marks are drawn in ASCII in any case.
    let prefersASCII: Bool
    /// Whether the console is made to be read aloud.
    let isPlain: Bool
    let runsWorkers: Bool
    let logLevel: String
    /// Key names by full command name.
    let keys: [String: [String]]
    let providers: [ProviderConfiguration]
    /// The largest amount that one person may resolve alone, by currency.
    let aloneUpTo: [Money]
    /// Who may do what.
    let access: AccessPolicy
    /// What other people must approve before anything is sent.
    let approvals: ApprovalPolicy
    /// How far back repetitions are looked for.
    let repetitionWindow: Duration
    /// Proxies that are believed about whom they speak for.
    let trustedProxies: [AddressBlock]
    /// Where each value came from, for `config check`; secrets are not among them.
    let origins: [Origin]

    /// Where messages go while the console has the terminal.
    var consoleLogPath: String {
        URL(fileURLWithPath: ledgerPath).deletingLastPathComponent()
            .appendingPathComponent("console.log").path
    }

    struct Origin: Sendable {
        let path: String
        let value: String
        let source: String
    }
}

/// One provider's part of the configuration.
struct ProviderConfiguration: Sendable {
    let id: ProviderID
    let baseURL: String
    let merchantID: String
    let secret: String
    let notifyURL: String
    let connectTimeout: Duration
    let answerTimeout: Duration
    let queriesPerSecond: Double
    let maximumInFlight: Int
    /// Secrets that notifications may be signed with besides ``secret``, the current first.
    let notificationSecrets: [String]
    /// Where notifications may come from; empty means anywhere.
    let allowedAddresses: [AddressBlock]
    /// When to try again, to query, to hold, and what is late.
    let policy: LifecyclePolicy
    /// Limits in place of the documented ones.
    let limits: [AmountRange]
    /// Where its portal shows a payout, with the words that stand for the payout's.
    let portal: String?
    /// Options that only this provider has, by key.
    let options: [String: String]
}
