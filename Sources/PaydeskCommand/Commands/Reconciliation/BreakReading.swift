import Payouts

/// Reads breaks page by page, with what the providers say now where somebody asked.
struct BreakReading {
    private let store: any PayoutStore

    init(_ store: any PayoutStore) { self.store = store }

    /// Every break of a comparison, whatever became of it.
    func all(of run: ReconciliationRun, asked: Bool) async throws -> [ListedBreak] {
        let records = try await store.breaks(
            BreakFilter(run: run.id, states: []),
            limit: ReconciliationReport.maximumBreaks,
            report: { _ in }
        )
        guard asked else { return records.map { ListedBreak(record: $0, answer: nil) } }
        var listed: [ListedBreak] = []
        for record in records { listed.append(try await withAnswer(record)) }
        return listed
    }

    /// A break with the provider's last answer about its payout.
    func withAnswer(_ record: BreakRecord) async throws -> ListedBreak {
        guard let id = record.payout, let history = try await store.history(of: id) else {
            return ListedBreak(record: record, answer: nil)
        }
        return ListedBreak(record: record, answer: history.queries.last)
    }
}

/// A break, and what its provider says now: the third side.
struct ListedBreak {
    let record: BreakRecord
    let answer: QueryRecord?
}
