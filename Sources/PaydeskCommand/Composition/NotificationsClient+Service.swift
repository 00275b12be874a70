import Console
import PayoutService
import Payouts

extension NotificationsClient {
    /// The inbox of a service, as one person sees it.
    init(service: PayoutService, operatorName name: OperatorName) {
        let store = service.store
        self.init(
            listing: { filter, position, limit throws(ServiceError) in
                try await mapped { () async throws(StoreError) in
                    NotificationListing(
                        page: try await store.notificationPage(filter, at: position, limit: limit),
                        tallies: try await store.notificationTallies()
                    )
                }
            },
            record: { id throws(ServiceError) in
                try await mapped { () async throws(StoreError) in
                    try await store.notification(id)
                }
            },
            replay: { id in
                do throws(ServiceError) {
                    return .success(try await service.replayNotification(id, by: name))
                } catch {
                    return .failure(error)
                }
            },
            reveal: { id throws(ServiceError) in
                try await service.reveal(notifications: [id], by: name)
            }
        )
    }
}
