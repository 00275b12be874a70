import PayoutService
import Payouts
import PayoutsTesting

/// Resolving as somebody does who has just looked.
extension PayoutService {
    func resolve(
        _ id: PayoutID,
        _ draft: ResolutionDraft,
        by name: OperatorName
    ) async throws(ServiceError) -> ResolutionResult {
        try await resolve(look(at: id).payout, draft, by: name)
    }

    @discardableResult
    func confirmResolution(
        of id: PayoutID,
        by name: OperatorName
    ) async throws(ServiceError) -> Payout {
        let history = try await look(at: id)
        return try await confirmResolution(
            proposal(in: history),
            of: history.payout,
            by: name
        )
    }

    func discardResolution(of id: PayoutID, by name: OperatorName) async throws(ServiceError) {
        try await discardResolution(proposal(in: look(at: id)), of: id, by: name)
    }

    private func proposal(in history: PayoutHistory) throws(ServiceError) -> Resolution {
        do throws(StoreError) {
            return try history.existingProposal()
        } catch {
            throw .store(error)
        }
    }

    private func look(at id: PayoutID) async throws(ServiceError) -> PayoutHistory {
        do throws(StoreError) {
            guard let history = try await store.history(of: id) else {
                throw .notFound(id.rawValue)
            }
            return history
        } catch {
            throw .store(error)
        }
    }
}
