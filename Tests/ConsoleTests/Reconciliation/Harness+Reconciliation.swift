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
            (filter.states.isEmpty || filter.states.contains(record.state))
                && (filter.owner == nil || record.owner == filter.owner)
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
            owner: owner ?? before.owner
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
        switch effect {
        case .load(let filter):
            if let failure = ledger.failure {
                return send(.reconciliation(.loadFailed(filter, failure)))
            }
            send(.reconciliation(.loaded(filter, ledger.book.listing(filter, at: now))))
        case .readBreak(let id):
            let sight = ledger.book.sights.first { $0.history.record.id == id }
            send(.reconciliation(.breakRead(id, sight)))
        case .claim(let id, let release):
            changed(ledger.book.change(id, owner: .some(release ? nil : .dara)))
        case .addNote(let id, let text):
            let note = PayoutNote(at: now, by: .dara, text: text)
            _ = ledger.book.change(id, note: note)
            send(.reconciliation(.noted(id)))
        case .resolve(let id, let draft): resolve(id, draft)
        case .confirm(let id): changed(ledger.book.change(id, state: .resolved))
        case .discard(let id): changed(ledger.book.change(id, state: .open))
        case .start, .stop: break
        }
    }

    private mutating func resolve(_ id: Int64, _ draft: BreakResolutionDraft) {
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
        changed(ledger.book.change(id, state: state, decision: decision))
    }

    private mutating func changed(_ record: BreakRecord?) {
        if let record { send(.reconciliation(.changed(record))) }
    }
}
