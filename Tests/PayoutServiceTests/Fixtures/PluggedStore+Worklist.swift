import Foundation
import Payouts

/// The worklist and the providers' states.
extension PluggedStore {
    func worklistPage(
        _ filter: WorklistFilter,
        at position: WorklistPosition,
        limit: Int,
        at: Date
    ) async throws(StoreError) -> WorklistPage {
        try await base.worklistPage(filter, at: position, limit: limit, at: at)
    }

    func openAttention(at: Date) async throws(StoreError) -> OpenAttention {
        try await base.openAttention(at: at)
    }

    func worklistTallies(at: Date) async throws(StoreError) -> [WorklistTally] {
        try await base.worklistTallies(at: at)
    }

    func claim(
        _ id: PayoutID,
        owner: OperatorName?,
        force: Bool,
        by name: OperatorName,
        at: Date
    ) async throws(StoreError) -> PayoutCare {
        try await write(.claim) { () async throws(StoreError) in
            try await base.claim(id, owner: owner, force: force, by: name, at: at)
        }
    }

    func snooze(
        _ id: PayoutID,
        until: Date?,
        by name: OperatorName,
        at: Date
    ) async throws(StoreError) -> PayoutCare {
        try await write(.snooze) { () async throws(StoreError) in
            try await base.snooze(id, until: until, by: name, at: at)
        }
    }

    func addNote(_ note: PayoutNote, to id: PayoutID) async throws(StoreError) {
        try await write(.addNote) { () async throws(StoreError) in
            try await base.addNote(note, to: id)
        }
    }

    func resolve(
        _ resolution: Resolution,
        of payout: Payout,
        needsSecond: Bool,
        context: ChangeContext
    ) async throws(StoreError) -> ResolutionResult {
        try await write(.resolve) { () async throws(StoreError) in
            try await base.resolve(
                resolution,
                of: payout,
                needsSecond: needsSecond,
                context: context
            )
        }
    }

    func confirmResolution(
        _ proposal: Resolution,
        of payout: Payout,
        context: ChangeContext
    ) async throws(StoreError) -> Payout {
        try await write(.confirmResolution) { () async throws(StoreError) in
            try await base.confirmResolution(proposal, of: payout, context: context)
        }
    }

    func discardResolution(
        _ proposal: Resolution,
        of id: PayoutID,
        by name: OperatorName,
        at: Date
    ) async throws(StoreError) {
        try await write(.discardResolution) { () async throws(StoreError) in
            try await base.discardResolution(proposal, of: id, by: name, at: at)
        }
    }

    func markLate(usual: [ProviderID: Duration], at: Date) async throws(StoreError) -> [Payout] {
        try await write(.markLate) { () async throws(StoreError) in
            try await base.markLate(usual: usual, at: at)
        }
    }

    func providerStates() async throws(StoreError) -> [ProviderState] {
        try await base.providerStates()
    }

    func pause(
        _ provider: ProviderID,
        reason: String,
        by name: OperatorName,
        at: Date
    ) async throws(StoreError) {
        try await write(.pause) { () async throws(StoreError) in
            try await base.pause(provider, reason: reason, by: name, at: at)
        }
    }

    func resume(
        _ provider: ProviderID,
        forgettingMoney: Bool,
        by name: OperatorName,
        at: Date
    ) async throws(StoreError) {
        try await write(.resume) { () async throws(StoreError) in
            try await base.resume(
                provider,
                forgettingMoney: forgettingMoney,
                by: name,
                at: at
            )
        }
    }

    func reserveCall(
        at provider: ProviderID,
        rate: CallRate,
        on date: Date
    ) async throws(StoreError) -> Duration {
        try await write(.reserveCall) { () async throws(StoreError) in
            try await base.reserveCall(at: provider, rate: rate, on: date)
        }
    }

    func recordBalances(
        _ balances: [Balance],
        of provider: ProviderID,
        at: Date
    ) async throws(StoreError) {
        try await write(.recordBalances) { () async throws(StoreError) in
            try await base.recordBalances(balances, of: provider, at: at)
        }
    }

    func reports(
        on providers: [ProviderID],
        at: Date
    ) async throws(StoreError) -> [ProviderReport] {
        try await base.reports(on: providers, at: at)
    }

    func backlog(at: Date) async throws(StoreError) -> LedgerBacklog {
        try await base.backlog(at: at)
    }
}
