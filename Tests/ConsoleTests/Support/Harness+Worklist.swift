import Foundation
import Payouts

@testable import Console
@testable import PayoutService

/// Effects of the worklist and of re-queries, performed against the ledger in memory.
extension Harness {
    mutating func answer(_ effect: WorklistEffect) {
        send(message(of: effect))
        if case .load = effect { return }
        send(.ledgerChanged)
    }

    /// What comes of an effect on the worklist.
    mutating func message(of effect: WorklistEffect) -> Message {
        do throws(ServiceError) {
            return .worklist(try perform(effect))
        } catch {
            return failure(of: effect, error)
        }
    }

    private mutating func perform(_ effect: WorklistEffect) throws(ServiceError) -> WorklistMessage
    {
        switch effect {
        case .load(let request):
            if let failure = ledger.failure { throw failure }
            return .loaded(request, ledger.worklist(request, at: now))
        case .claim(let id, let force):
            return .claimed(id, try ledger.claim(id, owner: .dara, force: force, at: now))
        case .release(let id):
            _ = try ledger.claim(id, owner: nil, force: true, at: now)
            return .released(id)
        case .snooze(let id, let until):
            _ = try ledger.snooze(id, until: until)
            return .snoozed(id, until: until)
        case .addNote(let id, let text):
            try ledger.addNote(text, to: id, at: now)
            return .noted(id)
        case .resolve(let payout, let draft):
            return .resolved(payout.id, try ledger.resolve(payout.id, draft, at: now))
        case .confirmResolution(let payout, _):
            return .confirmed(try ledger.confirm(payout.id, at: now))
        case .discardResolution(let id, _):
            try ledger.discard(id)
            return .discarded(id)
        case .dismissNotifications(let provider, let upTo):
            try ledger.dismiss(provider, upTo: upTo)
            return .dismissed(provider)
        }
    }

    private func failure(of effect: WorklistEffect, _ error: ServiceError) -> Message {
        switch (effect, error) {
        case (.load(let request), _): .worklist(.loadFailed(request, error))
        case (.claim(let id, _), .store(.claimedByOther(_, let owner))):
            .worklist(.claimRefused(id, owner: owner))
        case (.addNote(let id, _), _): .worklist(.noteFailed(id, error))
        case (.resolve(let payout, _), _): .worklist(.resolveFailed(payout.id, error))
        default: .failed(error)
        }
    }

    /// Has somebody propose that a payout was paid, as one does above the limit.
    mutating func propose(_ number: Int, by name: OperatorName, at date: Date = .start) {
        guard let index = ledger.histories.firstIndex(where: { $0.payout.id == .fixture(number) })
        else { return }
        ledger.histories[index].proposal = Resolution(
            claim: .paid,
            seenAt: "bank statement of 21 November",
            reference: "TRX-5521",
            note: "The beneficiary's bank confirmed the credit.",
            by: name,
            at: date
        )
    }

    // MARK: Re-queries

    /// Begins a re-query, of which nothing has been asked yet.
    mutating func startRequery(_ scope: RequeryScope) {
        if let failure = ledger.failure { return send(.requeryFailed(failure)) }
        send(.requeryBegan(scope, job(scope)))
    }

    /// Opens a re-query that had begun before.
    mutating func followRequery(_ id: Int64) {
        guard let job = ledger.requeries.first(where: { $0.id == id }) else {
            return send(.requeryFailed(.notSupported("There is no re-query \(id) any more.")))
        }
        send(.requeryBegan(nil, job))
    }

    func job(_ scope: RequeryScope, done: Int = 0, isOver: Bool = false) -> RequeryJob {
        RequeryJob(
            id: 1,
            by: .dara,
            startedAt: .start,
            total: ids(scope).count,
            done: done,
            endedAt: isOver ? now : nil,
            isCanceled: false
        )
    }

    func ids(_ scope: RequeryScope) -> [PayoutID] {
        switch scope {
        case .payouts(let ids): ids
        case .matching(let filter):
            ledger.histories.map(\.payout.id).filter { ledger.holds($0, matching: filter) }
        case .comparison: ledger.book.sights.compactMap(\.history.record.payout)
        }
    }

    /// Tells that so many of a re-query were asked about, all of them under way.
    mutating func progress(_ scope: RequeryScope, to done: Int, from before: Int = 0) {
        let ids = ids(scope)
        let lines = ids[before..<done].map { id in
            RequeryLine(
                payout: id,
                status: .processing,
                outcome: .unchanged,
                message: "a query found it in progress; it is processing"
            )
        }
        let job = job(scope, done: done, isOver: done == ids.count)
        send(.requeryUpdated(RequeryUpdate(job: job, lines: Array(lines))))
    }
}

extension WorklistState {
    /// The payouts of the list, without the notifications above them.
    var items: [WorklistItem] {
        rows.compactMap { if case .item(let item) = $0 { item } else { nil } }
    }
}
