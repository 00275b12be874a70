import Foundation
import Payouts
import Testing

extension StoreCompatTest {
    /// Of two open breaks one is snoozed, comes back at its time, and earlier with a decision.
    func snoozedBreaksAreLeftOut(
        _ id: Int64,
        _ filter: WorklistFilter,
        in store: any PayoutStore,
        by name: OperatorName
    ) async throws {
        func counts(at seconds: Double) async throws -> [Int] {
            let page = try await store.worklistPage(
                filter,
                at: .first,
                limit: 9,
                at: .test(seconds)
            )
            let tallies = try await store.worklistTallies(at: .test(seconds))
            let open = try await store.openAttention(at: .test(seconds))
            let tally = tallies.filter { $0.reason == .unresolvedBreak }.map(\.count)
            return [page.entries.count, open.breaks.count] + tally
        }
        let record = try await store.snoozeBreak(id, until: .test(200), by: name, at: .test(50))
        #expect(record.snoozedUntil == .test(200))
        #expect(try await counts(at: 100) == [1, 1, 1])
        #expect(try await counts(at: 200) == [2, 2, 2])
        var all = filter
        all.includesSnoozed = true
        #expect(try await store.page(.first, all, limit: 9).entries.count == 2)
        try await store.snoozeBreak(id, until: nil, by: name, at: .test(51))
        #expect(try await counts(at: 100) == [2, 2, 2])

        try await store.snoozeBreak(id, until: .test(200), by: name, at: .test(52))
        let proposed = try await store.resolveBreak(
            id,
            BreakResolution(action: .writeOff, reference: "", note: "n", by: name, at: .test(53)),
            needsSecond: true,
            context: .make(at: 53)
        )
        #expect(proposed.snoozedUntil == nil, "a colleague has to see it")
        #expect(try await counts(at: 100) == [2, 2, 2])
        let entries = try await store.auditEntries(
            AuditFilter(subject: "break \(id)"),
            before: nil,
            limit: 9
        )
        let acts = entries.reversed().map(\.what)
        #expect(acts.filter { ["snooze", "wake"].contains($0) } == ["snooze", "wake", "snooze"])
        _ = try await store.discardBreakResolution(of: id, by: name, at: .test(54))
        await expect(StoreError.breakNotFound(99)) {
            try await store.snoozeBreak(99, until: nil, by: name, at: .test(55))
        }
    }
}
