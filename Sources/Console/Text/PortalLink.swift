import Foundation
import Payouts
import TerminalUI

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

    /// What a provider calls one payout.
    struct Names {
        /// The order number; never empty.
        let orderNumber: String?
        /// Its own reference; never empty.
        let reference: String?

        init(orderNumber: String?, reference: String?) {
            self.orderNumber = orderNumber.flatMap { $0.isEmpty ? nil : $0 }
            self.reference = reference.flatMap { $0.isEmpty ? nil : $0 }
        }

        init(_ payout: Payout) {
            self.init(
                orderNumber: payout.orderNumber.rawValue,
                reference: payout.providerReference
            )
        }

        /// The names of a break's payout, those of the ledger before those of the file.
        init(_ found: Break) {
            let ours = Names(orderNumber: found.ours?.orderNumber, reference: found.ours?.reference)
            self.init(
                orderNumber: ours.orderNumber ?? found.theirs?.orderNumber,
                reference: ours.reference ?? found.theirs?.reference
            )
        }

        subscript(_ part: Part) -> String? { part == .reference ? reference : orderNumber }
    }

    /// The address for a payout where a part of the pattern is shown; `nil` where the pattern has
    /// no such part, or the payout has nothing to put into it.
    func address(of names: Names, at part: Part) -> String? {
        guard pattern.contains(part.rawValue) else { return nil }
        var address = pattern
        for other in Part.allCases where pattern.contains(other.rawValue) {
            guard let text = names[other],
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

extension PortalLink? {
    /// What a provider calls a payout, as text that leads to its portal where one was configured;
    /// empty where that is not known.
    func text(
        _ part: PortalLink.Part,
        of names: PortalLink.Names,
        _ role: Role? = nil,
        _ emphasis: Emphasis = .underline
    ) -> StyledText {
        let text = names[part] ?? ""
        guard let address = self?.address(of: names, at: part) else {
            return StyledText(text, role)
        }
        return StyledText([StyledText.Span(text, role, emphasis, link: address)])
    }
}

extension PortalLink? {
    /// What a provider calls a payout in a list: its order number, else its reference.
    ///
    /// It is `nil` where neither is known. A list of links is not underlined.
    func name(of names: PortalLink.Names, _ role: Role) -> StyledText? {
        let part = [PortalLink.Part.orderNumber, .reference].first { names[$0] != nil }
        return part.map { text($0, of: names, role, []) }
    }
}

extension NotificationSummary {
    /// What the provider calls its payout, where it was believed.
    var names: PortalLink.Names? {
        guard case .authentic(let subject) = verdict else { return nil }
        return PortalLink.Names(
            orderNumber: subject.orderNumber?.rawValue,
            reference: subject.providerReference
        )
    }
}
