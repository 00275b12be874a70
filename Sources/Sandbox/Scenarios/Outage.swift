import Foundation

/// A provider that serves nobody; what it owes its merchants it still sends.
struct Outage: Hashable, Sendable {
    let kind: Kind
    /// When it is over; `nil` when somebody has to end it.
    let end: Date?

    enum Kind: String, CaseIterable, Hashable, Sendable {
        /// Every connection is reset.
        case closed
        /// HTTP 503 with a proxy's page.
        case unavailable

        var answer: SandboxAnswer {
            switch self {
            case .closed: SandboxAnswer(delivery: .reset)
            case .unavailable: SandboxAnswer(status: 503, html: Self.page)
            }
        }

        private static let page = """
            <html>
            <head><title>503 Service Temporarily Unavailable</title></head>
            <body><center><h1>503 Service Temporarily Unavailable</h1></center></body>
            </html>
            """
    }

    /// How long an outage lasts that a scenario begins, in simulated seconds.
    static let usualSeconds: Double = 60
}
