import Foundation
import PayoutService
import Payouts
import TerminalUI

/// What is asked before a comparison is made, and before a break is resolved.
extension ConsoleState {
    /// The latest comparisons, to look at what one of them found.
    var runChoices: ChoiceList {
        ChoiceList(
            reconciliations.runs.map { run in
                ChoiceList.Choice(
                    id: "\(run.id)",
                    title: "\(run.provider) \(run.period), compared "
                        + TimeText.full(run.at, utcOffset: facts.utcOffset),
                    detail: "\(run.unresolvedCount.grouped) of \(run.breakCount.grouped) open"
                )
            },
            placeholder: "type to narrow down"
        )
    }

    /// What can be done about a break of this kind, with why some of it does not fit this one.
    func actionChoices(_ record: BreakRecord) -> ChoiceList {
        ChoiceList(
            record.found.actions.map { action in
                ChoiceList.Choice(
                    id: action.name,
                    title: action.explanation,
                    detail: candidate(action).map { "\($0.amount), \($0.status.rawValue)" } ?? "",
                    unavailable: action.problem(with: record.found).map { _ in
                        action == .acceptProvider ? "nothing final there" : "it says so already"
                    }
                )
            },
            placeholder: "type to narrow down"
        )
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
                StyledText("The comparison of \(run.period) has \(open.grouped) open breaks."),
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
        let time = TimeText.full(run.at, utcOffset: facts.utcOffset)
        let dialog = Dialog(
            title: "Compare once more?",
            body: [
                StyledText(
                    "These files were compared before, by \(run.by.rawValue) at \(time): "
                        + "\(run.foundText)."
                ),
                "Once more counts what has changed here since, and ends breaks that no longer "
                    + "hold. What was resolved stays so.",
            ],
            buttons: [Dialog.Button("Compare")]
        )
        return .confirmation(dialog, .compare(order.again))
    }

    func breakNotePrompt(_ record: BreakRecord) -> Overlay {
        let prompt = TextPrompt(
            title: "Note about break \(record.id)",
            explanation: [StyledText("Everybody sees it, and nobody can change it.", .muted)],
            placeholder: "asked support, ticket 8841",
            limit: PayoutNote.maximumLength
        )
        return .prompt(prompt, .breakNote(record.id))
    }

    /// Asks why, and with what to look it up.
    func resolutionPrompt(_ id: Int64?, _ action: BreakResolution.Action) -> Overlay {
        let needsReference = if case .correctRecord = action { true } else { false }
        let example = needsReference ? "ticket 8841: the portal says so" : "the portal says so"
        let how =
            needsReference
            ? "A reference that others can look up, a colon, and why."
            : "Why, in your own words; a reference and a colon may go before."
        let prompt = TextPrompt(
            title: "\(id.map { "Break \($0)" } ?? markedText): \(action.explanation)",
            explanation: [StyledText(how, .muted)],
            placeholder: example,
            limit: PayoutNote.maximumLength
        )
        return .prompt(prompt, .breakResolution(id, action))
    }

    func breakConfirmation(_ record: BreakRecord) -> Overlay? {
        guard let proposal = reconciliations.sight?.history.proposal else { return nil }
        let dialog = Dialog(
            title: "Confirm how break \(record.id) is resolved?",
            body: [
                StyledText("\(record.found.kind.word): \(record.found.detail)"),
                StyledText("At stake: ") + StyledText("\(record.found.stake)", .money, .bold),
                StyledText("\(proposal.by.rawValue) says: \(proposal.action.explanation)"),
                StyledText("Note: \(proposal.note)"), "",
                "You are the second person: it counts from now on.",
            ],
            buttons: [Dialog.Button("Confirm", isDestructive: true)]
        )
        return .confirmation(dialog, .confirmBreak(record.id))
    }

    /// Asks for the days and the files in one line.
    func reconciliationPrompt(_ provider: ProviderID) -> Overlay {
        let yesterday = CalendarDay(
            seconds: Int64(now.timeIntervalSince1970),
            utcOffset: facts.utcOffset
        ).advanced(by: -1)
        let prompt = TextPrompt(
            title: "Compare \(provider)",
            explanation: [
                StyledText("The days, a space, and the paths of its settlement files.", .muted)
            ],
            text: "\(yesterday) ",
            placeholder: "\(yesterday) ~/Downloads/day.csv"
        )
        return .prompt(prompt, .reconciliation(provider))
    }

    mutating func chooseForBreaks(
        _ id: String,
        _ purpose: Overlay.ChoicePurpose
    ) -> [Effect] {
        switch purpose {
        case .reconciledProvider:
            overlay = ProviderID(rawValue: id).map(reconciliationPrompt)
        case .reconciliationRun:
            return filterBreaks { $0 = BreakFilter(run: Int64(id), states: []) }
        case .breakAction(let number):
            overlay = BreakResolution.Action(name: id).map { resolutionPrompt(number, $0) }
        default: break
        }
        return []
    }

    /// What follows from the days and paths that were typed.
    mutating func startReconciliation(
        _ provider: ProviderID,
        typed: String
    ) -> Result<[Effect], PromptProblem> {
        let words = typed.split(separator: " ").map(String.init)
        guard let first = words.first, let period = SettlementPeriod(first) else {
            return .failure(PromptProblem(text: "Begin with days such as 2026-11-21."))
        }
        guard words.count > 1 else {
            return .failure(PromptProblem(text: "Name the settlement file after the days."))
        }
        let order = ReconciliationOrder(
            provider: provider,
            period: period,
            paths: Array(words.dropFirst())
        )
        return .success(start(order))
    }

    /// Compares, and shows how far it is.
    mutating func start(_ order: ReconciliationOrder) -> [Effect] {
        begin("Comparing \(order.provider) \(order.period)", endedBy: .reconciliation(.stop))
        return [.reconciliation(.start(order))]
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
        return .success([.reconciliation(.resolve(id, draft))])
    }

    /// Keeps what was written about a break.
    mutating func keepNote(_ text: String, ofBreak id: Int64) -> Result<[Effect], PromptProblem> {
        text.isEmpty
            ? .failure(PromptProblem(text: "A note needs words."))
            : .success([.reconciliation(.addNote(id, text))])
    }
}
