import Foundation
import Payouts

/// Where a provider's portal shows a payout.
package struct PortalLink: Equatable, Sendable {
    /// The address, with `{reference}` or `{orderNumber}` where those go.
    package let pattern: String

    /// The words of a pattern that stand for something of the payout.
    package enum Part: String, CaseIterable, Sendable {
        case reference = "{reference}"
        case orderNumber = "{orderNumber}"
    }

    /// Creates a link from what the configuration says.
    package init(pattern: String) {
        self.pattern = pattern
    }

    /// The address for a payout where a part of the pattern is shown; `nil` where the pattern has
    /// no such part, or the payout has nothing to put into it.
    func address(of payout: Payout, at part: Part) -> String? {
        guard pattern.contains(part.rawValue) else { return nil }
        var address = pattern
        for other in Part.allCases where pattern.contains(other.rawValue) {
            guard let text = other.text(of: payout),
                let escaped = text.addingPercentEncoding(withAllowedCharacters: Self.unreserved)
            else { return nil }
            address = address.replacing(other.rawValue, with: escaped)
        }
        return address
    }

    /// What needs no escape anywhere in an address (RFC 3986, 2.3).
    private static let unreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
    )
}

extension PortalLink.Part {
    fileprivate func text(of payout: Payout) -> String? {
        switch self {
        case .reference: payout.providerReference
        case .orderNumber: payout.orderNumber.rawValue
        }
    }
}
