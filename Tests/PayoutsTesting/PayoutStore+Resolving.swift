package import Foundation
package import Payouts

/// Resolving as somebody does who has just looked.
extension PayoutStore {
    package func resolve(
        _ resolution: Resolution,
        of id: PayoutID,
        needsSecond: Bool,
        context: ChangeContext
    ) async throws(StoreError) -> ResolutionResult {
        try await resolve(
            resolution,
            of: look(at: id).payout,
            needsSecond: needsSecond,
            context: context
        )
    }

    package func confirmResolution(
        of id: PayoutID,
        context: ChangeContext
    ) async throws(StoreError) -> Payout {
        let history = try await look(at: id)
        return try await confirmResolution(
            history.existingProposal(),
            of: history.payout,
            context: context
        )
    }

    package func discardResolution(
        of id: PayoutID,
        by name: OperatorName,
        at date: Date
    ) async throws(StoreError) {
        let proposal = try await look(at: id).existingProposal()
        try await discardResolution(proposal, of: id, by: name, at: date)
    }

    private func look(at id: PayoutID) async throws(StoreError) -> PayoutHistory {
        guard let history = try await history(of: id) else { throw .notFound(id.rawValue) }
        return history
    }
}

extension PayoutHistory {
    package func existingProposal() throws(StoreError) -> Resolution {
        guard let proposal else { throw .notFound("\(payout.id), proposed resolution") }
        return proposal
    }
}
