package import Foundation
package import Payouts

/// How one request ended, with what went over the wire.
package struct ProviderResponse: Hashable, Sendable {
    /// How it ended.
    package let result: TransportResult
    /// What was sent and answered, with secrets removed.
    package let exchange: WireExchange
    /// The server's own time by its `Date` header, as the text of RFC 9110, 6.6.1.
    package let serverDate: String?
}

/// How one request ended, as far as the transport can tell.
package enum TransportResult: Hashable, Sendable {
    /// No byte of the request left.
    case notSent(NotSentReason)
    /// A whole answer within the limits of time and size, whatever it says.
    case answered(status: Int, body: Data)
    /// The request left, or may have left, and no whole answer came back.
    case unknown(UnknownReason)
}
