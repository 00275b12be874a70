import PayoutService
import Payouts

extension ConsoleClient {
    /// Does what an effect describes and says what came of it.
    func answer(to effect: NotificationEffect) async -> Message {
        do throws(ServiceError) {
            switch effect {
            case .load(let request):
                let listing = try await notifications.listing(
                    request.filter,
                    request.position,
                    request.limit
                )
                return .notification(.loaded(request, listing))
            case .readRecord(let id):
                return .notification(.recordRead(id, try await notifications.record(id)))
            case .replay(let id):
                return .notification(.replayed(try await notifications.replay(id).get()))
            case .reveal(let id):
                try await notifications.reveal(id)
                return .notification(.revealed(id))
            }
        } catch {
            switch effect {
            case .load(let request): return .notification(.loadFailed(request, error))
            case .readRecord(let id): return .notification(.recordFailed(id, error))
            case .replay, .reveal: return .failed(error)
            }
        }
    }
}
