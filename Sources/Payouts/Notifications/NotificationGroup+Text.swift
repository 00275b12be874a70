/// What a group of messages says about itself.
extension NotificationGroup {
    /// How many, which, where and why: one line.
    package var sentence: String {
        let noun = tally.count == 1 ? "notification" : "notifications"
        return "\(tally.count.grouped) \(word) \(noun) at \(tally.provider): \(reason)"
    }

    private var word: String { tally.disposition == .refused ? "refused" : "unmatched" }

    private var reason: String {
        switch tally.disposition {
        case .refused:
            tally.refusal.map { NotificationRefusal($0).text } ?? "it was not believed"
        default: "no payout has its order number or reference"
        }
    }

    /// What it means.
    package var explanation: String {
        switch tally.refusal {
        case .badSignature:
            "Their signatures do not match our secret: the secret was changed at the provider or "
                + "here, or somebody forges notifications. None of them changed a payout."
        case .unsigned:
            "They carry no signature, so anybody may have sent them. None of them changed a payout."
        case .foreignAddress:
            "They came from an address that is not on the provider's list. None of them changed a "
                + "payout."
        case .otherMerchant:
            "They are about another merchant, so they were sent to the wrong place. None of them "
                + "changed a payout."
        case .unreadable:
            "They could not be read. None of them changed a payout."
        case nil:
            "They are the provider's word about orders that this ledger does not know. Each is "
                + "applied by itself once a payout with its reference exists."
        }
    }

    /// What to do next.
    package var nextStep: String {
        switch tally.refusal {
        case .badSignature:
            "Compare the secret with the one in the provider's portal. What was missed is learnt "
                + "by queries."
        case .unsigned: "Ask the provider whether it sends signed notifications to this address."
        case .foreignAddress:
            "Ask the provider for its addresses, and add them to the configuration if they match."
        case .otherMerchant: "Ask the provider whose notifications these are."
        case .unreadable:
            "Look at one with `paydesk notification show`, and ask the provider what it sends."
        case nil:
            "Ask the provider whether these orders are ours. If another system uses this "
                + "account, that explains them."
        }
    }
}
