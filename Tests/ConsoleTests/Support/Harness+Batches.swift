import PayoutService
import Payouts
import Testing

@testable import Console

extension Harness {
    /// A console on the batches screen.
    init(batches ledger: Ledger, width: Int = 80, height: Int = 24) throws {
        try self.init(ledger, width: width, height: height)
        press("4")
        effects = []
    }

    /// Does to the ledger in memory what an effect asks for; what takes long waits for the test.
    mutating func answer(_ effect: BatchEffect) {
        switch effect {
        case .load(let filter):
            if let failure = ledger.failure { return send(.batch(.loadFailed(filter, failure))) }
            send(.batch(.loaded(filter, ledger.batches.filter(filter.takes))))
        case .readLines(let id, let statuses, let last):
            if let failure = ledger.failure { return send(.batch(.linesFailed(id, failure))) }
            let lines = (ledger.batchLines[id] ?? []).filter {
                statuses.isEmpty || statuses.contains($0.payout.status)
            }
            let start = lines.firstIndex { $0.payout.id == last }.map { $0 + 1 } ?? 0
            let shown = lines.dropFirst(start).prefix(BatchesState.lineLimit)
            let page = BatchLinePage(lines: Array(shown), hasMore: shown.endIndex < lines.count)
            send(.batch(.linesRead(id, statuses, after: last, page)))
        case .readRetriable(let id):
            let lines = (ledger.batchLines[id] ?? []).filter {
                $0.payout.status == .failed || $0.payout.status == .canceled
            }
            send(.batch(.retriable(id, lines)))
        case .writeRejected(_, let path): send(.batch(.rejectedWritten(path: path)))
        case .export(_, let path):
            let rows = ExportedRows(count: ledger.histories.count, isCut: ledger.isExportCut)
            send(.batch(.exported(rows, path: path)))
        case .check, .commit, .cancelWork, .retry: break
        }
    }
}

extension BatchFilter {
    /// Whether it takes a batch, as the ledger finds it.
    fileprivate func takes(_ batch: Batch) -> Bool {
        (statuses.isEmpty || statuses.contains { batch.count($0) > 0 })
            && makers.contains(batch.createdBy)
            && (text.isEmpty
                || "\(batch.id) \(batch.name)".lowercased().contains(text.lowercased()))
    }
}
