package import Foundation

/// A webhook message exactly as it arrived, before anybody believed it.
package struct WebhookMessage: Hashable, Sendable {
    /// The headers in order, as sent.
    package let headers: [WireExchange.HeaderField]
    /// The body, byte for byte: signatures are made over it.
    package let body: Data
    /// The address that sent it, without the port.
    package let sourceAddress: String

    /// Wraps what arrived.
    package init(headers: [WireExchange.HeaderField], body: Data, sourceAddress: String) {
        self.headers = headers
        self.body = body
        self.sourceAddress = sourceAddress
    }

    /// The first header of a name, in whatever letter case it was sent.
    package func header(_ name: String) -> String? {
        headers.first { $0.name.caseInsensitiveCompare(name) == .orderedSame }?.value
    }
}

/// What a provider takes for "we have it": sent only when the message is on the disk.
package struct WebhookAcknowledgement: Hashable, Sendable {
    /// The `Content-Type` of the body.
    package let contentType: String
    /// The body, exactly as the provider documents it; the HTTP status is 200.
    package let body: String

    /// Creates an acknowledgement.
    package init(contentType: String, body: String) {
        self.contentType = contentType
        self.body = body
    }
}
