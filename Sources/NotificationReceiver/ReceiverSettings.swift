package import Payouts

/// Where webhooks are listened for, and what a client may take of us.
package struct ReceiverSettings: Sendable {
    /// The address to listen on.
    package let host: String
    /// The port; 0 takes any free one.
    package let port: Int
    /// The environment's name, the second part of each path: `sandbox`.
    package let environment: String
    /// The largest body, in bytes; real ones are under 2 KiB.
    package let bodyLimit: Int
    /// The most bytes of all bodies together that were read and are not answered yet.
    ///
    /// A client beyond that is told to try again. It has room for 10,000 real notifications.
    package let bodyBudget: Int
    /// How long a request may take from its first header to its last byte.
    package let readDeadline: Duration
    /// How long a connection may be quiet between requests.
    package let idleDeadline: Duration
    /// How many connections are served at once; more wait to be accepted.
    package let connectionLimit: Int
    /// Proxies of ours, which are believed about whom they speak for.
    package let trustedProxies: [AddressBlock]

    /// Creates settings.
    package init(
        host: String,
        port: Int,
        environment: String,
        bodyLimit: Int = 64 * 1_024,
        bodyBudget: Int = 32 * 1_024 * 1_024,
        readDeadline: Duration = .seconds(10),
        idleDeadline: Duration = .seconds(60),
        connectionLimit: Int = Self.standardConnectionLimit,
        trustedProxies: [AddressBlock] = []
    ) {
        self.host = host
        self.port = port
        self.environment = environment
        self.bodyLimit = bodyLimit
        self.bodyBudget = bodyBudget
        self.readDeadline = readDeadline
        self.idleDeadline = idleDeadline
        self.connectionLimit = connectionLimit
        self.trustedProxies = trustedProxies
    }

    /// How many connections are served at once where nothing else is said.
    package static let standardConnectionLimit = 10_000
    /// The most bytes of all headers of a request together.
    static let headerLimit = 16 * 1_024
    /// The most headers of a request.
    static let headerCountLimit = 100
}
