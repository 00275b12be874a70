package import Foundation
import Payouts

/// One request, ready to go over the wire.
package struct ProviderRequest: Sendable {
    /// The whole URL of a POST, which every documented request is.
    package let url: String
    /// The headers in order, without those that HTTP itself needs.
    package let headers: [(name: String, value: String)]
    /// The body, byte for byte as it was signed; `nil` for none.
    package let body: Data?
    /// What no record may show: the signature and the key.
    package let secrets: [Secret]

    /// Creates a request.
    package init(
        url: String,
        headers: [(name: String, value: String)],
        body: Data?,
        secrets: [Secret]
    ) {
        self.url = url
        self.headers = headers
        self.body = body
        self.secrets = secrets
    }
}

extension ProviderRequest {
    /// The record of this request and of what came back, with every secret replaced.
    func exchange(
        status: Int? = nil,
        answer: Data = Data(),
        elapsed: Duration = .zero
    ) -> WireExchange {
        WireExchange(
            requestLine: "POST \(url)",
            requestHeaders: headers.map { header in
                WireExchange.HeaderField(
                    name: header.name,
                    value: Secret.redact(header.value, secrets)
                )
            },
            requestBody: Secret.redact(String(decoding: body ?? Data(), as: UTF8.self), secrets),
            responseStatus: status,
            responseBody: Secret.redact(String(decoding: answer, as: UTF8.self), secrets),
            elapsed: elapsed
        )
    }
}
