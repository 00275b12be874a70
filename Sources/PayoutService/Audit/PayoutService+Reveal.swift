package import Payouts

extension PayoutService {
    /// Lets a person see a payout's account number in full, and keeps that they did.
    ///
    /// - Throws: ``ServiceError/notPermitted(_:)``; nothing may be shown then.
    package func reveal(_ id: PayoutID, by name: OperatorName) async throws(ServiceError) {
        try require(.reveal, of: name)
        _ = try await existingPayout(id)
        try await onLedger { (store, now) throws(StoreError) in
            try await store.recordReveal(of: [id.rawValue], by: name, at: now)
        }
    }

    /// Lets a person see notifications as they arrived, and keeps that they did.
    ///
    /// - Throws: ``ServiceError/notPermitted(_:)``; nothing may be shown then.
    package func reveal(
        notifications ids: [Int64],
        by name: OperatorName
    ) async throws(ServiceError) {
        try require(.reveal, of: name)
        guard !ids.isEmpty else { return }
        try await onLedger { (store, now) throws(StoreError) in
            let subjects = ids.map { "notification \($0)" }
            try await store.recordReveal(of: subjects, by: name, at: now)
        }
    }
}
