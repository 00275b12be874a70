import Foundation
package import Payouts

/// Whether an operator may be offered to submit a payout again under its order number.
package enum ResubmissionOffer: Hashable, Sendable {
    /// The provider said often and long enough that it has no such order.
    case offered
    /// Not now; the sentence says why.
    case withheld(String)

    /// How often the provider must have said "no such order".
    package static let minimumDenials = 3
    /// How far the first and the last denial must lie apart.
    package static let minimumSpan = Duration.seconds(300)

    /// Weighs the evidence about one payout.
    ///
    /// - Parameters:
    ///   - history: The payout with all that is known about it.
    ///   - sendsOrderNumber: Whether its provider gets our order number; one that does not can
    ///     neither deny the order nor refuse a second one, and after its window an idempotency key
    ///     protects no more.
    package init(_ history: PayoutHistory, sendsOrderNumber: Bool) {
        guard history.payout.status == .unknown else {
            self = .withheld(
                "only a payout whose outcome is unknown is sent once more; look at its timeline "
                    + "first"
            )
            return
        }
        guard history.proposal == nil else {
            self = .withheld(
                "what a colleague saw waits for a second person; confirm that or drop it first"
            )
            return
        }
        guard sendsOrderNumber else {
            self = .withheld(
                "its provider knows no order number of ours, and after a while the key no longer "
                    + "keeps a second one from being paid too; resolve it by what the provider's "
                    + "support says"
            )
            return
        }
        let lastAttempt = history.attempts.last?.startedAt ?? history.payout.createdAt
        let denials = history.evidence.filter {
            $0.claim == .notFound && $0.receivedAt > lastAttempt
        }
        let contradicted = history.evidence.contains { $0.claim == .pending || $0.claim.isFinal }
        let times = denials.map(\.receivedAt).sorted()
        let span = times.first.flatMap { first in times.last?.timeIntervalSince(first) } ?? 0
        if contradicted {
            self = .withheld("the provider has known the order; query it until it is settled")
        } else if denials.count < Self.minimumDenials {
            let seen = "\(denials.count) of \(Self.minimumDenials)"
            self = .withheld(
                "the provider has denied the order \(seen) times over five minutes; query it again"
            )
        } else if span < Self.minimumSpan.inSeconds {
            let left = Int((Self.minimumSpan.inSeconds - span).rounded(.up))
            self = .withheld(
                "the provider has denied the order \(denials.count) times, but not over five "
                    + "minutes yet; query it again \(left) s after the last time"
            )
        } else {
            self = .offered
        }
    }
}

extension PayoutService {
    /// Submits a payout again under the same order number, after a proven negative.
    ///
    /// - Parameters:
    ///   - id: The payout.
    ///   - name: Who takes the responsibility.
    /// - Returns: The payout, queued again.
    /// - Throws: ``ServiceError/notSupported(_:)`` with the reason when it is not offered.
    package func resubmit(
        _ id: PayoutID,
        by name: OperatorName
    ) async throws(ServiceError) -> Payout {
        try require(.resubmit, of: name)
        if case .withheld(let reason) = try await resubmissionOffer(id) {
            throw .notSupported("\(id) cannot be submitted again: \(reason).")
        }
        do throws(StoreError) {
            let context = environment.context(by: name, policy: .standard)
            return try await store.apply(.resubmit, to: id, context: context)
        } catch {
            throw .store(error)
        }
    }

    private func resubmissionOffer(_ id: PayoutID) async throws(ServiceError) -> ResubmissionOffer {
        do throws(StoreError) {
            guard let history = try await store.history(of: id) else { throw .notFound("\(id)") }
            let profile = lines[history.payout.provider]?.provider.profile
            return ResubmissionOffer(history, sendsOrderNumber: profile?.sendsOrderNumber ?? false)
        } catch {
            throw .store(error)
        }
    }
}
