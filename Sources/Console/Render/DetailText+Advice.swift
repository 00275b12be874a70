import Foundation
import PayoutService
import Payouts
import TerminalUI

extension DetailText {
    /// The next step, in words, whatever the status.
    var advice: StyledText {
        if payout.flags.contains(.conflicting) {
            return StyledText("Tell nobody a result yet. \(askNow)", .attention)
        }
        switch payout.status {
        case .paid where hasOwnStep:
            return StyledText(payout.attention.nextStep(canQuery: canQuery), .attention)
        case .queued: return StyledText(queuedAdvice)
        case .processing: return StyledText("\(step) \(askNow)")
        case .unknown: return StyledText(unknownAdvice, .attention)
        case .failed: return StyledText("No money moved. \(step) \(newPayout)")
        case .returned: return StyledText("The money came back. \(step) \(newPayout)", .attention)
        case .rejected: return StyledText("\(step) \(newPayout)")
        case .pendingApproval, .submitting, .paid, .canceled: return StyledText(step)
        }
    }

    /// Whether what needs a person has a next step besides that of the status: where nothing but an
    /// answer is awaited, it has none.
    var hasOwnStep: Bool { !payout.attention.isSubset(of: [.unknownOutcome, .late]) }

    /// The status's own next step; where something went wrong, the provider's reason knows better.
    private var step: String {
        let reason = payout.status == .failed || payout.status == .returned ? payout.reason : nil
        return reason?.nextStep ?? payout.status.nextStep
    }

    private var queuedAdvice: String {
        let withdrawal = "\(key(.withdraw)) withdraws it."
        if let pause { return payout.attemptCount > 0 ? pause : "\(pause) \(withdrawal)" }
        guard payout.attemptCount > 0 else {
            return "\(step) \(withdrawal)"
        }
        let next = payout.nextAttemptAt.map { wait(until: $0) } ?? "soon"
        return "Nothing: it is submitted again by itself \(next), under the same order number."
    }

    /// Waiting is always safe; what else can be done depends on what the provider has said.
    private var unknownAdvice: String {
        if isRead, offer == .offered {
            return "The provider has no such order. Press \(key(.resubmit)) to submit again "
                + "under the same order number."
        }
        let safety =
            isRepeatable
            ? "The same request may be repeated under the same key, which cannot pay twice."
            : "Nothing is sent again."
        let step = payout.reason.map { "\($0.nextStep) " } ?? ""
        return "\(step)\(safety) Waiting is safe. \(askNow)"
    }

    /// Whether the payout may be submitted again.
    var offer: ResubmissionOffer {
        ResubmissionOffer(history, sendsOrderNumber: profile?.sendsOrderNumber ?? false)
    }

    private var isRepeatable: Bool {
        profile?.repeatWindow
            .flatMap { Repeats(of: payout, after: history.attempts, within: $0) }?
            .isOpen(at: moments.now) ?? false
    }

    /// How to learn more at once, or what will tell where nobody can be asked.
    private var askNow: String {
        guard canQuery else {
            let why =
                profile?.canQuery == true
                ? "This provider is asked by its own reference, and has given none"
                : "This provider cannot be asked"
            return "\(why). Wait for what settles it, or ask its support."
        }
        let isOver = payout.nextQueryAt == nil && payout.status.isInFlight
        return isOver
            ? "Nobody asks any more: press \(key(.requery)) to ask, or look at what settles it."
            : "Press \(key(.requery)) to ask now."
    }

    private var newPayout: String { "\(key(.create)) fills in a new payout." }

    var canQuery: Bool { profile?.canBeAsked(about: payout) ?? false }

    func wait(until date: Date) -> String {
        moments.coming(date)
    }

    private func key(_ command: ConsoleCommand) -> String { keymap.firstKey(of: command) }
}
