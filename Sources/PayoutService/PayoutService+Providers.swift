import Foundation
package import Payouts

extension PayoutService {
    /// Stops submission to a provider, for every process on the ledger and across restarts.
    ///
    /// What is in flight goes on; what is queued waits.
    ///
    /// - Throws: ``ServiceError/notSupported(_:)`` without a reason: everybody will ask for it.
    package func pause(
        _ provider: ProviderID,
        reason: String,
        by name: OperatorName
    ) async throws(ServiceError) {
        try require(.pause, of: name)
        _ = try line(provider)
        let reason = reason.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !reason.isEmpty else { throw .notSupported("A pause needs a reason.") }
        try await onLedger { (store, now) throws(StoreError) in
            try await store.pause(provider, reason: reason, by: name, at: now)
        }
    }

    /// Lets submission to a provider go on; with `forgettingMoney` also what waits for money, as if
    /// nothing were known about the balance until it is read again.
    package func resume(
        _ provider: ProviderID,
        forgettingMoney: Bool = false,
        by name: OperatorName
    ) async throws(ServiceError) {
        try require(.pause, of: name)
        _ = try line(provider)
        try await onLedger { (store, now) throws(StoreError) in
            try await store.resume(
                provider,
                forgettingMoney: forgettingMoney,
                by: name,
                at: now
            )
        }
    }

    /// What the incident view shows: each configured provider's state and how it has done.
    package func overview() async throws(ServiceError) -> [ProviderOverview] {
        let ids = ProviderID.allCases.filter { lines[$0] != nil }
        return try await onLedger { (store, now) throws(StoreError) in
            let states = Dictionary(
                try await store.providerStates().map { ($0.provider, $0) },
                uniquingKeysWith: { first, _ in first }
            )
            return try await store.reports(on: ids, at: now).map { report in
                ProviderOverview(
                    state: states[report.provider] ?? ProviderState(provider: report.provider),
                    report: report
                )
            }
        }
    }
}

/// One provider in the incident view.
package struct ProviderOverview: Hashable, Sendable, Identifiable {
    /// Whether payouts go out to it, and what is known about its money.
    package let state: ProviderState
    /// How it has done lately.
    package let report: ProviderReport

    /// The provider, which is what an overview is called.
    package var id: ProviderID { state.provider }

    /// Whether some of what is queued waits for money.
    package var waitsForMoney: Bool { report.held > 0 }

    /// Creates an overview.
    package init(state: ProviderState, report: ProviderReport) {
        self.state = state
        self.report = report
    }
}
