import Console
import PayoutService
import Payouts

extension ConsoleClient {
    /// The console's view of a service.
    ///
    /// - Parameters:
    ///   - service: The service.
    ///   - name: Who sits at the console.
    init(service: PayoutService, operatorName name: OperatorName) {
        let store = service.store
        self.init(
            listing: { filter, position, limit throws(ServiceError) in
                try await mapped { () async throws(StoreError) in
                    PayoutListing(
                        page: try await store.page(filter, at: position, limit: limit),
                        count: try await store.count(filter),
                        tallies: try await store.tallies()
                    )
                }
            },
            history: { id throws(ServiceError) in
                try await mapped { () async throws(StoreError) in try await store.history(of: id) }
            },
            banks: { await service.lines[$0]?.provider.banks() ?? [] },
            review: { provider, values throws(ServiceError) in
                let draft = try await service.draft(provider, values: values)
                let payout = service.prepare(draft, by: name)
                return PayoutReview(payout: payout, request: try service.preview(payout))
            },
            submit: { payout throws(ServiceError) in
                try await service.create(payout)
            },
            requery: { service.requery($0, by: name) },
            withdraw: { id, reason throws(ServiceError) in
                try await service.cancel(id, reason: reason, by: name)
            },
            changes: { store.changes() }
        )
    }
}

/// Turns an error of the ledger into one of the service.
private func mapped<Value>(
    _ body: () async throws(StoreError) -> Value
) async throws(ServiceError) -> Value {
    do throws(StoreError) {
        return try await body()
    } catch {
        throw .store(error)
    }
}
