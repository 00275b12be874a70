import Payouts
import Sandbox

extension Configuration {
    /// The demo's configuration: all five providers, simulated in this process.
    static func demo(port: Int, ledgerPath: String, theme: String) -> Configuration {
        Configuration(
            environmentName: "sandbox",
            isProduction: false,
            ledgerPath: ledgerPath,
            themeName: theme,
            runsWorkers: true,
            logLevel: "critical",
            keys: [:],
            providers: ProviderID.allCases.compactMap { id in
                SandboxCredential.standard[id].map { demo(id, port: port, credential: $0) }
            },
            origins: []
        )
    }

    private static func demo(
        _ id: ProviderID,
        port: Int,
        credential: SandboxCredential
    ) -> ProviderConfiguration {
        ProviderConfiguration(
            id: id,
            baseURL: "http://127.0.0.1:\(port)\(SandboxConfiguration.basePath(of: id))",
            merchantID: credential.merchant,
            secret: credential.secret,
            notifyURL: "http://127.0.0.1:\(port)/notifications/\(id.rawValue)",
            connectTimeout: .seconds(2),
            answerTimeout: .seconds(5),
            queriesPerSecond: 20,
            maximumInFlight: 8,
            limits: [],
            options: ["transactionDetail": "true", "wayCodes": "old"]
        )
    }
}
