import Foundation
import PayoutService
import Payouts
import TerminalUI

extension DetailText {
    /// The next step, in words, whatever the status.
    var advice: StyledText {
        if payout.flags.contains(.conflicting) {
            return advise("Tell nobody a result yet.", askNow, role: .attention)
        }
        switch payout.status {
        case .paid where hasOwnStep:
            return StyledText(payout.attention.nextStep(canQuery: canQuery), .attention)
        case .queued: return queuedAdvice
        case .processing: return advise(step, askNow)
        case .unknown: return unknownAdvice
        case .failed: return advise("No money moved.", step, newPayout)
        case .returned: return advise("The money came back.", step, newPayout, role: .attention)
        case .rejected: return advise(step, newPayout)
        case .pendingApproval, .submitting, .paid, .canceled: return StyledText(step)
        }
    }

    /// Sentences behind each other; those that name a key are for who may press it.
    private func advise(_ sentences: String?..., role: Role = .text) -> StyledText {
        StyledText(sentences.compactMap(\.self).joined(separator: " "), role)
    }

    /// Whether what needs a person has a next step besides that of the status: where nothing but an
    /// answer is awaited, it has none.
    var hasOwnStep: Bool { !payout.attention.isSubset(of: [.unknownOutcome, .late]) }

    /// The status's own next step; where something went wrong, the provider's reason knows better.
    private var step: String {
        let reason = payout.status == .failed || payout.status == .returned ? payout.reason : nil
        return reason?.nextStep ?? payout.status.nextStep
    }

    private var queuedAdvice: StyledText {
        guard payout.attemptCount > 0 else {
            return advise(pause ?? step, key(.withdraw).map { "\($0) withdraws it." })
        }
        if let pause { return advise(pause) }
        let next = payout.nextAttemptAt.map { wait(until: $0) } ?? "soon"
        return advise(
            "Nothing: it is submitted again by itself \(next), under the same order number."
        )
    }

    /// Waiting is always safe; what else can be done depends on what the provider has said.
    private var unknownAdvice: StyledText {
        if isRead, offer == .offered {
            return advise("The provider has no such order.", submitAgain, role: .attention)
        }
        let safety =
            isRepeatable
            ? "The same request may be repeated under the same key, which cannot pay twice."
            : "Nothing is sent again."
        return advise(
            payout.reason?.nextStep,
            "\(safety) Waiting is safe.",
            askNow,
            role: .attention
        )
    }

    /// With which key the order goes out again, or whom to ask for it.
    private var submitAgain: String {
        let how = "under the same order number"
        guard let key = key(.resubmit) else {
            let refusal = facts.access.refusal(of: .resubmit, to: facts.operatorName)
            return "It may be submitted again \(how)\(refusal?.whomToAsk ?? "")."
        }
        return "Press \(key) to submit again \(how)."
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
    private var askNow: String? {
        guard canQuery else {
            let why =
                profile?.canQuery == true
                ? "This provider is asked by its own reference, and has given none"
                : "This provider cannot be asked"
            return "\(why). Wait for what settles it, or ask its support."
        }
        let isOver = payout.nextQueryAt == nil && payout.status.isInFlight
        guard let key = key(.requery) else {
            return isOver ? "Nobody asks any more: look at what settles it." : nil
        }
        return isOver
            ? "Nobody asks any more: press \(key) to ask, or look at what settles it."
            : "Press \(key) to ask now."
    }

    private var newPayout: String? { key(.create).map { "\($0) fills in a new payout." } }

    var canQuery: Bool { profile?.canBeAsked(about: payout) ?? false }

    func wait(until date: Date) -> String {
        moments.coming(date)
    }

    func key(_ command: ConsoleCommand) -> String? { facts.key(of: command, in: keymap) }
}
