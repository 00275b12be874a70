import PayoutService
import Payouts
import TerminalUI

/// What becomes of a bulk action once it was confirmed.
extension ConsoleState {
    mutating func take(_ message: BulkMessage) -> [Effect] {
        switch message {
        case .looked(let cases):
            let marked = approvals.tasks.marked.map(\.id)
            // Whoever went on meanwhile is not asked.
            guard screen == .approvals, overlay == nil, !hasForm, !marked.isEmpty else { return [] }
            notice = nil
            ask(.approve(cases))
            return []
        case .lookedAt(let sights):
            let isMarked = !reconciliations.breaks.marked.isEmpty
            guard screen == .reconciliation, overlay == nil, !hasForm, isMarked else { return [] }
            notice = nil
            ask(.confirm(sights))
            return []
        case .matched(let filter, let payouts, let isCut):
            markMatching(payouts, of: filter, isCut: isCut)
            return []
        case .ended(let work, let outcome):
            if outcome.isDone { unmark(work) }
            guard case .bulk(var progress) = overlay else { return refreshScreen() }
            let wasDone = progress.isDone
            progress.take(outcome, of: work, at: now)
            overlay = .bulk(progress)
            return progress.isDone && !wasDone ? refreshScreen() : []
        }
    }

    /// What is done is marked no longer; what was refused is.
    private mutating func unmark(_ work: BulkStep.Work) {
        switch work {
        case .worklist(.claim(let id, _)), .worklist(.release(let id)),
            .worklist(.snooze(let id, _)):
            worklist.rows.unmark(.payout(id))
            list.rows.unmark(id)
        case .approvals(.approve(let subject, _)): approvals.tasks.unmark(subject)
        case .reconciliation(.claim(let id, _)), .reconciliation(.resolve(let id, _)),
            .reconciliation(.confirm(let id, _)):
            reconciliations.breaks.unmark(id)
        default: break
        }
    }

    /// Escape stops what is under way, and then leaves what came of it.
    mutating func takeInBulk(_ key: Key, _ progress: BulkProgress) -> [Effect] {
        let isLeaving =
            key == .escape || key == .character("q") || (key == .enter && progress.isDone)
        guard isLeaving else {
            scrollOverlay(key, offset: progress.offset) { offset in
                var progress = progress
                progress.offset = offset
                return .bulk(progress)
            }
            return []
        }
        guard progress.isDone else {
            var progress = progress
            progress.stop(at: now)
            overlay = .bulk(progress)
            return [.bulk(.stop)]
        }
        overlay = nil
        let left = progress.count { !$0.isDone }
        if left > 0 {
            notice = Notice(
                .attention,
                left == 1
                    ? "1 was not done; it stays marked."
                    : "\(left.grouped) were not done; they stay marked."
            )
        }
        return []
    }
}
