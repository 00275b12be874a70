import PayoutService
import Payouts
import TerminalUI

/// What is asked before something that waits is decided about.
extension ConsoleState {
    /// Asks whether; for a batch the number of its payouts is typed, as for many at once.
    func approvalQuestion(_ found: ApprovalCase) -> Overlay {
        let pending = found.task.pending
        let isBatch = if case .batch = pending.subject { true } else { false }
        let dialog = Dialog(
            title: "Approve \(pending.subject)?",
            body: (isBatch ? approvalFacts(pending) : facts(of: found.shown.payout))
                + consequences(of: found),
            warning: cannotBeUndone,
            buttons: [Dialog.Button("Approve", isDestructive: true)],
            requiredText: Self.typedCount(pending.count)
        )
        return .confirmation(dialog, .approve(pending.subject, found.content.digest))
    }

    func rejectionReason(_ subject: ApprovalSubject) -> Overlay {
        let prompt = TextPrompt(
            title: "Why reject \(subject)?",
            explanation: ["Whoever made it reads this, and can make a corrected one."],
            placeholder: "the invoice is for October",
            limit: Self.longestRejection
        )
        return asking(prompt, .rejection(subject))
    }

    private static let longestRejection = 200

    /// Takes the reason and asks whether.
    mutating func askToReject(
        _ subject: ApprovalSubject,
        reason: String
    ) -> Result<[Effect], PromptProblem> {
        guard !reason.isEmpty else {
            return .failure(PromptProblem(text: "A rejection needs a reason."))
        }
        let task = approvals.tasks.first { $0.pending.subject == subject }
        let dialog = Dialog(
            title: "Reject \(subject)?",
            body: (task.map { approvalFacts($0.pending) } ?? []) + [
                StyledText("Reason: ", .muted) + StyledText(reason),
                "Nothing of it is ever sent.",
            ],
            warning: cannotBeUndone,
            buttons: [Dialog.Button("Reject", isDestructive: true)]
        )
        overlay = .confirmation(dialog, .reject(subject, reason: reason))
        return .success([])
    }

    func recallQuestion(_ task: ApprovalTask) -> Overlay {
        let count = task.pending.count
        let fate =
            count == 1
            ? "It is never sent." : "None of its \(count.grouped) payouts is ever sent."
        let dialog = Dialog(
            title: "Recall \(task.pending.subject)?",
            body: approvalFacts(task.pending) + [StyledText(fate)],
            warning: cannotBeUndone,
            buttons: [Dialog.Button("Recall", isDestructive: true)]
        )
        return .confirmation(dialog, .recallApproval(task.pending.subject))
    }

    /// Does what a question was about, unless it was changed meanwhile.
    mutating func performOnApproval(_ action: Overlay.ConfirmedAction) -> [Effect] {
        switch action {
        case .approve(let subject, let digest):
            let known = approvals.found
            if known?.task.pending.subject == subject, known?.content.digest != digest {
                notice = Notice(.attention, "\(subject) has changed meanwhile. Look at it again.")
                return []
            }
            if case .batch(let id) = subject {
                begin("Approving \(id)", endedBy: .approvals(.stop))
            }
            return [.approvals(.approve(subject, digest))]
        case .reject(let subject, let reason):
            return [.approvals(.reject(subject, reason: reason))]
        case .recallApproval(let subject): return [.approvals(.recall(subject))]
        default: return []
        }
    }
}

// MARK: - Words

extension ConsoleState {
    /// How much, to whom or how many, through whom and where.
    private func approvalFacts(_ pending: PendingApproval) -> [StyledText] {
        let to =
            pending.beneficiary.map { "to \($0.displayAccount)" }
            ?? "in \(pending.count.counting("payout"))"
        return sums(pending.totals, StyledText(to)) + [
            throughText(pending.providers),
            StyledText("made by \(pending.maker.rawValue)", .muted), "",
        ]
    }

    /// What an approval leads to, and what deserves a second look.
    private func consequences(of found: ApprovalCase) -> [StyledText] {
        let pending = found.task.pending
        let others = found.task.missing - 1
        let isAlone = pending.count == 1
        let then =
            others <= 0
            ? (isAlone ? "It is sent at once." : "They are sent at once.")
            : "After you, \(others) more must approve."
        let new = found.content.newAccounts
        let novelty =
            isAlone
            ? "This account was never paid before."
            : "\(new.grouped) of them go to accounts that were never paid before."
        return [StyledText(then)] + (new > 0 ? [StyledText(novelty, .attention)] : [])
    }
}
