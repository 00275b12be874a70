import Foundation
import PayoutService
import Payouts
import TerminalUI

// MARK: - Reading

extension ConsoleState {
    /// Reads what waits again, unless a reading is under way; then after it.
    mutating func refreshApprovals() -> [Effect] {
        guard !approvals.isLoading else {
            approvals.isOutdated = true
            return []
        }
        approvals.isLoading = true
        approvals.isOutdated = false
        return [.approvals(.load(approvals.filter))]
    }

    /// Filters anew; what is selected stays so if it matches.
    mutating func filterApprovals(_ filter: ApprovalFilter) -> [Effect] {
        guard filter != approvals.filter else { return [] }
        approvals.filter = filter
        approvals.isLoading = false
        return refreshApprovals()
    }

    /// Takes what came of work on what waits.
    mutating func take(_ message: ApprovalMessage) -> [Effect] {
        switch message {
        case .loaded(let filter, let listing): return show(listing, for: filter)
        case .loadFailed(let filter, let error):
            guard filter == approvals.filter else { return [] }
            approvals.isLoading = false
            approvals.readAt = now
            approvals.freshness = .failed(error)
            return readOutdated()
        case .looked(let subject, let found):
            guard subject == approvals.tasks.selection else { return [] }
            (approvals.found, approvals.awaited) = (found, nil)
            approvals.failure = found == nil ? .gone : nil
            return scrollDetail(by: 0)
        case .stepped(let subject, let shown):
            guard subject == approvals.tasks.selection, let shown,
                shown.index == approvals.awaited
            else { return [] }
            approvals.awaited = nil
            approvals.found?.shown = shown
            return scrollDetail(by: 0)
        case .lookFailed(let subject, let error):
            if subject == approvals.tasks.selection { approvals.failure = .unread(error) }
            return []
        case .progressed(let progress):
            note(LongWork.Step(progress), ofWorkEndedBy: .approvals(.stop))
            return []
        case .approved(let subject, .complete(let count)):
            drafts.drop(.rejection(subject))
            let payouts = count == 1 ? "it is queued" : "\(count.grouped) payouts are queued"
            return decided("\(subject) is approved: \(payouts).")
        case .approved(let subject, .awaits(let more)):
            let others = more == 1 ? "1 more person" : "\(more) more people"
            return decided("Your approval of \(subject) counts; \(others) must approve it.")
        case .rejected(let subject):
            drafts.drop(.rejection(subject))
            return decided("\(subject) is rejected; it is never sent.")
        case .recalled(let subject): return decided("\(subject) is recalled; it is never sent.")
        case .refused(let subject, let error):
            endWork(endedBy: .approvals(.stop))
            notice = Notice(error == .canceled ? .information : .error, error.message)
            return refreshApprovals() + [.approvals(.look(subject))]
        }
    }

    private mutating func decided(_ text: String) -> [Effect] {
        endWork(endedBy: .approvals(.stop))
        notice = Notice(.success, text)
        return refreshApprovals()
    }

    private mutating func show(
        _ listing: ApprovalListing,
        for filter: ApprovalFilter
    ) -> [Effect] {
        guard filter == approvals.filter else { return [] }
        let before = subject
        approvals.isLoading = false
        approvals.readAt = now
        approvals.freshness = .live(now)
        approvals.take(listing, for: facts, at: screen == .approvals ? now : nil)
        let effects = screen == .approvals ? followApproval(before: before) : []
        return effects + (approvals.isOutdated ? readOutdated() : [])
    }

    /// Reads what a checker looks at, where another one is selected or the selected one changed.
    mutating func followApproval(before: Payout?) -> [Effect] {
        guard let selected = approvals.tasks.selected else {
            approvals.found = nil
            return followSubject(before: before)
        }
        if approvals.found?.task.id != selected.id {
            (approvals.found, approvals.failure) = (nil, nil)
            detail.offset = 0
            (detail.revealed, detail.history) = (nil, nil)
        }
        let isKnown = approvals.found?.task == selected
        return isKnown ? [] : [.approvals(.look(selected.pending.subject))]
    }
}

// MARK: - Commands

extension ConsoleState {
    /// Why a command about what waits cannot be run now; `nil` when it can.
    func approvalUnavailable(_ command: ConsoleCommand) -> String? {
        if command == .clearApprovalFilters {
            return approvals.filter == ApprovalFilter() ? "nothing is filtered" : nil
        }
        if place.markCount > 0 { return command == .approve ? nil : marksInTheWay }
        guard let selected = approvals.tasks.selected else { return "nothing is selected" }
        if command == .recallApproval {
            let maker = selected.pending.maker
            return maker == facts.operatorName
                ? nil : "only \(maker.rawValue), who made it, can recall it"
        }
        if command == .nextPayout || command == .previousPayout {
            return selected.pending.count == 1 ? "it is one payout" : nil
        }
        if let why = selected.refusal(of: facts.operatorName, facts.access) { return why }
        if command == .approve {
            let mine = selected.pending.approvals.contains { $0.by == facts.operatorName }
            if mine { return "you have approved it" }
            if approvals.shown == nil {
                return approvals.failure == nil ? Self.beingRead : "it could not be read"
            }
        }
        return nil
    }

    /// Shows another payout of a batch; after the last one comes the first.
    private mutating func step(by count: Int, _ task: ApprovalTask) -> [Effect] {
        guard let shown = approvals.shown?.shown, task.pending.count > 1 else { return [] }
        let count = task.pending.count + count
        let index = ((approvals.awaited ?? shown.index) + count) % task.pending.count
        approvals.awaited = index
        detail.revealed = nil
        return [.approvals(.step(task.pending.subject, index))]
    }

    mutating func runOnApproval(_ command: ConsoleCommand) -> [Effect] {
        guard command != .clearApprovalFilters else { return filterApprovals(ApprovalFilter()) }
        if place.markCount > 0 {
            notice = Notice(.information, "Reading what would be sent…")
            return [.bulk(.look(approvals.tasks.marked.map(\.id)))]
        }
        guard let selected = approvals.tasks.selected else { return [] }
        switch command {
        case .nextPayout: return step(by: 1, selected)
        case .previousPayout: return step(by: -1, selected)
        case .approve: overlay = approvals.shown.map(approvalQuestion)
        case .reject: overlay = rejectionReason(selected.pending.subject)
        default: overlay = recallQuestion(selected)
        }
        return []
    }
}
