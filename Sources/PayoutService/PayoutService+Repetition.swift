package import Payouts

extension PayoutService {
    /// The latest payout to the same account in the same amount, which a new one may repeat by
    /// mistake; `nil` when there is none within ``BatchPolicy/repetitionWindow``.
    ///
    /// - Throws: ``ServiceError/store(_:)``.
    package func recentPayout(
        like likeness: PayoutLikeness
    ) async throws(ServiceError) -> PayoutID? {
        let since = recent
        return try await onLedger { (store, _) throws(StoreError) in
            try await store.payouts(like: [likeness], since: since)[likeness]
        }
    }
}
