import Foundation
import PayoutService
import Payouts
import TerminalUI

/// What is asked before a break is resolved.
extension ConsoleState {
    /// What waits for a second person, or what one of the latest comparisons found.
    var breakFilterChoices: ChoiceList {
        let proposed = ChoiceList.Choice(
            id: Self.proposedChoice,
            title: BreakFilter.proposedWords,
            detail: facts.key(of: .confirmBreak, in: keymap).map { "\($0) confirms" } ?? ""
        )
        return ChoiceList(
            [proposed]
                + reconciliations.runs.map { run in
                    let time = TimeText.full(run.at, utcOffset: facts.utcOffset)
                    return ChoiceList.Choice(
                        id: "\(run.id)",
                        title: "\(run.provider) \(run.period), compared "
                            + time.dropFirst(5).prefix(11),
                        detail: "\(run.unresolvedCount.grouped) unresolved"
                    )
                },
            placeholder: "type to narrow down"
        )
    }

    /// What tells the choice of what waits for a second person from the comparisons.
    private static let proposedChoice = "proposed"

    /// What can be done about a break of this kind, with why some of it does not fit this one.
    func actionChoices(_ record: BreakRecord) -> ChoiceList {
        ChoiceList(
            record.found.actions.map { action in
                ChoiceList.Choice(
                    id: action.name,
                    title: action.explanation,
                    detail: candidate(action).map(candidateText) ?? "",
                    unavailable: action.problem(with: record.found).map { _ in
                        action == .acceptProvider ? "nothing final there" : "it says so already"
                    }
                )
            },
            placeholder: "type to narrow down"
        )
    }

    /// What tells a candidate from the others, and finds it among many: payee, amount, day.
    private func candidateText(_ payout: Payout) -> String {
        let day = TimeText.day(payout.statusSince, utcOffset: facts.utcOffset)
        return "\(payout.beneficiary.displayAccount), \(payout.amount), \(day)"
    }

    /// The payout that an action chooses, where it was read.
    private func candidate(_ action: BreakResolution.Action) -> Payout? {
        guard case .choose(let orderNumber) = action else { return nil }
        return reconciliations.sight?.candidates.first { $0.orderNumber.rawValue == orderNumber }
    }

    /// What can be done about every kind of break that is marked.
    var sharedActions: [BreakResolution.Action] {
        let kinds = Set(reconciliations.breaks.marked.map(\.found.kind))
        return BreakResolution.Action.all.filter { kinds.isSubset(of: $0.kinds) }
    }

    /// What can be done about all marked breaks, with how many of them each does not fit.
    var sharedActionChoices: ChoiceList {
        let marked = reconciliations.breaks.marked
        return ChoiceList(
            sharedActions.map { action in
                let misfits = marked.count { reason(against: action, $0) != nil }
                return ChoiceList.Choice(
                    id: action.name,
                    title: action.explanation,
                    detail: misfits == 0 ? "" : "leaves out \(misfits.grouped)",
                    unavailable: misfits == marked.count ? "fits none of them" : nil
                )
            },
            placeholder: "type to narrow down"
        )
    }

    /// The comparison that is filtered by, or else the latest.
    var shownRun: ReconciliationRun? {
        guard let id = reconciliations.filter.run else { return reconciliations.runs.first }
        return reconciliations.runs.first { $0.id == id }
    }

    /// What is asked before the provider is asked about all that differs.
    func comparisonQuestion(_ run: ReconciliationRun) -> Overlay {
        let open = run.unresolvedCount
        let dialog = Dialog(
            title: "Ask \(run.provider) about all that differs?",
            body: [
                StyledText(
                    "The comparison of \(run.period) has "
                        + "\(open.counting("unresolved break")) in "
                ) + environmentText + ".",
                "The provider is asked within its rate limit about each payout in them, so that "
                    + "this may take a while.",
                "No money moves. It can be stopped at any time.",
            ],
            buttons: [Dialog.Button("Ask")]
        )
        return .confirmation(dialog, .requery(.comparison(run.id)))
    }

    /// What is asked when files were compared before: the day may have gone on since.
    func repetitionQuestion(_ run: ReconciliationRun, _ order: ReconciliationOrder) -> Overlay {
        let time = TimeText.minute(run.at, utcOffset: facts.utcOffset)
        let dialog = Dialog(
            title: "Compare once more?",
            body: [
                StyledText(
                    "These files were compared before, by \(run.by.rawValue) at \(time): "
                        + "\(run.foundText)."
                ),
                StyledText("Once more, in ") + environmentText
                    + ", counts what has changed here since, and ends breaks that no longer "
                    + "hold. What was resolved stays so.",
            ],
            buttons: [Dialog.Button("Compare")]
        )
        return .confirmation(dialog, .compare(order.again))
    }

    /// What is asked where no file can have all of a day yet.
    func unfinishedQuestion(_ order: ReconciliationOrder) -> Overlay {
        let provider = facts.title(of: order.provider)
        let dialog = Dialog(
            title: "Compare \(order.period) before it is over?",
            body: [
                StyledText("\(provider) in ") + environmentText,
                "",
                StyledText(
                    "\(order.period.last) is not over there: each payout that no file has yet "
                )
                    + "is a break on the worklist, until a later file has it.",
            ],
            buttons: [Dialog.Button("Compare")]
        )
        return .confirmation(dialog, .compare(order))
    }

    func breakNotePrompt(_ record: BreakRecord) -> Overlay {
        let prompt = TextPrompt(
            title: "Note about break \(record.id)",
            explanation: [StyledText("Everybody sees it, and nobody can change it.", .muted)],
            placeholder: "asked support, ticket 8841",
            limit: PayoutNote.maximumLength
        )
        return asking(prompt, .breakNote(record.id))
    }

    /// Asks why, and with what to look it up.
    func resolutionPrompt(_ id: Int64?, _ action: BreakResolution.Action) -> Overlay {
        let needsReference = if case .correctRecord = action { true } else { false }
        let example = needsReference ? "ticket 8841: the portal says so" : "the portal says so"
        let how =
            needsReference
            ? "A reference that others can look up, a colon, and why."
            : "Why, in your own words; before a colon, a reference where there is one."
        let prompt = TextPrompt(
            title: "\(id.map { "Break \($0)" } ?? markedText): \(action.explanation)",
            explanation: stake(of: id) + [StyledText(how, .muted)],
            placeholder: example,
            limit: PayoutNote.maximumLength
        )
        return asking(prompt, .breakResolution(id, action))
    }

    /// How much it is about, whose and where; of several all of it.
    private func stake(of id: Int64?) -> [StyledText] {
        let breaks = reconciliations.breaks
        let records = id.map { id in breaks.filter { $0.id == id } } ?? breaks.marked
        var total = MoneySums()
        for record in records { total.add(record.found.stake) }
        let subject =
            records.count == 1
            ? records[0].nameInFull : StyledText(records.count.counting("break"))
        return sums(total.all, "at stake: " + subject + ", in " + environmentText)
    }

    func breakConfirmation(_ record: BreakRecord) -> Overlay? {
        guard let proposal = shownProposal(of: record) else { return nil }
        let dialog = Dialog(
            title: "Confirm how break \(record.id) is resolved?",
            body: facts(of: proposal, record) + [
                "", "You are the second person: it counts from now on.",
            ],
            buttons: [Dialog.Button("Confirm", isDestructive: true)]
        )
        return .confirmation(dialog, .confirmBreak(record.id, proposal))
    }

    /// What is asked before a resolution that waits for a second person is dropped.
    func breakDiscarding(_ record: BreakRecord) -> Overlay? {
        guard let proposal = shownProposal(of: record) else { return nil }
        let dialog = Dialog(
            title: "Drop the resolution of break \(record.id)?",
            body: facts(of: proposal, record) + [
                "", "The break is open again. What was written is dropped.",
            ],
            buttons: [Dialog.Button("Drop it", isDestructive: true)]
        )
        return .confirmation(dialog, .discardBreak(record.id, proposal))
    }

    /// Nobody drops what they have not read.
    mutating func discardBreak(_ id: Int64, _ proposal: BreakResolution) -> [Effect] {
        guard let record = reconciliations.breaks.selected, record.id == id,
            shownProposal(of: record) == proposal
        else {
            notice = Notice(.attention, "Break \(id) has changed meanwhile. Look at it again.")
            return []
        }
        return [.reconciliation(.discard(id))]
    }

    private func shownProposal(of record: BreakRecord) -> BreakResolution? {
        guard let history = reconciliations.sight?.history, history.record.id == record.id else {
            return nil
        }
        return history.proposal
    }

    /// What differs, how much is in doubt, and what somebody says is done about it.
    private func facts(of proposal: BreakResolution, _ record: BreakRecord) -> [StyledText] {
        [
            StyledText("\(record.found.kind.word): \(record.found.detail)"),
            StyledText("At stake: ") + StyledText("\(record.found.stake)", .money, .bold)
                + StyledText(" in ") + environmentText,
            StyledText("\(proposal.by.rawValue) says: \(proposal.action.explanation)"),
            StyledText("Note: \(proposal.note)"),
        ]
    }

    mutating func chooseForBreaks(
        _ id: String,
        _ purpose: Overlay.ChoicePurpose
    ) -> [Effect] {
        switch purpose {
        case .reconciledProvider: chooseComparedProvider(id)
        case .reconciliationRun where id == Self.proposedChoice:
            let owners = reconciliations.filter.owners
            return filterBreaks {
                $0 = BreakFilter(states: [.proposed])
                $0.owners = owners
            }
        case .reconciliationRun:
            return filterBreaks { $0 = BreakFilter(run: Int64(id), states: []) }
        case .breakAction(let number):
            overlay = BreakResolution.Action(name: id).map { resolutionPrompt(number, $0) }
        default: break
        }
        return []
    }

    /// What follows from why a break is resolved.
    mutating func resolveBreak(
        _ id: Int64?,
        _ action: BreakResolution.Action,
        typed: String
    ) -> Result<[Effect], PromptProblem> {
        let example = reconciliations.breaks.marked.first { reason(against: action, $0) == nil }
        let named = reconciliations.breaks.first { $0.id == id }
        guard let record = id == nil ? example : named else { return .success([]) }
        let parts = typed.split(separator: ":", maxSplits: 1).map { String($0).trimmingBlanks }
        let draft = BreakResolutionDraft(
            action: action,
            reference: parts.count == 2 ? parts[0] : "",
            note: parts.last ?? ""
        )
        if let problem = draft.problem(with: record.found) {
            return .failure(PromptProblem(text: problem))
        }
        guard let id else {
            ask(.resolve(draft))
            return .success([])
        }
        guard action.changesPayout else { return .success([.reconciliation(.resolve(id, draft))]) }
        overlay = correction(record, draft)
        return .success([])
    }

    /// What is asked before a break changes what a payout is.
    private func correction(_ record: BreakRecord, _ draft: BreakResolutionDraft) -> Overlay {
        let found = record.found
        let number = found.ours?.orderNumber ?? found.theirs?.orderNumber
        let payout = [record.payout?.rawValue, number.map { "order number \($0)" }]
            .compactMap(\.self).joined(separator: ", ")
        let reference =
            draft.reference.isEmpty ? [] : [StyledText("Reference: \(draft.reference)")]
        let dialog = Dialog(
            title: "Resolve break \(record.id)?",
            body: stake(of: record.id) + [
                StyledText("\(found.kind.word): \(found.detail)"), StyledText(payout), "",
                StyledText(draft.action.explanation.capitalizedFirst + ".", .title, .bold),
            ] + reference + [
                StyledText("Note: \(draft.note)"), "",
                "It counts as evidence about the payout. Where that contradicts what was final, "
                    + "the payout stays on the worklist.",
            ],
            warning: cannotBeUndone,
            buttons: [Dialog.Button("Resolve", isDestructive: true)]
        )
        return .confirmation(dialog, .resolveBreak(record, draft))
    }

    /// Nobody resolves a break by what they read before it changed.
    mutating func resolve(_ record: BreakRecord, _ draft: BreakResolutionDraft) -> [Effect] {
        guard reconciliations.breaks.first(where: { $0.id == record.id }) == record else {
            let words = "Break \(record.id) has changed meanwhile. Look at it again."
            notice = Notice(.attention, words)
            return []
        }
        return [.reconciliation(.resolve(record.id, draft))]
    }

    /// Keeps what was written about a break.
    mutating func keepNote(_ text: String, ofBreak id: Int64) -> Result<[Effect], PromptProblem> {
        text.isEmpty
            ? .failure(PromptProblem(text: "A note needs words."))
            : .success([.reconciliation(.addNote(id, text))])
    }
}
