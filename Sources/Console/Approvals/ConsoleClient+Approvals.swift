import PayoutService
import Payouts

extension ConsoleClient {
    /// Does what an effect on what waits describes and says what came of it.
    @concurrent
    func answer(
        to effect: ApprovalEffect,
        deliver: @escaping @Sendable (Message) -> Void = { _ in }
    ) async -> Message {
        do throws(ServiceError) {
            switch effect {
            case .load(let filter):
                let listing = try await approvals.listing(filter, ApprovalsState.limit)
                return .approvals(.loaded(filter, listing))
            case .look(let subject):
                return .approvals(.looked(subject, try await approvals.look(subject)))
            case .step(let subject, let index):
                return .approvals(.stepped(subject, try await approvals.step(subject, index)))
            case .approve(let subject, let digest):
                let result = try await approvals.approve(subject, digest) {
                    deliver(.approvals(.progressed($0)))
                }
                return .approvals(.approved(subject, result))
            case .reject(let subject, let reason):
                try await approvals.reject(subject, reason)
                return .approvals(.rejected(subject))
            case .recall(let subject):
                try await approvals.recall(subject)
                return .approvals(.recalled(subject))
            case .stop: return .tick
            }
        } catch {
            return effect.failed(error)
        }
    }
}

extension ApprovalEffect {
    fileprivate func failed(_ error: ServiceError) -> Message {
        switch self {
        case .load(let filter): .approvals(.loadFailed(filter, error))
        case .look(let subject), .step(let subject, _): .approvals(.lookFailed(subject, error))
        case .approve(let subject, _), .reject(let subject, _), .recall(let subject):
            .approvals(.refused(subject, error))
        case .stop: .failed(error)
        }
    }
}
