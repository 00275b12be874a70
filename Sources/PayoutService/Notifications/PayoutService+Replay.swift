package import Payouts

extension PayoutService {
    /// Checks a kept notification once more, and applies it where that had not been done.
    ///
    /// A secret was corrected meanwhile, say, or an order became known. What was applied before
    /// changes nothing, however often it is replayed.
    ///
    /// - Parameters:
    ///   - id: The notification.
    ///   - name: Who wants it.
    /// - Returns: What came of it.
    /// - Throws: ``ServiceError/notConfigured(_:)`` when nobody here can read it.
    package func replayNotification(
        _ id: Int64,
        by name: OperatorName
    ) async throws(ServiceError) -> NotificationReplay {
        try require(.resolve, of: name)
        let record = try await onLedger { (store, _) throws(StoreError) in
            try await store.notification(id)
        }
        guard let record else { throw .store(.notFound("notification \(id)")) }
        let line = try line(record.summary.provider)
        let verdict = line.provider.verdict(on: record.message)
        return try await onLedger { (store, now) throws(StoreError) in
            try await store.replayNotification(
                ReplayRequest(id: id, verdict: verdict, by: name, at: now, policy: line.policy)
            ) { notification, payout in
                line.provider.evidence(
                    in: notification.message,
                    about: payout,
                    receivedAt: notification.receivedAt
                )
            }
        }
    }
}
