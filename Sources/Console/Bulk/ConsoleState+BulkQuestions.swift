import Foundation
import PayoutService
import Payouts
import TerminalUI

/// What is asked before something is done to every marked row.
extension ConsoleState {
    /// Asks, with what would be touched; says so where nothing can be.
    mutating func ask(_ action: BulkAction) {
        let plan = plan(action)
        guard !plan.steps.isEmpty else {
            let why = plan.leftOut.first.map { ": \($0.name), \($0.reason)" } ?? ""
            notice = Notice(.information, "Not now: none of the marked ones fits\(why).")
            return
        }
        let verb = plan.action.verb
        let dialog = Dialog(
            title: "\(plan.action.question) \(plan.reachText)?",
            body: money(of: plan) + consequences(of: plan) + [""] + dryRun(of: plan),
            warning: plan.action.isFinal ? cannotBeUndone : nil,
            buttons: [Dialog.Button(verb, isDestructive: plan.action.isDestructive)],
            requiredText: plan.isCounted ? "\(plan.reach)" : nil,
            mustBeRead: plan.action.isDestructive
        )
        overlay = .confirmation(dialog, .bulk(plan))
    }

    /// How much in all, and where.
    private func money(of plan: BulkPlan) -> [StyledText] {
        var total = MoneySums()
        for amount in plan.steps.flatMap(\.amounts) { total.add(amount) }
        let stake =
            switch plan.action {
            case .resolve, .confirm: "at stake in "
            default: "in "
            }
        return sums(total.all, StyledText(stake) + environmentText)
    }

    private func consequences(of plan: BulkPlan) -> [StyledText] {
        switch plan.action {
        case .requery:
            ["Each provider is asked within its rate limit. No money moves."]
        case .claim: ["You are on all of them: nobody else does the same work."]
        case .release: ["Nobody is on them any more."]
        case .snooze(let until): ["They are off the worklist until \(minuteText(until))."]
        case .approve(let cases): approvalConsequences(plan, cases)
        case .resolve(let draft):
            [
                StyledText("\(draft.action.word): \(draft.action.explanation)."),
                StyledText("Note: \(draft.note)")
                    + StyledText(draft.reference.isEmpty ? "" : " (\(draft.reference))", .muted),
            ]
        case .confirm: ["You are the second person: what was proposed counts from now on."]
        }
    }

    private func approvalConsequences(
        _ plan: BulkPlan,
        _ cases: [ApprovalCase]
    ) -> [StyledText] {
        let works = plan.steps.map(\.work)
        let chosen = cases.filter { found in
            works.contains(.approvals(.approve(found.task.id, found.content.digest)))
        }
        let awaiting = chosen.count { $0.task.missing > 1 }
        let new = chosen.reduce(0) { $0 + $1.content.newAccounts }
        let then =
            awaiting == 0
            ? "They are sent at once."
            : "\(awaiting.grouped) of them wait for others; the rest is sent at once."
        let novelty = "\(new.grouped) go to accounts that were never paid before."
        return [StyledText(then)] + (new > 0 ? [StyledText(novelty, .attention)] : [])
    }

    /// The rows that would be touched, and those that would not.
    ///
    /// Where all has to be read they are the first ones only if there are so many that their number
    /// is what is read.
    private func dryRun(of plan: BulkPlan) -> [StyledText] {
        let room = plan.action.isDestructive ? Self.mostReadRows : plan.steps.count
        let shown = plan.steps.prefix(plan.steps.count == room + 1 ? room + 1 : room)
        let amounts = shown.map { $0.amounts.map(\.description).joined(separator: ", ") }
        let names = shown.map { TextWidth.width(of: $0.name) }.max() ?? 0
        let width = min(Dialog.maximumWidth, size.width) - 6
        let widest = amounts.map { TextWidth.width(of: $0) }.max() ?? 0
        let rows = zip(shown, amounts).map { step, amount in
            (StyledText(TextWidth.pad(step.name, to: names), .label)
                + StyledText("  \(TextWidth.pad(amount, to: widest, .trailing))  ", .money)
                + StyledText(step.facts, .muted)).clipped(to: width)
        }
        let more = plan.steps.count - shown.count
        return rows + (more > 0 ? [StyledText("and \(more.grouped) more", .muted)] : [])
            + leftOut(of: plan)
    }

    private func leftOut(of plan: BulkPlan) -> [StyledText] {
        guard !plan.leftOut.isEmpty else { return [] }
        let named = plan.leftOut.prefix(2).map { "\($0.name) (\($0.reason))" }
        let more = plan.leftOut.count - named.count
        let rest = more > 0 ? ["\(more.grouped) more"] : []
        let text = (named + rest).joined(separator: ", ")
        return [StyledText("Left out: \(text).", .attention)]
    }

    /// The most rows that one has to read before money moves or what was said is final.
    private static let mostReadRows = 100

    // MARK: The answer

    /// Does what was asked about; what the operator did not read so is left alone.
    mutating func perform(_ plan: BulkPlan) -> [Effect] {
        let current = self.plan(plan.action).steps
        let steps = plan.steps.filter(current.contains)
        if plan.action == .requery {
            let ids = steps.compactMap { step in
                if case .requery(let id) = step.work { id } else { nil }
            }
            return ids.isEmpty ? [] : start(.payouts(ids))
        }
        overlay = .bulk(BulkProgress(plan, runs: steps, startedAt: now))
        return steps.isEmpty ? [] : [.bulk(.run(steps.map(\.work)))]
    }
}

extension BulkAction {
    /// What it does, as a question begins.
    fileprivate var question: String { self == .requery ? "Ask the providers about" : verb }

    /// What it does, in a word for a button.
    var verb: String {
        switch self {
        case .requery: "Ask"
        case .claim: "Claim"
        case .release: "Give back"
        case .snooze: "Snooze"
        case .approve: "Approve"
        case .resolve: "Resolve"
        case .confirm: "Confirm"
        }
    }

    /// Whether nothing brings back what was before.
    fileprivate var isFinal: Bool { if case .approve = self { true } else { false } }

    /// Whether it moves money or cannot be undone.
    fileprivate var isDestructive: Bool {
        switch self {
        case .requery, .claim, .release, .snooze: false
        case .approve, .resolve, .confirm: true
        }
    }
}

extension BulkPlan {
    /// How many of what.
    fileprivate var reachText: String {
        let isOfBreaks = steps.contains {
            if case .reconciliation = $0.work { true } else { false }
        }
        let noun = isOfBreaks ? "break" : "payout"
        return reach == 1 ? "1 \(noun)" : "\(reach.grouped) \(noun)s"
    }
}
