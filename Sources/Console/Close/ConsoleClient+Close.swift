import PayoutService
import Payouts

extension ConsoleClient {
    /// Does what an effect on closed days describes and says what came of it.
    @concurrent
    func answer(to effect: CloseEffect) async -> Message {
        do throws(ServiceError) {
            return .close(try await performed(effect))
        } catch {
            return switch effect {
            case .load(let filter): .close(.loadFailed(filter, error))
            case .read(let day): .close(.readFailed(day, error))
            case .preview(let day): .close(.previewFailed(day, error))
            case .seal(let order): .close(.sealFailed(order.day, error))
            case .verify(let day): .close(.verifyFailed(day, error))
            }
        }
    }

    private func performed(_ effect: CloseEffect) async throws(ServiceError) -> CloseMessage {
        switch effect {
        case .load(let filter):
            .loaded(filter, try await closes.listing(filter, ClosesState.limit))
        case .read(let day): .read(day, try await closes.sight(day))
        case .preview(let day): .previewed(day, try await closes.preview(day))
        case .seal(let order): .sealed(try await closes.seal(order))
        case .verify(let day): .verified(day, try await closes.verify(day).get())
        }
    }
}
