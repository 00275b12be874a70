import Foundation
import PayoutService
import Payouts
import TerminalUI

/// What people do with a payout that needs one.
extension ConsoleState {
    /// Why a command about a payout that needs a person cannot be run now.
    func careUnavailable(_ command: ConsoleCommand) -> String? {
        if shownWorklistBreak != nil {
            let isHere = command == .claim || command == .snooze || command == .addNote
            return isHere
                ? nil : "it is a break; \(keymap.firstKey(of: .open)) shows it, to resolve it"
        }
        guard let subject else { return "no payout is selected" }
        guard screen == .worklist || subjectHistory != nil else {
            return "its history is being read"
        }
        switch command {
        case .confirmResolution:
            guard let proposal = subjectProposal else { return "no resolution waits" }
            return proposal.by == facts.operatorName
                ? "you proposed it; a colleague has to confirm it" : nil
        case .discardResolution: return subjectProposal == nil ? "no resolution waits" : nil
        case .resolve where subjectProposal != nil:
            return "a resolution waits for a second person already"
        case .resolve: return resolutionUnavailable(of: subject)
        default:
            let isMine = subjectCare.owner == facts.operatorName
            let needsNobody = subject.attention.isEmpty && !(command == .claim && isMine)
            return needsNobody ? "it does not need a person" : nil
        }
    }

    /// What needs a person is resolved, and what is settled may be reversed; all else takes its way.
    private func resolutionUnavailable(of payout: Payout) -> String? {
        guard payout.attention.isEmpty else { return nil }
        return switch payout.status {
        case .paid, .failed, .returned: nil
        case .pendingApproval: "it waits for approval, and nothing was sent"
        case .queued: "nothing of it was sent yet"
        case .submitting, .processing, .unknown: "it is under way; wait for the result, or re-query"
        case .rejected, .canceled: "it was withdrawn, and nothing was sent"
        }
    }

    /// Runs a command about a payout that needs a person.
    mutating func runCare(_ command: ConsoleCommand) -> [Effect] {
        if isOfMarked(command) {
            if command == .claim { ask(careAction) }
            if command == .snooze { overlay = .choice(.snooze(.marked), snoozeChoices) }
            return []
        }
        if let record = shownWorklistBreak {
            guard command == .snooze else {
                return runOnBreak(command == .claim ? .claimBreak : .noteBreak, record)
            }
            overlay = .choice(.snooze(.break(record.id)), snoozeChoices)
            return []
        }
        guard let subject else { return [] }
        switch command {
        case .claim: return claim(subject)
        case .resolve: openResolution(of: subject)
        case .snooze: overlay = .choice(.snooze(.payout(subject.id)), snoozeChoices)
        case .addNote: overlay = notePrompt(subject.id)
        case .editNote: return editNote(about: subject.id)
        case .confirmResolution: overlay = subjectProposal.map { confirmation(of: $0, subject) }
        default: overlay = subjectProposal.map { discarding(of: $0, subject) }
        }
        return []
    }

    /// Takes it on, gives it back, or asks before it is taken from somebody.
    private mutating func claim(_ payout: Payout) -> [Effect] {
        switch subjectCare.owner {
        case nil: return [.worklist(.claim(payout.id, force: false))]
        case facts.operatorName: return [.worklist(.release(payout.id))]
        case let owner?:
            overlay = takingOver(payout, from: owner)
            return []
        }
    }

    /// What to do when somebody else was quicker.
    mutating func askToTakeOver(_ id: PayoutID, from owner: OperatorName) {
        guard overlay == nil, let subject, subject.id == id else {
            notice = Notice(.attention, "\(owner.rawValue) is on \(id) already.")
            return
        }
        overlay = takingOver(subject, from: owner)
    }
}

// MARK: - Notes

extension ConsoleState {
    private func notePrompt(_ id: PayoutID) -> Overlay {
        let prompt = TextPrompt(
            title: "Note about \(id)",
            explanation: [StyledText("Everybody who looks at the payout reads it.", .muted)],
            placeholder: "asked the bank, ticket 8841",
            limit: PayoutNote.maximumLength
        )
        return asking(prompt, .note(id))
    }

    mutating func keepNote(_ text: String, of id: PayoutID) -> Result<[Effect], PromptProblem> {
        guard !text.isEmpty else { return .failure(PromptProblem(text: "A note needs words.")) }
        drafts.keep(text, of: .note(id))
        return .success([.worklist(.addNote(id, text))])
    }
}

// MARK: - Snooze

extension ConsoleState {
    private var snoozeChoices: ChoiceList {
        let spans = SnoozeTime.choices.map { choice in
            ChoiceList.Choice(
                id: choice.text,
                title: choice.title,
                detail: SnoozeTime.date(choice.text, now: now, utcOffset: facts.utcOffset)
                    .map(clockText) ?? ""
            )
        }
        let typed = ChoiceList.Choice(id: "", title: "another time…")
        return ChoiceList(spans + [typed], placeholder: "type to narrow down")
    }

    private func clockText(_ date: Date) -> String {
        let day = TimeText.day(date, utcOffset: facts.utcOffset)
        let isToday = day == TimeText.day(now, utcOffset: facts.utcOffset)
        return "until \(minuteText(date).dropFirst(isToday ? day.count + 1 : 0))"
    }

    /// A time to the minute, with its zone.
    func minuteText(_ date: Date) -> String {
        let text = TimeText.full(date, utcOffset: facts.utcOffset).dropLast(3)
        return "\(text) \(TimeText.zone(facts.utcOffset))"
    }

    /// Takes a choice, or asks for a time where none of them fits.
    mutating func snooze(_ subject: SnoozeSubject, chosen text: String) -> [Effect] {
        if let until = SnoozeTime.date(text, now: now, utcOffset: facts.utcOffset) {
            return snooze(subject, until: until)
        }
        let prompt = TextPrompt(
            title: "Snooze \(subject.words(marked: markedText)) until when?",
            explanation: [StyledText("45m, 2h, 1d, or a time of day like 16:30.", .muted)],
            placeholder: "2h"
        )
        overlay = .prompt(prompt, .snooze(subject))
        return []
    }

    mutating func snooze(
        _ subject: SnoozeSubject,
        typed text: String
    ) -> Result<[Effect], PromptProblem> {
        guard let until = SnoozeTime.date(text, now: now, utcOffset: facts.utcOffset) else {
            let problem = "That is no time: write 45m, 2h, 1d up to 30d, or 16:30."
            return .failure(PromptProblem(text: problem))
        }
        return .success(snooze(subject, until: until))
    }

    /// One goes at once; whether the marked ones do is asked.
    private mutating func snooze(_ subject: SnoozeSubject, until: Date) -> [Effect] {
        switch subject {
        case .payout(let id): return [.worklist(.snooze(id, until: until))]
        case .break(let id): return [.reconciliation(.snooze(id, until: until))]
        case .marked:
            ask(.snooze(until: until))
            return []
        }
    }
}
