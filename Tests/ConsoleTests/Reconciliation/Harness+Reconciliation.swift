import Foundation
import Payouts

@testable import Console
@testable import PayoutService

/// Breaks in memory, as a ledger keeps them.
struct BreakBook: Equatable {
    var sights: [BreakSight] = []
    var runs: [ReconciliationRun] = []

    func listing(_ filter: BreakFilter, at now: Date) -> BreakListing {
        let records = sights.map(\.history.record)
        let shown = records.filter { record in
            (filter.id == nil || filter.id == record.id)
                && (filter.states.isEmpty || filter.states.contains(record.state))
                && filter.owners.contains(record.owner)
                && filter.amounts.allSatisfy { $0.contains(record.found.stake) }
                && (filter.kinds.isEmpty || filter.kinds.contains(record.found.kind))
                && (filter.providers.isEmpty || filter.providers.contains(record.provider))
        }
        let tallies = records.filter(\.state.isUnresolved).map { record in
            BreakTally(
                provider: record.provider,
                kind: record.found.kind,
                age: BreakAge(days: Int(record.age(at: now).components.seconds / 86_400)),
                count: 1,
                stake: record.found.stake
            )
        }
        return BreakListing(breaks: shown, runs: runs, tallies: tallies)
    }

    mutating func change(
        _ id: Int64,
        state: BreakState? = nil,
        owner: OperatorName?? = nil,
        snoozedUntil: Date? = nil,
        decision: BreakDecision? = nil,
        note: PayoutNote? = nil
    ) -> BreakRecord? {
        guard let place = sights.firstIndex(where: { $0.history.record.id == id }) else {
            return nil
        }
        let history = sights[place].history
        let before = history.record
        let record = BreakRecord(
            id: id,
            provider: before.provider,
            period: before.period,
            found: before.found,
            payout: before.payout,
            at: before.at,
            state: state ?? before.state,
            owner: owner ?? before.owner,
            snoozedUntil: snoozedUntil ?? before.snoozedUntil
        )
        sights[place] = BreakSight(
            history: BreakHistory(
                record: record,
                files: history.files,
                decisions: history.decisions + (decision.map { [$0] } ?? []),
                notes: history.notes + (note.map { [$0] } ?? [])
            ),
            answer: sights[place].answer
        )
        return record
    }
}

/// Effects on breaks, performed against the book in memory.
extension Harness {
    mutating func answer(_ effect: ReconciliationEffect) {
        if let message = message(of: effect) { send(message) }
    }

    /// What comes of an effect on breaks.
    mutating func message(of effect: ReconciliationEffect) -> Message? {
        switch effect {
        case .load(let filter):
            if let failure = ledger.failure {
                return .reconciliation(.loadFailed(filter, failure))
            }
            return .reconciliation(.loaded(filter, ledger.book.listing(filter, at: now)))
        case .readBreak(let id):
            if let failure = ledger.failure { return .reconciliation(.breakFailed(id, failure)) }
            let sight = ledger.book.sights.first { $0.history.record.id == id }
            return .reconciliation(.breakRead(id, sight))
        case .claim(let id, let release):
            return changed(ledger.book.change(id, owner: .some(release ? nil : .dara)))
        case .snooze(let id, let until):
            _ = ledger.book.change(id, snoozedUntil: until)
            return .reconciliation(.snoozed(id, until: until))
        case .addNote(let id, let text):
            let note = PayoutNote(at: now, by: .dara, text: text)
            _ = ledger.book.change(id, note: note)
            return .reconciliation(.noted(id))
        case .resolve(let id, let draft): return resolve(id, draft)
        case .confirm(let id, let proposal):
            let history = ledger.book.sights.first { $0.history.record.id == id }?.history
            guard history?.proposal == proposal else {
                return .failed(.notSupported("Break \(id) has changed meanwhile."))
            }
            return changed(ledger.book.change(id, state: .resolved))
        case .discard(let id): return changed(ledger.book.change(id, state: .open))
        case .start, .stop: return nil
        }
    }

    private mutating func resolve(_ id: Int64, _ draft: BreakResolutionDraft) -> Message? {
        if let failure = ledger.failure { return .failed(failure) }

        let resolution = BreakResolution(
            action: draft.action,
            reference: draft.reference,
            note: draft.note,
            by: .dara,
            at: now
        )
        let isProposal = draft.action == .writeOff
        let decision = BreakDecision(
            resolution: resolution,
            state: isProposal ? .proposed : .applied,
            by: .dara,
            at: now
        )
        let state = isProposal ? .proposed : resolution.state
        return changed(ledger.book.change(id, state: state, decision: decision))
    }

    private func changed(_ record: BreakRecord?) -> Message? {
        record.map { .reconciliation(.changed($0)) }
    }
}
