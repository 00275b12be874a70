import Foundation
import Payouts

/// Reconciliations and their breaks.
extension PluggedStore {
    func settledPayouts(
        of provider: ProviderID,
        in span: Range<Int64>,
        withAccounts: Bool
    ) async throws(StoreError) -> LedgerTable {
        try await base.settledPayouts(of: provider, in: span, withAccounts: withAccounts)
    }

    func payouts(
        of provider: ProviderID,
        named names: [SettlementName],
        withAccounts: Bool
    ) async throws(StoreError) -> LedgerTable {
        try await base.payouts(of: provider, named: names, withAccounts: withAccounts)
    }

    func results(
        of provider: ProviderID,
        named orderNumbers: [String],
        utcOffset: Int
    ) async throws(StoreError) -> [String: LedgerHistory] {
        try await base.results(of: provider, named: orderNumbers, utcOffset: utcOffset)
    }

    func reconciliation(
        of provider: ProviderID,
        reading digest: String
    ) async throws(StoreError) -> ReconciliationRun? {
        try await base.reconciliation(of: provider, reading: digest)
    }

    func keepReconciliation(
        _ result: ReconciliationResult
    ) async throws(StoreError) -> ReconciliationRun {
        try await write(.keepReconciliation) { () async throws(StoreError) in
            try await base.keepReconciliation(result)
        }
    }

    func reconciliation(_ id: Int64) async throws(StoreError) -> ReconciliationRun? {
        try await base.reconciliation(id)
    }

    func reconciliation(
        covering day: CloseDay
    ) async throws(StoreError) -> ReconciliationRun? {
        try await base.reconciliation(covering: day)
    }

    func reconciliations(
        before id: Int64?,
        limit: Int
    ) async throws(StoreError) -> [ReconciliationRun] {
        try await base.reconciliations(before: id, limit: limit)
    }

    func breaks(
        _ filter: BreakFilter,
        after: Int,
        limit: Int
    ) async throws(StoreError) -> [BreakRecord] {
        try await base.breaks(filter, after: after, limit: limit)
    }

    func breakTallies(at: Date) async throws(StoreError) -> [BreakTally] {
        try await base.breakTallies(at: at)
    }

    func breakHistory(_ id: Int64) async throws(StoreError) -> BreakHistory? {
        try await base.breakHistory(id)
    }

    func claimBreak(
        _ id: Int64,
        owner: OperatorName?,
        force: Bool,
        by name: OperatorName,
        at: Date
    ) async throws(StoreError) -> BreakRecord {
        try await write(.claimBreak) { () async throws(StoreError) in
            try await base.claimBreak(id, owner: owner, force: force, by: name, at: at)
        }
    }

    func snoozeBreak(
        _ id: Int64,
        until: Date?,
        by name: OperatorName,
        at: Date
    ) async throws(StoreError) -> BreakRecord {
        try await write(.snoozeBreak) { () async throws(StoreError) in
            try await base.snoozeBreak(id, until: until, by: name, at: at)
        }
    }

    func addNote(_ note: PayoutNote, toBreak id: Int64) async throws(StoreError) {
        try await write(.noteBreak) { () async throws(StoreError) in
            try await base.addNote(note, toBreak: id)
        }
    }

    func resolveBreak(
        _ id: Int64,
        _ resolution: BreakResolution,
        needsSecond: Bool,
        context: ChangeContext
    ) async throws(StoreError) -> BreakRecord {
        try await write(.resolveBreak) { () async throws(StoreError) in
            try await base.resolveBreak(
                id,
                resolution,
                needsSecond: needsSecond,
                context: context
            )
        }
    }

    func confirmBreakResolution(
        of id: Int64,
        context: ChangeContext
    ) async throws(StoreError) -> BreakRecord {
        try await write(.confirmBreak) { () async throws(StoreError) in
            try await base.confirmBreakResolution(of: id, context: context)
        }
    }

    func discardBreakResolution(
        of id: Int64,
        by name: OperatorName,
        at: Date
    ) async throws(StoreError) -> BreakRecord {
        try await write(.discardBreak) { () async throws(StoreError) in
            try await base.discardBreakResolution(of: id, by: name, at: at)
        }
    }
}
