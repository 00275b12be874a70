import Foundation
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
        guard let count = list.presentCount else { return nil }
        let number =
            submittedCount.map(Self.payouts)
            ?? (count.isExact
                ? "at most \(Self.payouts(count.value))"
                : "\(count.value.grouped) or more payouts")
        let all = payoutFilter.isEmpty ? "all payouts" : "all payouts that match the filter"
        let key = keymap.firstKey(of: .requery)
        let what =
            place.markCount > 0
            ? "\(all), not only the \(markedText) (\(key) asks about those)," : all
        let dialog = Dialog(
            title: "Ask the providers about \(number)?",
            body: [
                StyledText("These are \(what) in ") + environmentText
                    + ", as far as they were ever sent.",
                "Each provider is asked within its rate limit, so that this may take a while.",
                "No money moves. It can be stopped at any time.",
            ],
            buttons: [Dialog.Button("Ask")]
        )
        return .confirmation(dialog, .requery(.matching(payoutFilter)))
    }

    /// How many of those that match were ever sent, where all of them are in the list.
    var submittedCount: Int? {
        guard let count = list.presentCount, count.isExact, list.rowsAbove == 0,
            list.rows.count == count.value
        else { return nil }
        return list.rows.count { $0.attemptCount > 0 && facts.provider($0.provider) != nil }
    }

    mutating func start(_ scope: RequeryScope) -> [Effect] {
        overlay = .requery(RequeryProgress(scope, startedAt: now))
        return [.startRequery(scope)]
    }

    /// What came of asking about one payout.
    mutating func note(_ result: RequeryResult) -> [Effect] {
        let text = RequeryText(result)
        notice = Notice(text.tone, "\(result.id): \(text.sentence)")
        return readOwnResult()
    }

    /// A re-query began; where the operator has left meanwhile, it ends if it began here.
    mutating func begin(_ job: RequeryJob, of scope: RequeryScope?) -> [Effect] {
        guard case .requery(var progress) = overlay, progress.job == nil,
            progress.scope == scope
        else {
            return scope == nil ? [] : [.stopRequery(job.id)]
        }
        progress.job = job
        progress.doneBefore = job.done
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

    /// Leaving ends the asking that began here; what was learnt until then is kept.
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
        guard let job = progress.job, progress.endsWhenLeft else { return readOwnResult() }
        return [.stopRequery(job.id)] + readOwnResult()
    }

    private mutating func unmark(_ id: PayoutID) {
        list.rows.unmark(id)
        worklist.rows.unmark(.payout(id))
        for record in reconciliations.breaks.marked where record.payout == id {
            reconciliations.breaks.unmark(record.id)
        }
    }
}

// MARK: - Former re-queries

extension ConsoleState {
    /// Offers the re-queries that there were, those of others and of a console that died too.
    mutating func offerRequeries(_ jobs: [RequeryJob]) {
        guard !jobs.isEmpty else {
            notice = Notice(.information, "Nobody has asked about many payouts yet.")
            return
        }
        let choices = jobs.map { job in
            ChoiceList.Choice(
                id: "\(job.id)",
                title: "\(job.id) by \(job.by.rawValue), \(moments.past(job.startedAt))",
                detail: "\(job.done.grouped) of \(job.total.grouped) · \(job.stateWord)"
            )
        }
        overlay = .choice(.formerRequery, ChoiceList(choices, placeholder: "type to narrow down"))
    }

    mutating func followRequery(_ id: Int64) -> [Effect] {
        overlay = .requery(RequeryProgress(nil, startedAt: now))
        return [.followRequery(id)]
    }
}

extension RequeryJob {
    fileprivate var stateWord: String {
        if isCanceled { return "ended early" }
        return endedAt == nil ? "not through" : "done"
    }
}
