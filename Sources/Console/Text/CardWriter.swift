import Foundation
import Payouts

/// Finds the words of a support card.
struct CardWriter {
    let history: PayoutHistory
    let profile: ProviderProfile?
    let usualTime: Duration
    let now: Date
    let utcOffset: Int

    private var payout: Payout { history.payout }

    /// The most lines that the story has: its beginning and its end matter.
    private static let longestStory = 8

    private func time(_ date: Date) -> String {
        TimeText.minute(date, utcOffset: utcOffset)
    }

    // MARK: - What happened

    var story: [String] {
        let beneficiary = payout.beneficiary
        let place = beneficiary.institution.isEmpty ? "" : " at \(beneficiary.institution)"
        let to = beneficiary.name.isEmpty ? "account" : "\(beneficiary.name), account"
        var lines = [
            "\(time(payout.createdAt)): \(payout.createdBy.rawValue) asked to pay "
                + "\(payout.amount) to \(to) \(beneficiary.maskedAccount)\(place)."
        ]
        var changes = history.transitions.dropFirst().map { change in
            "\(time(change.at)): \(sentence(change))"
        }
        if changes.count > Self.longestStory {
            let left = changes.count - Self.longestStory
            changes = changes.prefix(2) + ["… \(left) more changes …"] + changes.suffix(6)
        }
        lines += changes
        let asked = history.queries.count { $0.result != .notSupported }
        if asked > 0, !payout.status.isSettled {
            lines.append(
                "The provider was asked \(asked) \(asked == 1 ? "time" : "times") since."
            )
        }
        return lines
    }

    private func sentence(_ change: StatusTransition) -> String {
        let reversal = change.isReversal ? "the result was overturned: " : ""
        let what =
            switch change.to {
            case .pendingApproval: "it waits for approval"
            case .queued: "it waits to be sent"
            case .submitting: "it was sent to \(profile?.title ?? "the provider")"
            case .processing: "the provider accepted it"
            case .unknown: "no clear answer came (\(change.cause))"
            case .paid: "\(witness(of: change)) that it is paid"
            case .failed: "\(witness(of: change)) that it was not paid"
            case .returned: "\(witness(of: change)) that the money came back"
            case .rejected, .canceled: change.cause
            }
        return "\(reversal)\(what)."
    }

    /// Who said what settled it: not everything is the provider's own word.
    private func witness(of change: StatusTransition) -> String {
        switch change.evidence?.source {
        case .operator: "\(change.by.rawValue) of our team found"
        case .settlementFile: "the provider's settlement file says"
        case .createAnswer, .query, .notification, nil: "the provider said"
        }
    }

    // MARK: - What to say

    var customerSentence: String {
        let amount = "\(payout.amount)"
        guard !payout.flags.contains(.conflicting) else {
            return "We have been told two different things about the payout of \(amount). We are "
                + "finding out which of them is true, and tell you as soon as we know. Please "
                + "wait until then."
        }
        switch payout.status {
        case .pendingApproval:
            return "Your payout of \(amount) is being checked. Nothing has been sent yet."
        case .queued:
            return "Your payout of \(amount) is waiting to be sent. Nothing has been sent yet."
        case .submitting:
            return "\(amount) is being sent to the bank now. "
                + "Nothing is wrong, and nothing needs to be done."
        case .processing:
            return "We have sent \(amount), and the bank is working on it. "
                + "Nothing is wrong, and nothing needs to be done."
        case .unknown:
            let isAsked = profile?.canBeAsked(about: payout) ?? true
            return "The bank has not confirmed the payout of \(amount) yet. "
                + "We are \(isAsked ? "asking" : "finding out"). It will not be paid twice, and it is not forgotten."
        case .paid:
            return "\(amount) was paid on \(time(payout.statusSince)). If it is not in the "
                + "account, the bank can search for the references below."
        case .failed:
            return "\(amount) could not be paid\(customerReason). The money did not reach the "
                + "account; with correct details it can be paid anew."
        case .returned:
            return "\(amount) was paid and then came back from the bank\(customerReason). "
                + "Please check the account details with us."
        case .rejected, .canceled:
            return "The payout of \(amount) was stopped before it was sent. No money moved."
        }
    }

    private var customerReason: String {
        // What a colleague notes is for us.
        let isOurs = history.evidence.contains {
            $0.source == .operator && $0.reason == payout.reason
        }
        guard !isOurs, let explanation = payout.reason?.explanation, !explanation.isEmpty else {
            return ""
        }
        let words = explanation.hasSuffix(".") ? String(explanation.dropLast()) : explanation
        return ": \(words.prefix(1).lowercased() + words.dropFirst())"
    }

    // MARK: - What to search for

    var references: [SupportCard.Reference] {
        var found: [SupportCard.Reference] = []
        if let reference = payout.providerReference {
            found.append(.init(label: "Provider's reference", value: reference))
        }
        if profile?.sendsOrderNumber ?? true {
            found.append(.init(label: "Order number", value: payout.orderNumber.rawValue))
        }
        if profile?.repeatWindow != nil {
            found.append(.init(label: "Request key", value: payout.idempotencyKey.rawValue))
        }
        found.append(.init(label: "Amount", value: "\(payout.amount)"))
        let zone = profile?.utcOffset ?? utcOffset
        let sent = history.attempts.first?.startedAt ?? payout.createdAt
        found.append(
            .init(
                label: "Sent, local time",
                value: "\(TimeText.full(sent, utcOffset: zone)) \(TimeText.zone(zone))"
            )
        )
        return found
    }

    // MARK: - When to escalate

    var escalation: String {
        if !payout.attention.subtracting([.unknownOutcome, .late]).isEmpty {
            return "Now, to whoever works on the worklist. \(payout.attention.explanation)"
        }
        switch payout.status {
        case .unknown:
            return "To the on-call engineer when it is not confirmed by "
                + "\(time(payout.statusSince + Self.unknownPatience)). Never pay it again."
        case .submitting, .processing:
            return "To the worklist when it is not settled by "
                + "\(time(payout.statusSince + usualTime.inSeconds))."
        case .pendingApproval: return "To the approver when the customer cannot wait."
        case .queued: return "To the on-call engineer when it was not sent within ten minutes."
        case .paid:
            return "To the provider's support when the bank does not find it after a working day."
        case .failed: return "Not needed. \(payout.reason?.nextStep ?? "Check the details.")"
        case .returned: return "To finance, so that the books show it too."
        case .rejected, .canceled: return "Not needed."
        }
    }

    /// How long an unconfirmed payout may wait before somebody is called.
    private static let unknownPatience: Double = 3_600
}
