import Foundation
import PayoutService
import Payouts
import TerminalUI

// MARK: - Reading

extension ConsoleState {
    /// Reads the batches again, unless a reading is under way; then after it.
    mutating func refreshBatches() -> [Effect] {
        guard !batches.isLoading else {
            batches.isOutdated = true
            return []
        }
        batches.isLoading = true
        batches.isOutdated = false
        return [.batch(.load(batches.filter))]
    }

    /// Filters anew; what is selected stays so if it matches.
    mutating func filterBatches(_ filter: BatchFilter) -> [Effect] {
        guard filter != batches.filter else { return [] }
        batches.filter = filter
        batches.isLoading = false
        return refreshBatches()
    }

    /// Selects a batch that was just made, with all others around it.
    mutating func showNew(_ batch: Batch) -> [Effect] {
        batches.batches.select(batch.id)
        let filtered = filterBatches(BatchFilter())
        return filtered.isEmpty ? refreshBatches() : filtered
    }

    /// How many seconds until batches that changed are read, while they are shown.
    var batchesWait: Double? {
        guard screen == .batches, batches.isOutdated, !batches.isLoading, !isHeld else {
            return nil
        }
        return batches.readAt.map { BatchesState.leastInterval - now.timeIntervalSince($0) } ?? 0
    }

    mutating func refreshShownBatches() -> [Effect] {
        batchesWait.map { $0 <= 0 } ?? false ? refreshBatches() : []
    }

    mutating func take(_ message: BatchMessage) -> [Effect] {
        switch message {
        case .loaded(let filter, let found): return show(found, for: filter)
        case .loadFailed(let filter, let error):
            guard filter == batches.filter else { return [] }
            batches.isLoading = false
            batches.readAt = now
            batches.freshness = .failed(error)
            return []
        case .linesRead(let id, let statuses, let last, let page):
            show(BatchesState.Lines(batch: id, statuses: statuses, last: last, page: page))
            return []
        case .linesFailed(let id, let error):
            if id == batches.batches.selection { batches.failure = error }
            return []
        case .progressed(let progress):
            note(LongWork.Step(progress), ofWorkEndedBy: .batch(.cancelWork))
            return takeInUpload(message)
        case .workFailed(let error) where upload?.work == nil:
            endWork(endedBy: .batch(.cancelWork))
            notice = Notice(error == .canceled ? .information : .error, error.message)
            return []
        case .checked, .refused, .committed, .workFailed: return takeInUpload(message)
        case .notWritten(let request, let path, let error):
            endWork(endedBy: .batch(.cancelWork))
            askAgain(where: path, request, error)
            return []
        case .rejectedWritten(let path):
            notice = Notice(.success, "The rejected rows are in \(path), with reasons.")
            return []
        case .retriable(let id, let lines):
            askToRetry(id, lines)
            return []
        case .retried(let batch):
            endWork(endedBy: .batch(.cancelWork))
            let payouts = Self.payouts(batch.rowCount)
            notice = Notice(.success, "\(batch.id) pays \(payouts) of \(batch.name) again.")
            return showNew(batch)
        case .exported(let rows, let path):
            endWork(endedBy: .batch(.cancelWork))
            noteExport(rows, path)
            return []
        }
    }

    private mutating func show(_ found: [Batch], for filter: BatchFilter) -> [Effect] {
        guard filter == batches.filter else { return [] }
        let before = batches.batches.selected
        batches.isLoading = false
        batches.freshness = .live(now)
        batches.readAt = now
        batches.changes.show(
            found,
            in: &batches.batches,
            isSameQuestion: batches.shownFilter == filter,
            hasMore: batches.batches.count == BatchesState.limit,
            at: screen == .batches ? now : nil
        )
        batches.shownFilter = filter
        let selection = batches.batches.selection
        if before?.id != selection, screen == .batches { detail.offset = 0 }
        let isSame = before?.id == selection && batches.lines?.batch == selection
        if isSame, before == batches.batches.selected, batches.selectedLines != nil { return [] }
        return isSame ? readLines() : readFirstLines()
    }

    /// Reads the page of lines that is shown, again.
    func readLines() -> [Effect] {
        batches.batches.selection.map {
            [.batch(.readLines($0, batches.statuses, after: batches.turned.last))]
        } ?? []
    }

    /// Reads the first lines of another batch, or in other statuses.
    mutating func readFirstLines() -> [Effect] {
        batches.turned = []
        batches.isTurnedBack = false
        batches.failure = nil
        return readLines()
    }

    private mutating func show(_ lines: BatchesState.Lines) {
        let isNew = batches.lines?.last != lines.last
        batches.lines = lines
        batches.failure = nil
        guard isNew, batches.selectedLines != nil, screen == .batches else { return }
        if batches.isTurnedBack {
            detail.offset = .max
        } else if !batches.turned.isEmpty {
            detail.offset = batchDetail(countedGlyphs)?.head.count ?? 0
        }
        batches.isTurnedBack = false
        _ = scrollDetail(by: 0)
    }

    /// Turns the page of lines where scrolling comes to an end of it; `nil` where it does not.
    mutating func turnLines(by step: Int, isAtEnd: Bool) -> [Effect]? {
        guard screen == .batches, let page = batches.selectedLines else { return nil }
        if step > 0, isAtEnd, page.hasMore, let last = page.lines.last {
            batches.turned.append(last.payout.id)
        } else if step < 0, detail.offset == 0, !batches.turned.isEmpty {
            batches.turned.removeLast()
            batches.isTurnedBack = true
        } else {
            return nil
        }
        return readLines()
    }

    static func payouts(_ count: Int) -> String {
        count == 1 ? "1 payout" : "\(count.grouped) payouts"
    }
}

// MARK: - Commands

extension ConsoleState {
    /// Why a command of the batches screen cannot be run now; `nil` when it can.
    func batchUnavailable(_ command: ConsoleCommand) -> String? {
        switch command {
        case .upload: return facts.providers.isEmpty ? "no provider is configured" : nil
        case .clearBatchFilters:
            return batches.filter == BatchFilter() ? "nothing is filtered" : nil
        default: break
        }
        guard let batch = batches.batches.selected else { return "no batch is selected" }
        let canRetry = batch.count(.failed) + batch.count(.canceled) > 0
        return command == .retryBatch && !canRetry ? "nothing in it failed or was withdrawn" : nil
    }

    mutating func runOnBatches(_ command: ConsoleCommand) -> [Effect] {
        switch command {
        case .upload:
            openUpload()
            return []
        case .retryBatch:
            return batches.batches.selection.map { [.batch(.readRetriable($0))] } ?? []
        case .clearBatchFilters: return filterBatches(BatchFilter())
        default:
            batches.statuses = batches.statuses.isEmpty ? BatchesState.troubled : []
            detail.offset = 0
            return readFirstLines()
        }
    }
}
