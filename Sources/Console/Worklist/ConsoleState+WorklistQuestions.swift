import Foundation
import PayoutService
import Payouts
import TerminalUI

/// What is asked before something on the worklist is done that others would be surprised by.
extension ConsoleState {
    func takingOver(_ payout: Payout, from owner: OperatorName) -> Overlay {
        let dialog = Dialog(
            title: "Take \(payout.id) over from \(owner.rawValue)?",
            body: facts(of: payout) + [StyledText(Self.warning(of: owner))],
            buttons: [Dialog.Button("Take it over")]
        )
        return .confirmation(dialog, .takeOver(payout.id, from: owner))
    }

    /// Two people must not settle one payout in two ways.
    static func warning(of owner: OperatorName) -> String {
        "\(owner.rawValue) is on it and may be in the middle of it. Talk to them first."
    }

    func confirmation(of proposal: Resolution, _ payout: Payout) -> Overlay {
        let dialog = Dialog(
            title: "Confirm how \(payout.id) is resolved?",
            body: facts(of: payout) + proposalLines(proposal) + [""] + known(of: payout) + [
                "", "You are the second person: it counts from now on.",
            ],
            warning: cannotBeUndone,
            buttons: [Dialog.Button("Confirm", isDestructive: true)]
        )
        return .confirmation(dialog, .confirmResolution(payout, proposal))
    }

    func discarding(of proposal: Resolution, _ payout: Payout) -> Overlay {
        let dialog = Dialog(
            title: "Drop the resolution of \(payout.id)?",
            body: facts(of: payout) + proposalLines(proposal) + [
                "", "The payout stays what it is. What was written is dropped.",
            ],
            buttons: [Dialog.Button("Drop it", isDestructive: true)]
        )
        return .confirmation(dialog, .discardResolution(payout.id, proposal))
    }

    /// Where a payout stands and what was last heard of it, beside what somebody says.
    private func known(of payout: Payout) -> [StyledText] {
        let status = StyledText("It is ") + standing(of: payout) + StyledText(".")
        guard let last = subjectHistory?.evidence.last(where: { $0.source != .operator }) else {
            return [status]
        }
        let time = TimeText.minute(last.receivedAt, utcOffset: facts.utcOffset)
        return [status, StyledText("Last heard at \(time): \(last.cause).")]
    }

    /// A payout's status, and for how long it has had it.
    func standing(of payout: Payout) -> StyledText {
        let badge = StatusBadge(payout.status)
        let age = TimeText.age(now.timeIntervalSince(payout.statusSince))
        return StyledText(badge.word, badge.role) + StyledText(" for \(age)")
    }

    /// What somebody says became of the money, and why they can be believed.
    func proposalLines(_ proposal: Resolution) -> [StyledText] {
        let claim = ResolutionForm.title(of: proposal.claim)
        let seen = [
            proposal.seenAt.isEmpty ? nil : "Seen in: \(proposal.seenAt)",
            proposal.reference.isEmpty ? nil : "Reference: \(proposal.reference)",
            "Note: \(proposal.note)",
        ]
        return [
            StyledText("\(proposal.by.rawValue) says: ") + StyledText(claim, .title, .bold)
        ] + seen.compactMap { $0.map { StyledText($0) } }
    }

    /// What is marked as looked at: everything that was counted when the question was asked.
    func dismissal(of group: NotificationGroup) -> Overlay {
        let provider = group.tally.provider
        let groups = worklist.groups.filter { $0.tally.provider == provider }
        let lines = groups.map { StyledText($0.sentence) }
        let upTo = groups.map(\.newest).max() ?? group.newest
        let count = groups.reduce(0) { $0 + $1.tally.count }
        let what = count == 1 ? "1 notification" : "all \(count.grouped) notifications"
        let dialog = Dialog(
            title: "Mark \(what) of \(provider) as looked at?",
            body: lines + [
                StyledText("in ") + environmentText, "",
                "They are kept, and change no payout. What comes later is shown again.",
            ],
            buttons: [Dialog.Button("Mark them")]
        )
        return .confirmation(dialog, .dismiss(provider, upTo: upTo))
    }

    /// Does what a question was about, unless it is about something else by now.
    mutating func performOnWorklist(_ action: Overlay.ConfirmedAction) -> [Effect] {
        switch action {
        case .takeOver(let id, _): return [.worklist(.claim(id, force: true))]
        case .confirmResolution(let payout, let proposal):
            return ifWaiting(proposal, payout.id, .confirmResolution(payout, proposal))
        case .discardResolution(let id, let proposal):
            return ifWaiting(proposal, id, .discardResolution(id, proposal))
        case .dismiss(let provider, let id):
            return [.worklist(.dismissNotifications(provider, upTo: id))]
        default: return []
        }
    }

    /// Nobody confirms or drops what they have not read.
    private mutating func ifWaiting(
        _ proposal: Resolution,
        _ id: PayoutID,
        _ effect: WorklistEffect
    ) -> [Effect] {
        guard subject?.id == id, subjectProposal == proposal else {
            notice = Notice(.attention, "\(id) has changed meanwhile. Look at it again.")
            return []
        }
        return [.worklist(effect)]
    }
}
