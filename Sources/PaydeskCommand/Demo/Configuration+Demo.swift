import Payouts
import Sandbox

extension Configuration {
    /// The environment's name, which is part of the webhooks' paths.
    static let demoEnvironment = "sandbox"
    /// What the simulated DVPay signs its notifications with; it opens nothing else.
    static let demoWebhookSecret = "sandbox-dvpay-webhook-secret"

    /// Where a provider notifies the demo.
    static func demoWebhook(_ id: ProviderID, at receiver: Int) -> String {
        "http://127.0.0.1:\(receiver)/webhooks/\(demoEnvironment)/\(id)"
    }

    /// The demo's configuration: all five providers, simulated in this process.
    ///
    /// - Parameters:
    ///   - sandbox: The port of the simulated providers; 0 where none is called.
    ///   - receiver: The port of the receiver of their notifications; 0 where none is called.
    ///   - ledgerPath: The ledger.
    ///   - theme: How the console looks.
    /// - Returns: It, complete.
    static func demo(
        sandbox: Int = 0,
        receiver: Int = 0,
        ledgerPath: String,
        theme: String = "dark"
    ) -> Configuration {
        Configuration(
            environmentName: demoEnvironment,
            isProduction: false,
            ledgerPath: ledgerPath,
            themeName: theme,
            prefersASCII: false,
            isPlain: false,
            runsWorkers: true,
            logLevel: "critical",
            keys: [:],
            providers: ProviderID.allCases.compactMap { id in
                SandboxCredential.standard[id].map { credential in
                    demo(id, sandbox: sandbox, receiver: receiver, credential: credential)
                }
            },
            aloneUpTo: [Money(minorUnits: 1_000_00, currency: .usd)],
            access: AccessPolicy(),
            approvals: ApprovalPolicy(batch: [SeedBatches.band]),
            repetitionWindow: BatchPolicy().repetitionWindow,
            trustedProxies: [],
            origins: []
        )
    }

    private static func demo(
        _ id: ProviderID,
        sandbox: Int,
        receiver: Int,
        credential: SandboxCredential
    ) -> ProviderConfiguration {
        ProviderConfiguration(
            id: id,
            baseURL: "http://127.0.0.1:\(sandbox)\(SandboxConfiguration.basePath(of: id))",
            merchantID: credential.merchant,
            secret: credential.secret,
            notifyURL: demoWebhook(id, at: receiver),
            connectTimeout: .seconds(2),
            answerTimeout: .seconds(5),
            queriesPerSecond: 20,
            maximumInFlight: 8,
            notificationSecrets: id == .dvpay ? [demoWebhookSecret] : [],
            allowedAddresses: [],
            policy: .demo,
            limits: [],
            portal: "http://127.0.0.1:\(sandbox)/sandbox/orders/\(id)/{reference}",
            options: ["transactionDetail": "true", "wayCodes": "old"]
        )
    }
}
