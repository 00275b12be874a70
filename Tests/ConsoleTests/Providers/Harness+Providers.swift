import Foundation
import PayoutService
import Payouts
import Testing

@testable import Console

extension Harness {
    /// A console on the providers screen.
    init(
        providers: [ProviderOverview],
        width: Int = 80,
        height: Int = 24,
        isProduction: Bool = false
    ) throws {
        var ledger = Ledger.mixed
        ledger.overviews = providers
        try self.init(ledger, width: width, height: height, isProduction: isProduction)
        press("3")
        effects = []
    }

    /// Does to the ledger in memory what an effect asks for.
    mutating func answer(_ effect: ProviderEffect) {
        if let failure = ledger.failure { return send(.failed(failure)) }
        switch effect {
        case .readBalances: send(.provider(.balancesRead))
        case .pause(let provider, let reason):
            let pause = ProviderState.Pause(at: now, by: .dara, reason: reason)
            ledger.change(provider) { $0.pause = pause }
            send(.provider(.paused(provider)))
        case .resume(let provider, _):
            ledger.change(provider) { state in
                state.pause = nil
                state.breaker = CircuitBreaker()
            }
            send(.provider(.resumed(provider)))
        }
    }
}

extension Ledger {
    /// Changes a provider's state behind the console's back.
    mutating func change(_ provider: ProviderID, _ body: (inout ProviderState) -> Void) {
        overviews = overviews.map { overview in
            guard overview.state.provider == provider else { return overview }
            var state = overview.state
            body(&state)
            return ProviderOverview(state: state, report: overview.report)
        }
    }
}
