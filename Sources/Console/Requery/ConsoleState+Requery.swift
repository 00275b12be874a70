import PayoutService
import Payouts
import TerminalUI

extension ConsoleState {
    /// Asks about the subject, or about all that are marked.
    mutating func requerySubject() -> [Effect] {
        guard place.markCount == 0 else {
            ask(.requery)
            return []
        }
        guard let id = subject?.id else { return [] }
        notice = Notice(.information, "Asking the provider about \(id)…")
        return [.requery(id)]
    }

    /// What is asked before the providers are asked about everything that matches.
    var requeryQuestion: Overlay? {
        guard let count = list.count else { return nil }
        let number = count.value.grouped + (count.isExact ? "" : " or more")
        let what = list.filter.isEmpty ? "all payouts" : "the payouts that match the filter"
        let dialog = Dialog(
            title: "Ask the providers about \(number) payouts?",
            body: [
                StyledText("These are \(what), as far as they were ever sent."),
                "Each provider is asked within its rate limit, so that this may take a while.",
                "No money moves. It can be stopped at any time.",
            ],
            buttons: [Dialog.Button("Ask")]
        )
        return .confirmation(dialog, .requeryFilter(list.filter))
    }

    mutating func start(_ scope: RequeryScope) -> [Effect] {
        overlay = .requery(RequeryProgress(scope, startedAt: now))
        return [.startRequery(scope)]
    }

    /// What came of asking about one payout.
    mutating func note(_ result: RequeryResult) -> [Effect] {
        let text = RequeryText(result)
        notice = Notice(text.tone, "\(result.id): \(text.sentence)")
        return []
    }

    /// A re-query began; where the operator has left meanwhile, it ends.
    mutating func begin(_ job: RequeryJob, of scope: RequeryScope) -> [Effect] {
        guard case .requery(var progress) = overlay, progress.job == nil,
            progress.scope == scope
        else {
            return [.stopRequery(job.id)]
        }
        progress.job = job
        overlay = .requery(progress)
        return []
    }

    /// What comes after the operator has left is in the payouts' timelines.
    mutating func take(_ update: RequeryUpdate) {
        guard case .requery(var progress) = overlay, progress.job?.id == update.job.id else {
            return
        }
        progress.take(update)
        overlay = .requery(progress)
    }

    mutating func failRequery(_ error: ServiceError) {
        if case .requery(let progress) = overlay, progress.job == nil { overlay = nil }
        notice = Notice(.error, error.message)
    }

    /// Leaving ends the asking; what was learnt until then is kept.
    ///
    /// What nobody answered for stays marked.
    mutating func takeInRequery(_ key: Key, _ progress: RequeryProgress) -> [Effect] {
        let isLeaving =
            key == .escape || key == .character("q") || (key == .enter && progress.isDone)
        guard isLeaving else {
            scrollOverlay(key, offset: progress.offset) { offset in
                var progress = progress
                progress.offset = offset
                return .requery(progress)
            }
            return []
        }
        overlay = nil
        for line in progress.lines where line.outcome != .unanswered { unmark(line.payout) }
        guard let job = progress.job, !progress.isDone else { return [] }
        return [.stopRequery(job.id)]
    }
    private mutating func unmark(_ id: PayoutID) {
        list.rows.unmark(id)
        worklist.rows.unmark(.payout(id))
        for record in reconciliations.breaks.marked where record.payout == id {
            reconciliations.breaks.unmark(record.id)
        }
    }
}
