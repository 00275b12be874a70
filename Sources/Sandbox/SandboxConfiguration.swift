package import Payouts

/// Where the sandbox listens, whom it knows, and how fast its time runs.
package struct SandboxConfiguration: Sendable {
    /// The address to listen on.
    package var host: String
    /// The port to listen on; 0 takes a free one, which `onListening` then names.
    package var port: Int
    /// Who may call each provider; one without an entry refuses everybody.
    package var credentials: [ProviderID: SandboxCredential]
    /// How many simulated seconds pass in a real one; 60 makes a minute of a second.
    ///
    /// It drives the orders' schedule and the waits between deliveries of a message. Signature
    /// windows, DVPay's 24 hours and the ten seconds that a receiver has to answer stay real.
    package var timeFactor: Double
    /// What each provider's account holds at the start.
    package var balances: [ProviderID: [Money]]

    /// Where DVPay sends its messages, which no request names; `nil` for nowhere.
    package var dvpayWebhookURL: String?
    /// What DVPay signs its messages with; `nil` leaves them unsigned.
    package var dvpayWebhookSecret: String?
    /// Switches a storm on: every kind of trouble at random, the same for the same seed.
    package var stormSeed: UInt64?

    /// Creates a configuration; whatever is left out is the sandbox's usual value.
    package init(
        host: String = "127.0.0.1",
        port: Int = 0,
        credentials: [ProviderID: SandboxCredential] = SandboxCredential.standard,
        timeFactor: Double = 1,
        balances: [ProviderID: [Money]] = Self.standardBalances,
        dvpayWebhookURL: String? = nil,
        dvpayWebhookSecret: String? = nil,
        stormSeed: UInt64? = nil
    ) {
        self.host = host
        self.port = port
        self.credentials = credentials
        self.timeFactor = timeFactor
        self.balances = balances
        self.dvpayWebhookURL = dvpayWebhookURL
        self.dvpayWebhookSecret = dvpayWebhookSecret
        self.stormSeed = stormSeed
    }

    /// One billion of each provider's currency, ten million for dollars.
    package static let standardBalances: [ProviderID: [Money]] = [
        .dvpay: [
            Money(minorUnits: 10_000_000_00, currency: .usd),
            Money(minorUnits: 1_000_000_000_00, currency: .khr),
        ],
        .payproVN: [Money(minorUnits: 1_000_000_000, currency: .vnd)],
        .vexoraAR: [Money(minorUnits: 1_000_000_000_00, currency: .ars)],
        .payproBD: [Money(minorUnits: 1_000_000_000_00, currency: .bdt)],
        .cashyproCO: [Money(minorUnits: 1_000_000_000_00, currency: .cop)],
    ]

    /// What a provider signs its messages with.
    func notificationSecret(of provider: ProviderID) -> String? {
        provider == .dvpay ? dvpayWebhookSecret : credentials[provider]?.secret
    }

    /// The path under which a provider's own paths begin: `/dvpay`, `/paypro-vn`, ….
    package static func basePath(of provider: ProviderID) -> String { "/\(provider.rawValue)" }
}
