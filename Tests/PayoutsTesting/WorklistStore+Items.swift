package import Foundation
package import Payouts

extension WorklistEntry {
    /// The break that it is, if it is one.
    package var breakRecord: BreakRecord? {
        if case .break(let record) = self { record } else { nil }
    }
}

extension WorklistStore {
    /// A page of the worklist a while after the fixtures' times.
    package func page(
        _ position: WorklistPosition,
        _ filter: WorklistFilter = WorklistFilter(),
        limit: Int
    ) async throws(StoreError) -> WorklistPage {
        try await worklistPage(filter, at: position, limit: limit, at: .test(100))
    }

    /// The first payouts of the worklist.
    package func worklist(
        _ filter: WorklistFilter,
        limit: Int,
        at date: Date
    ) async throws(StoreError) -> [WorklistItem] {
        let page = try await worklistPage(filter, at: .first, limit: limit, at: date)
        return page.entries.compactMap { if case .payout(let item) = $0 { item } else { nil } }
    }
}
