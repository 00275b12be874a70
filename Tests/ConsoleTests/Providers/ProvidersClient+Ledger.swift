import Payouts
import Synchronization

@testable import Console
@testable import PayoutService

extension ProvidersClient {
    /// A view of the providers in a ledger in memory; a failure of the ledger is one of each call.
    init(_ shared: RunningConsole.Shared) {
        self.init(
            overviews: { () throws(ServiceError) in
                let ledger = shared.ledger.withLock { $0 }
                if let failure = ledger.failure { throw failure }
                return ledger.overviews
            },
            readBalances: {},
            pause: { provider, reason throws(ServiceError) in
                let ledger = shared.ledger.withLock { $0 }
                if let failure = ledger.failure { throw failure }
                let pause = ProviderState.Pause(at: .start, by: .dara, reason: reason)
                shared.ledger.withLock { $0.change(provider) { $0.pause = pause } }
            },
            resume: { provider, _ throws(ServiceError) in
                let ledger = shared.ledger.withLock { $0 }
                if let failure = ledger.failure { throw failure }
                shared.ledger.withLock { $0.change(provider) { $0.pause = nil } }
            }
        )
    }
}
