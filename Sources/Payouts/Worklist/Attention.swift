/// Why something needs a person now; empty when it does not.
///
/// The lifecycle adds and removes a payout's reasons together with the status, so that nothing can
/// need a person without being on the worklist.
package struct Attention: OptionSet, Hashable, Sendable {
    /// The reasons as bits, as the ledger keeps them.
    package let rawValue: Int

    /// Wraps bits.
    package init(rawValue: Int) { self.rawValue = rawValue }

    /// Sent, or perhaps sent, and nobody knows the outcome.
    package static let unknownOutcome = Attention(rawValue: 1)
    /// Two final answers contradict each other, or a later one cannot be read.
    package static let conflicting = Attention(rawValue: 2)
    /// A settled result was overturned, and nobody has looked at it yet.
    package static let reversed = Attention(rawValue: 4)
    /// The query schedule ended without an answer.
    package static let gaveUpQuerying = Attention(rawValue: 8)
    /// Past the provider's usual time, and still not settled.
    package static let late = Attention(rawValue: 16)
    /// Waits because the balance at the provider does not cover it.
    package static let heldForBalance = Attention(rawValue: 32)
    /// The provider reported another amount, currency or account than was ordered.
    package static let mismatch = Attention(rawValue: 64)
    /// Money seems to have moved although it was never submitted.
    package static let unexpected = Attention(rawValue: 128)
    /// Waits for approval, and too few people may approve it.
    package static let noApprover = Attention(rawValue: 256)
    /// It was not sent because it is not what was approved.
    package static let approvalVoid = Attention(rawValue: 512)
    /// Somebody has resolved it, and a second person has yet to confirm that.
    package static let secondAwaited = Attention(rawValue: 1_024)
    /// A comparison found a difference, and nobody has resolved it yet; no payout has it.
    package static let unresolvedBreak = Attention(rawValue: 2_048)
    /// Notifications were refused, or belong to no payout; no payout has it.
    package static let notificationRejected = Attention(rawValue: 4_096)

    /// Waits to be sent for longer than usual: its provider is paused, failing or out of reach.
    package static let stuck = Attention(rawValue: 8_192)

    /// Each reason alone, most urgent first.
    package static let each: [Attention] = [
        .unexpected, .approvalVoid, .conflicting, .reversed, .mismatch, .gaveUpQuerying,
        .unknownOutcome, .unresolvedBreak, .noApprover, .heldForBalance, .stuck, .late,
        .notificationRejected, .secondAwaited,
    ]

    /// The reasons that a payout can have, most urgent first.
    package static let eachOfPayout = each.filter {
        $0 != .unresolvedBreak && $0 != .notificationRejected
    }

    /// The reasons that end when a person has looked, because no evidence can end them.
    package static let acknowledgeable: Attention = [
        .reversed, .mismatch, .unexpected, .approvalVoid,
    ]

    /// The reasons one by one, most urgent first.
    package var reasons: [Attention] { Self.each.filter(contains) }
}

extension Attention {
    /// The most urgent reason's short name, for a column.
    package var word: String {
        switch reasons.first {
        case .unexpected: "moved unsent"
        case .approvalVoid: "changed since approval"
        case .noApprover: "blocked: no approver"
        case .conflicting: "conflicting evidence"
        case .reversed: "reversed"
        case .mismatch: "differs from order"
        case .gaveUpQuerying: "gave up querying"
        case .unknownOutcome: "unknown outcome"
        case .heldForBalance: "held: balance"
        case .stuck: "stuck in the queue"
        case .late: "late"
        case .secondAwaited: "waits for a second person"
        case .unresolvedBreak: "break"
        case .notificationRejected: "notification rejected"
        default: ""
        }
    }

    /// What happened, one plain sentence for the most urgent reason.
    package var explanation: String {
        switch reasons.first {
        case .unexpected: "Money seems to have moved although the payout was never submitted."
        case .approvalVoid: "It is not what was approved, so it was not sent."
        case .noApprover: "It waits for approval, and too few people may approve it."
        case .conflicting:
            "A later answer of the provider contradicts its final one, or cannot be read."
        case .reversed: "The result was overturned after it had been final."
        case .mismatch: "The provider reported something else than was ordered."
        case .gaveUpQuerying: "Every scheduled query ended without a final answer."
        case .unknownOutcome: "It was sent, or may have been, and no trustworthy answer came."
        case .heldForBalance: "The balance at the provider does not cover it; it was not sent."
        case .stuck: "It waits to be sent for longer than usual; nothing has left yet."
        case .late: "The provider has taken longer than it usually does."
        case .secondAwaited: "Somebody has resolved it; it counts once a second person confirms it."
        case .unresolvedBreak: "The provider's file and the ledger do not say the same."
        case .notificationRejected: "Notifications were not believed, or belong to no payout."
        default: ""
        }
    }

    /// What to do next, one plain sentence for the most urgent reason.
    ///
    /// - Parameter canQuery: Whether the provider can be asked about the payout.
    /// - Returns: The sentence, or nothing where nothing is to be done.
    package func nextStep(canQuery: Bool) -> String {
        let needsAnswer = [.unknownOutcome, .late, .gaveUpQuerying, .conflicting].contains {
            reasons.first == $0
        }
        if needsAnswer, !canQuery {
            return "It cannot be asked about: ask the provider's support, then resolve it with "
                + "evidence. Never pay it again."
        }
        return usualStep
    }

    private var usualStep: String {
        switch reasons.first {
        case .unexpected: "Ask the provider who ordered it, and record what they say."
        case .approvalVoid:
            "Find out who changed the ledger (`paydesk audit verify`); approve it anew or reject it."
        case .noApprover: "Ask whoever keeps the configuration to name approvers, or recall it."
        case .conflicting:
            "Tell nobody a result yet. Re-query; if it stays, ask the provider's support for the "
                + "final word."
        case .reversed: "Tell the customer and the books, then mark it as seen."
        case .mismatch: "Compare both amounts with the provider, then mark it as seen."
        case .gaveUpQuerying:
            "Ask the provider's support with what the card lists, then resolve it with evidence."
        case .unknownOutcome: "Wait for the next query, or re-query now. Never pay it again."
        case .heldForBalance:
            "Top up the balance at the provider; it is sent by itself once that is read. If the "
                + "balance is not what Paydesk shows, resume the provider."
        case .stuck:
            "See whether its provider is paused, failing or out of reach; let it go on, or take "
                + "the payout back."
        case .late: "Re-query now; if nothing changes, ask the provider's support."
        case .secondAwaited: "Look up what they saw, then confirm or drop their resolution."
        case .unresolvedBreak: "Find out which side is right, and resolve the break."
        case .notificationRejected: "Find out who sent them and why, then mark them as looked at."
        default: ""
        }
    }
}
