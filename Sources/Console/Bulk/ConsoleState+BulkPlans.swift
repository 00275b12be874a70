import Foundation
import PayoutService
import Payouts
import TerminalUI

/// What a bulk action would do to each marked row, as far as the console knows.
///
/// The service decides in the end, row by row; what it is known to refuse is left out beforehand.
extension ConsoleState {
    /// The rows that are marked now, with what an action does to each.
    func plan(_ action: BulkAction) -> BulkPlan {
        switch (action, screen) {
        case (.requery, _): requeryPlan
        case (.approve(let cases), _): approvalPlan(cases)
        case (.resolve(let draft), _): resolutionPlan(draft)
        case (.confirm(let sights), _): confirmationPlan(sights)
        case (.claim, .reconciliation), (.release, .reconciliation): breakCarePlan(action)
        case (.claim, _), (.release, _), (.snooze, _): carePlan(action)
        }
    }

    /// The payouts behind the marked rows of the screen.
    var markedPayouts: [Payout] {
        switch screen {
        case .payouts: list.rows.marked
        case .worklist: worklist.markedItems.map(\.payout)
        default: []
        }
    }

    private var requeryPlan: BulkPlan {
        var plan = BulkPlan(.requery)
        guard screen != .reconciliation else { return breakRequeryPlan }
        for payout in markedPayouts {
            if payout.attemptCount == 0 {
                plan.leaveOut(payout.id.rawValue, "never submitted")
            } else if facts.provider(payout.provider)?.profile.canBeAsked(about: payout) == false {
                plan.leaveOut(payout.id.rawValue, "\(payout.provider) cannot be asked")
            } else {
                plan.add(BulkStep(payout, .requery(payout.id)))
            }
        }
        return plan
    }

    private var breakRequeryPlan: BulkPlan {
        var plan = BulkPlan(.requery)
        for record in reconciliations.breaks.marked {
            if let id = record.payout {
                plan.add(BulkStep(record, .requery(id)))
            } else {
                plan.leaveOut(record.name, "no payout of ours")
            }
        }
        return plan
    }

    // MARK: Care

    private func carePlan(_ action: BulkAction) -> BulkPlan {
        var plan = BulkPlan(action)
        for (payout, owner) in markedInCare {
            let id = payout.id
            if let reason = reason(against: action, owner: owner)
                ?? (payout.attention.isEmpty ? "needs no person" : nil)
            {
                plan.leaveOut(id.rawValue, reason)
                continue
            }
            let effect: WorklistEffect =
                switch action {
                case .release: .release(id)
                case .snooze(let until): .snooze(id, until: until)
                default: .claim(id, force: false)
                }
            plan.add(BulkStep(payout, .worklist(effect)))
        }
        return plan
    }

    /// The marked payouts with who is on them; among all payouts that is not known beforehand.
    private var markedInCare: [(payout: Payout, owner: OperatorName?)] {
        screen == .worklist
            ? worklist.markedItems.map { ($0.payout, $0.care.owner) }
            : list.rows.marked.map { ($0, nil) }
    }

    private func breakCarePlan(_ action: BulkAction) -> BulkPlan {
        var plan = BulkPlan(action)
        for record in reconciliations.breaks.marked {
            if let reason = reason(against: action, owner: record.owner)
                ?? (action == .claim ? Self.decision(about: record) : nil)
            {
                plan.leaveOut(record.name, reason)
                continue
            }
            let effect = ReconciliationEffect.claim(record.id, release: action == .release)
            plan.add(BulkStep(record, .reconciliation(effect)))
        }
        return plan
    }

    /// Nobody's work is taken from them in bulk.
    private func reason(against action: BulkAction, owner: OperatorName?) -> String? {
        let isMine = owner == facts.operatorName
        switch action {
        case .claim where isMine: return "you are on it"
        case .claim: return owner.map { "\($0.rawValue) is on it" }
        case .release where isMine: return nil
        case .release: return owner.map { "\($0.rawValue) is on it" } ?? "nobody is on it"
        default: return nil
        }
    }

    /// What the key that claims does to the marked rows: where all are the operator's, it gives
    /// them back.
    var careAction: BulkAction {
        let owners =
            screen == .reconciliation
            ? reconciliations.breaks.marked.map(\.owner) : markedInCare.map(\.owner)
        return owners.allSatisfy { $0 == facts.operatorName } ? .release : .claim
    }

    // MARK: Approvals

    private func approvalPlan(_ cases: [ApprovalCase]) -> BulkPlan {
        var plan = BulkPlan(.approve(cases))
        let found = Dictionary(cases.map { ($0.task.id, $0) }, uniquingKeysWith: { $1 })
        for task in approvals.tasks.marked {
            let name = "\(task.id)"
            let isMine = task.pending.approvals.contains { $0.by == facts.operatorName }
            if task.pending.maker == facts.operatorName {
                plan.leaveOut(name, "you made it")
            } else if let reason = task.refusal(of: facts.operatorName, facts.access) {
                plan.leaveOut(name, reason)
            } else if isMine {
                plan.leaveOut(name, "you have approved it")
            } else if let found = found[task.id], found.task == task {
                plan.add(BulkStep(found))
            } else {
                plan.leaveOut(name, "does not wait any more, or changed meanwhile")
            }
        }
        return plan
    }

    // MARK: Breaks

    private func resolutionPlan(_ draft: BreakResolutionDraft) -> BulkPlan {
        var plan = BulkPlan(.resolve(draft))
        for record in reconciliations.breaks.marked {
            if let reason = reason(against: draft.action, record) {
                plan.leaveOut(record.name, reason)
            } else {
                plan.add(BulkStep(record, .reconciliation(.resolve(record.id, draft))))
            }
        }
        return plan
    }

    /// What was proposed in the meantime is read before it counts.
    private func confirmationPlan(_ sights: [BreakSight]) -> BulkPlan {
        var plan = BulkPlan(.confirm(sights))
        let histories = sights.map { ($0.history.record.id, $0.history) }
        let found = Dictionary(histories, uniquingKeysWith: { $1 })
        for record in reconciliations.breaks.marked {
            if record.state != .proposed {
                let isOver = record.state == .resolved
                plan.leaveOut(record.name, isOver ? "resolved already" : "nothing is proposed")
            } else if let proposal = found[record.id]?.proposal {
                guard proposal.by != facts.operatorName else {
                    plan.leaveOut(record.name, "you proposed it")
                    continue
                }
                plan.add(BulkStep(record, confirming: proposal))
            } else {
                plan.leaveOut(record.name, "changed meanwhile")
            }
        }
        return plan
    }

    /// Why nothing is left to decide about a break, in a few words; `nil` when it is.
    private static func decision(about record: BreakRecord) -> String? {
        switch record.state {
        case .open, .withProvider: nil
        case .proposed: "waits for a second person"
        case .resolved: "resolved already"
        }
    }

    /// Why a break cannot be resolved so, in a few words; `nil` when it can.
    func reason(against action: BreakResolution.Action, _ record: BreakRecord) -> String? {
        if let reason = Self.decision(about: record) { return reason }
        guard record.found.kind.actions.contains(action) else {
            return "“\(action.word)” is not for “\(record.found.kind.word)”"
        }
        return action.problem(with: record.found).map { _ in
            action == .acceptProvider ? "nothing final there" : "it says so already"
        }
    }
}

extension WorklistState {
    /// The marked payouts.
    var markedItems: [WorklistItem] {
        rows.marked.compactMap { if case .item(let item) = $0 { item } else { nil } }
    }
}

extension BreakRecord {
    /// What people call it.
    var name: String { "break \(id)" }
}

extension BulkStep {
    fileprivate init(_ payout: Payout, _ work: Work) {
        name = payout.id.rawValue
        facts = "\(StatusBadge(payout.status).word), \(payout.beneficiary.displayName)"
        amounts = [payout.amount]
        self.work = work
    }

    fileprivate init(_ record: BreakRecord, _ work: Work) {
        name = record.name
        facts = "\(record.found.kind.word), \(record.provider)"
        amounts = [record.found.stake]
        self.work = work
    }

    fileprivate init(_ record: BreakRecord, confirming proposal: BreakResolution) {
        name = record.name
        facts = "\(proposal.action.word) by \(proposal.by.rawValue): \(proposal.note)"
        amounts = [record.found.stake]
        work = .reconciliation(.confirm(record.id, proposal))
    }

    fileprivate init(_ found: ApprovalCase) {
        let pending = found.task.pending
        name = "\(pending.subject)"
        let count = pending.count == 1 ? "" : "\(pending.count.grouped) payouts"
        facts = "\(pending.beneficiary?.displayName ?? count), by \(pending.maker.rawValue)"
        amounts = pending.totals
        reach = pending.count
        work = .approvals(.approve(pending.subject, found.content.digest))
    }
}
