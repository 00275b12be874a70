import Payouts

@testable import Console
@testable import PayoutService

/// Work on many rows, performed against the ledger in memory.
extension Harness {
    mutating func answer(_ effect: BulkEffect) {
        switch effect {
        case .run(let works):
            for work in works { end(work) }
            send(.ledgerChanged)
        case .stop: break
        case .look(let subjects): look(at: subjects)
        case .lookAt(let ids):
            let sights = ledger.book.sights.filter { ids.contains($0.history.record.id) }
            send(.bulk(.lookedAt(sights)))
        case .match(let filter, let limit): match(filter, limit)
        }
    }

    /// Does one thing of a bulk action, and tells what came of it.
    mutating func end(_ work: BulkStep.Work) {
        let message: Message? =
            switch work {
            case .requery(let id): .requeried(requery(id))
            case .worklist(let effect): message(of: effect)
            case .approvals(.approve(let subject, let digest)):
                .approvals(ledger.approve(subject, digest))
            case .approvals: nil
            case .reconciliation(let effect): message(of: effect)
            }
        send(.bulk(.ended(work, BulkOutcome(message ?? .tick))))
    }

    private mutating func look(at subjects: [ApprovalSubject]) {
        let cases = subjects.compactMap { subject in
            ledger.approvals.first { $0.task.id == subject }
        }
        send(.bulk(.looked(cases)))
    }

    private mutating func match(_ filter: PayoutFilter, _ limit: Int) {
        let payouts = ledger.histories.map(\.payout).filter {
            ledger.holds($0.id, matching: filter)
        }
        let isCut = payouts.count > limit
        send(.bulk(.matched(filter, Array(payouts.prefix(limit)), isCut: isCut)))
    }
}
