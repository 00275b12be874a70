/// Whether a webhook message is the provider's, as far as its bytes can prove it.
package enum NotificationVerdict: Hashable, Sendable {
    /// It is the provider's word about the order that it names.
    case authentic(NotificationSubject)
    /// It is not believed, and why.
    case refused(NotificationRefusal)
}

/// Which payout a notification is about, in the provider's words.
package struct NotificationSubject: Hashable, Sendable {
    /// Our reference at the provider, where the message carries one.
    package let orderNumber: OrderNumber?
    /// What the provider calls the payout, where the message carries it.
    package let providerReference: String?

    /// Creates a subject; a message that names neither is unreadable.
    package init(orderNumber: OrderNumber?, providerReference: String?) {
        self.orderNumber = orderNumber
        self.providerReference = providerReference
    }
}

/// Why a webhook message is not believed.
package struct NotificationRefusal: Hashable, Sendable {
    /// What is wrong with it.
    package let kind: Kind
    /// Details for the on-call engineer; never a secret.
    package let detail: String

    /// What can be wrong with a message.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        case badSignature, unsigned, foreignAddress, otherMerchant, unreadable
    }

    /// Creates a refusal.
    package init(_ kind: Kind, detail: String = "") {
        self.kind = kind
        self.detail = detail
    }

    /// The refusal in plain words.
    package var text: String {
        let words =
            switch kind {
            case .badSignature: "the signature does not match"
            case .unsigned: "it is not signed"
            case .foreignAddress: "it came from an address that is not the provider's"
            case .otherMerchant: "it is about another merchant"
            case .unreadable: "it could not be read"
            }
        return detail.isEmpty ? words : "\(words) (\(detail))"
    }
}
