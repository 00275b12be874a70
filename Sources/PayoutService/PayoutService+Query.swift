package import Payouts
import ServiceLifecycle

/// What came of asking about one payout.
package struct RequeryResult: Hashable, Sendable {
    /// The payout that was asked about.
    package let id: PayoutID
    /// The payout afterwards and what the provider said, or why nothing was learnt.
    package let outcome: Result<Answer, ServiceError>

    /// The payout afterwards, and what the provider said.
    package struct Answer: Hashable, Sendable {
        /// The payout afterwards.
        package let payout: Payout
        /// What the provider said.
        package let result: QueryResult
    }

    /// One line for people: what was learnt.
    package var message: String {
        switch outcome {
        case .failure(let error): error.message
        case .success(let answer):
            switch answer.result {
            case .answered(let evidence):
                "\(evidence.cause); it is \(answer.payout.status.rawValue)"
            case .noAnswer(let detail): "no usable answer (\(detail)); nothing changed"
            case .notSupported: "this provider cannot be asked about it"
            }
        }
    }
}

extension PayoutService {
    /// Asks a provider about one payout now, ahead of the schedule but within its rate limit.
    ///
    /// - Parameters:
    ///   - id: The payout.
    ///   - name: Who asks.
    /// - Returns: What was learnt.
    package func requery(_ id: PayoutID, by name: OperatorName) async -> RequeryResult {
        do throws(ServiceError) {
            return RequeryResult(id: id, outcome: .success(try await ask(about: id, by: name)))
        } catch {
            return RequeryResult(id: id, outcome: .failure(error))
        }
    }

    private func ask(
        about id: PayoutID,
        by name: OperatorName
    ) async throws(ServiceError) -> RequeryResult.Answer {
        try require(.requery, of: name)
        let payout = try await existingPayout(id)
        guard payout.attemptCount > 0 else {
            let why = "was never submitted, so its provider does not know it. Submit it first."
            throw .notSupported("\(id) \(why)")
        }
        let line = try line(payout.provider)
        do throws(StoreError) {
            return try await ask(about: payout, line, by: name)
        } catch {
            throw .store(error)
        }
    }

    func existingPayout(_ id: PayoutID) async throws(ServiceError) -> Payout {
        do throws(StoreError) {
            guard let payout = try await store.payout(id) else { throw .notFound("\(id)") }
            return payout
        } catch {
            throw .store(error)
        }
    }

    /// Asks about a payout in its provider's turn, and records what was learnt.
    ///
    /// Canceled or shut down before its turn, it asks nothing and records nothing.
    private func ask(
        about payout: Payout,
        _ line: ProviderLine,
        by name: OperatorName
    ) async throws(StoreError) -> RequeryResult.Answer {
        guard try await isTurn(at: line) else {
            let result = QueryResult.noAnswer("canceled before it was asked")
            return RequeryResult.Answer(payout: payout, result: result)
        }
        // Meanwhile the provider may have named the payout.
        let current = try await store.payout(payout.id) ?? payout
        return try await query(current, line, by: name)
    }

    /// Waits for the next call that a provider's rate allows; `false` when canceled or shut down
    /// before that.
    func isTurn(at line: ProviderLine) async throws(StoreError) -> Bool {
        let wait = try await store.reserveCall(
            at: line.provider.id,
            rate: line.queryRate,
            on: environment.now()
        )
        do {
            try await cancelWhenGracefulShutdown { [clock = environment.clock] in
                try await clock.sleep(for: wait)
            }
            return true
        } catch {
            return false
        }
    }

    /// Asks now, and records what was learnt.
    func query(
        _ payout: Payout,
        _ line: ProviderLine,
        by name: OperatorName
    ) async throws(StoreError) -> RequeryResult.Answer {
        let report = await line.provider.query(payout)
        let after = try await store.finishQuery(
            of: payout.id,
            report: report,
            context: environment.context(by: name, policy: line.policy)
        )
        if after.flags.contains(.gaveUpQuerying), !payout.flags.contains(.gaveUpQuerying) {
            environment.logger.gaveUpAsking(after)
        }
        return RequeryResult.Answer(payout: after, result: report.result)
    }
}
