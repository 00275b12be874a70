package import Payouts

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
    /// What somebody else is told who asks at the same time is the answer, too.
    ///
    /// - Parameters:
    ///   - id: The payout.
    ///   - name: Who asks.
    /// - Returns: What was learnt.
    package func requery(_ id: PayoutID, by name: OperatorName) async -> RequeryResult {
        let since = environment.now()
        return await learn(about: id, by: name) { payout, line throws(StoreError) in
            let isTurn = try await isTurn(at: line)
            let answer =
                isTurn ? try await ask(about: id, line, by: name, unlessSince: since) : nil
            return answer ?? .nothing(about: payout, "canceled before it was asked")
        }
    }

    /// What comes of asking about a payout that can be asked about by somebody who may.
    func learn(
        about id: PayoutID,
        by name: OperatorName,
        ask: (Payout, ProviderLine) async throws(StoreError) -> RequeryResult.Answer
    ) async -> RequeryResult {
        do throws(ServiceError) {
            try require(.requery, of: name)
            let payout = try await existingPayout(id)
            guard payout.attemptCount > 0 else {
                let why = "was never submitted, so its provider does not know it. Submit it first."
                throw .notSupported("\(id) \(why)")
            }
            let line = try line(payout.provider)
            do throws(StoreError) {
                return RequeryResult(id: id, outcome: .success(try await ask(payout, line)))
            } catch {
                throw .store(error)
            }
        } catch {
            return RequeryResult(id: id, outcome: .failure(error))
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
}

extension RequeryResult.Answer {
    /// Nothing was asked, and why.
    static func nothing(about payout: Payout, _ why: String) -> Self {
        Self(payout: payout, result: .noAnswer(why))
    }
}
