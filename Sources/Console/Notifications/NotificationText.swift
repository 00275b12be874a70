import Payouts

/// What one notification's fate means, and what to do about it, in plain words.
struct NotificationText {
    private let summary: NotificationSummary

    init(_ summary: NotificationSummary) { self.summary = summary }

    /// What became of it, and why.
    var meaning: String {
        switch summary.disposition {
        case .pending: "It is kept and acknowledged, and is applied in a moment."
        case .applied where !summary.mismatches.isEmpty:
            "It was believed and recorded, and says something else than was ordered."
        case .applied where summary.differs:
            "It was believed and recorded, and contradicts what was final when it came."
        case .applied where summary.claim == .unclear:
            "It was believed and recorded, and nobody can vouch for what it says; a settled "
                + "payout stays as it was."
        case .applied: "It was believed, and what it says was recorded for the payout."
        case .duplicate: "The same bytes had been applied before, so it changed nothing."
        case .unmatched:
            "It is the provider's word, and no payout here has its order number or reference. It "
                + "waits, and is applied by itself once a payout does."
        case .refused: refusalText + " It changed no payout."
        case .dismissed where summary.refusal == nil:
            "No payout here had its order number or reference, and somebody has looked at it."
        case .dismissed: refusalText + " It changed no payout, and somebody has looked at it."
        }
    }

    private var refusalText: String {
        let text = summary.refusal?.text ?? "it could not be read"
        return "It was not believed: \(text)."
    }

    /// The next step, with the key that replays, for who may.
    func nextStep(replayKey key: String?) -> String {
        switch summary.disposition {
        case .pending: return "Nothing: wait."
        case .applied where !summary.mismatches.isEmpty:
            return "Compare both with the provider; the payout waits on the worklist until then."
        case .applied where summary.differs:
            return "Look at the payout's timeline, which shows what holds now."
        case .applied, .duplicate: return "Nothing."
        case .unmatched:
            return
                "Ask the provider whether the order is ours, or whether another system uses this "
                + "account."
        case .refused, .dismissed:
            return advice + (key.map { " \($0) checks and applies it again." } ?? "")
        }
    }

    private var advice: String {
        switch summary.refusal?.kind {
        case .badSignature: "Compare the secret with the one in the provider's portal."
        case .unsigned: "Ask the provider whether it signs what it sends to this address."
        case .foreignAddress: "Ask the provider for its addresses, and allow the ones that are its."
        case .otherMerchant: "Ask the provider whose notification it is."
        case .unreadable: "Ask the provider what it sends."
        case nil: "If the payout has been made known since, it can be applied now."
        }
    }
}
