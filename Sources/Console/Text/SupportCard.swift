package import Foundation
package import Payouts

/// Everything a support agent needs while a customer waits on the phone: no jargon, no secrets.
package struct SupportCard: Hashable, Sendable {
    /// The payout and where it stands.
    package let title: String
    /// What happened, in order, one sentence each.
    package let whatHappened: [String]
    /// What to say to the customer.
    package let tellCustomer: String
    /// What the bank or the provider can search for: a label and a value.
    package let searchFor: [Reference]
    /// When to ask whom for help.
    package let escalate: String

    /// Something that others can search for.
    package struct Reference: Hashable, Sendable {
        /// Whose word it is: "Provider's reference".
        package let label: String
        /// The text to search for.
        package let value: String
    }

    /// Writes the card.
    ///
    /// - Parameters:
    ///   - history: The payout with everything known about it.
    ///   - profile: Its provider, or `nil` where it is no longer configured.
    ///   - usualTime: How long the provider usually takes.
    ///   - now: The time that it is read at.
    ///   - utcOffset: The reader's zone, in seconds east of UTC.
    package init(
        _ history: PayoutHistory,
        profile: ProviderProfile?,
        usualTime: Duration,
        now: Date,
        utcOffset: Int
    ) {
        let payout = history.payout
        let writer = CardWriter(
            history: history,
            profile: profile,
            usualTime: usualTime,
            now: now,
            utcOffset: utcOffset
        )
        let isContested = payout.flags.contains(.conflicting)
        let word = isContested ? "two different answers" : payout.status.plainWord
        title = "\(payout.id) · \(payout.amount) · \(word)"
        whatHappened = writer.story
        tellCustomer = writer.customerSentence
        searchFor = writer.references
        escalate = writer.escalation
    }

    /// The card as plain text, for a clipboard, a ticket or a terminal.
    package var text: String {
        let width = searchFor.map(\.label.count).max() ?? 0
        let references = searchFor.map {
            "  \($0.label.padding(toLength: width, withPad: " ", startingAt: 0))  \($0.value)"
        }
        return
            ([title, "", "What happened"] + whatHappened.map { "  \($0)" }
            + ["", "Tell the customer", "  \(tellCustomer)"]
            + ["", "The bank can search for"] + references
            + ["", "When to escalate", "  \(escalate)", ""]).joined(separator: "\n")
    }
}

extension PayoutStatus {
    /// The status in a word that a customer understands.
    fileprivate var plainWord: String {
        switch self {
        case .pendingApproval: "waiting for approval"
        case .queued: "waiting to be sent"
        case .submitting, .processing: "on its way"
        case .unknown: "not confirmed yet"
        case .paid: "paid"
        case .failed: "not paid"
        case .returned: "sent back"
        case .rejected: "declined by us"
        case .canceled: "canceled before it was sent"
        }
    }
}
