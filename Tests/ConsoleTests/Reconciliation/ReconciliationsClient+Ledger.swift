import Payouts
import Synchronization

@testable import Console
@testable import PayoutService

extension ReconciliationsClient {
    /// A view of the breaks in a ledger in memory, where nothing is compared.
    init(_ shared: RunningConsole.Shared) {
        let change: @Sendable (Int64, BreakState?) throws(ServiceError) -> BreakRecord = {
            id,
            state throws(ServiceError) in
            let record = shared.ledger.withLock { $0.book.change(id, state: state) }
            guard let record else { throw .store(.breakNotFound(id)) }
            return record
        }
        self.init(
            listing: { filter, _ throws(ServiceError) in
                shared.ledger.withLock { $0.book.listing(filter, at: .start) }
            },
            sight: { id throws(ServiceError) in
                try shared.readable().book.sights.first { $0.history.record.id == id }
            },
            reconcile: { _, _ throws(ServiceError) in throw .canceled },
            claim: { id, _ throws(ServiceError) in try change(id, nil) },
            snooze: { _, _ throws(ServiceError) in },
            addNote: { _, _ throws(ServiceError) in },
            resolve: { id, _ throws(ServiceError) in try change(id, .resolved) },
            confirm: { id throws(ServiceError) in try change(id, .resolved) },
            discard: { id throws(ServiceError) in try change(id, .open) }
        )
    }
}
