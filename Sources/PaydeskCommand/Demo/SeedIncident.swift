import Foundation
import Payouts

/// An incident in the past of a seeded ledger: one provider was paused, and resumed.
enum SeedIncident {
    static func record(
        in store: any PayoutStore,
        before end: Date
    ) async throws(StoreError) {
        try await store.pause(
            .vexoraAR,
            reason: "every create times out since 09:40; their support is on it",
            by: OperatorName(rawValue: "sofia"),
            at: end - 5 * 3_600
        )
        try await store.resume(
            .vexoraAR,
            by: OperatorName(rawValue: "dara"),
            at: end - 4 * 3_600
        )
    }
}
