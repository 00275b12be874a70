import Foundation
package import Payouts

extension PayoutService {
    /// Submits one queued payout now, and waits for the answer.
    ///
    /// When another process has claimed it, this waits for that process's outcome instead; the
    /// payout is submitted once either way. What is held is not waited for.
    ///
    /// - Parameters:
    ///   - id: A payout that was created.
    ///   - name: Who asks.
    ///   - patience: How long to wait for another process.
    /// - Returns: The payout when its attempt ended, or as it stood when patience ran out.
    /// - Throws: ``ServiceError/store(_:)``.
    package func submit(
        _ id: PayoutID,
        by name: OperatorName,
        patience: Duration
    ) async throws(ServiceError) -> Payout {
        try require(.submit, of: name)
        do throws(StoreError) {
            let claimed = try await store.claimAttempt(
                only: id,
                providers: lines.mapValues(\.terms),
                at: environment.now()
            )
            guard let claimed else { return try await awaitAttempt(of: id, patience: patience) }
            return try await perform(claimed)
        } catch {
            throw .store(error)
        }
    }

    /// Sends a payout that was just claimed and records how that ended.
    ///
    /// When the outcome cannot be recorded the payout stays `submitting` in the ledger until its
    /// lease ends, and is then `unknown`: late, but never lost and never sent again.
    func perform(_ claimed: Payout) async throws(StoreError) -> Payout {
        guard let line = lines[claimed.provider] else { return claimed }
        let report = await line.provider.create(claimed)
        environment.logger.attemptEnded(claimed, report.outcome)
        return try await store.finishAttempt(
            of: claimed.id,
            number: claimed.attemptCount,
            report: report,
            context: environment.context(by: .dispatcher, policy: line.policy)
        )
    }

    /// Looks a few times a second, since the other process may be anywhere.
    private func awaitAttempt(
        of id: PayoutID,
        patience: Duration
    ) async throws(StoreError) -> Payout {
        let deadline = environment.now().addingTimeInterval(patience.inSeconds)
        while true {
            guard let payout = try await store.payout(id) else { throw .notFound("\(id)") }
            let isMoving = payout.status == .queued || payout.status == .submitting
            guard isMoving, environment.now() < deadline else { return payout }
            if payout.status == .queued, try await hold(on: payout) != nil { return payout }
            do {
                try await environment.clock.sleep(for: .milliseconds(250))
            } catch {
                return payout
            }
        }
    }
}
