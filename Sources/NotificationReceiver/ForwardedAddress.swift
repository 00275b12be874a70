import HTTPTypes
import Payouts

/// Who sent a request: whoever connected, or whom a proxy of ours says that it speaks for.
struct ForwardedAddress {
    let trustedProxies: [AddressBlock]

    /// The longest text that is taken for an address; the longest address has 45 characters.
    private static let maximumLength = 64

    /// Finds the sender of a request.
    ///
    /// Each proxy appends to `X-Forwarded-For` who connected to it, so the list counts from its
    /// end, and for as long as trusted proxies speak: the rest anybody may have written.
    ///
    /// - Parameters:
    ///   - headers: The request's headers.
    ///   - peer: Who connected to us.
    /// - Returns: The address, or whatever text a trusted proxy gave for it.
    func sender(_ headers: HTTPFields, peer: String) -> String {
        var sender = peer
        for address in forwarded(headers).reversed() {
            guard isTrusted(sender) else { break }
            sender = address
        }
        return String(sender.prefix(Self.maximumLength))
    }

    private func isTrusted(_ address: String) -> Bool {
        trustedProxies.contains { $0.contains(address) }
    }

    private func forwarded(_ headers: HTTPFields) -> [String] {
        guard !trustedProxies.isEmpty, let name = HTTPField.Name("X-Forwarded-For") else {
            return []
        }
        return headers[values: name].flatMap { $0.split(separator: ",") }.map { part in
            String(part.drop { $0 == " " }.prefix { $0 != " " })
        }
    }
}
