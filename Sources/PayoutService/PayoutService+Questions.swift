import Foundation
import Payouts
import ServiceLifecycle

/// Something to ask a provider, once its turn has come.
typealias Question = @Sendable () async -> Void

extension PayoutService {
    /// How many answers of one provider are waited for at once.
    static var maximumOpenQuestions: Int { 8 }

    /// Asks one thing after the other until there is nothing more, or work is to end.
    ///
    /// Questions go out in the order in which they come, each in its turn; up to
    /// ``maximumOpenQuestions`` answers are waited for together. What comes up while the last ones
    /// are waited for is asked as soon as one of them has come.
    func ask(_ next: () async -> Question?) async {
        await withTaskGroup(of: Void.self) { group in
            var open = 0
            while Wake.isWanted {
                if open < Self.maximumOpenQuestions, let question = await next() {
                    group.addTask { await question() }
                    open += 1
                } else if open > 0 {
                    await group.next()
                    open -= 1
                } else {
                    return
                }
            }
        }
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

    /// Asks about a payout, or learns what somebody else was told who asked meanwhile.
    ///
    /// - Parameters:
    ///   - id: The payout.
    ///   - line: Its provider.
    ///   - name: Who asks.
    ///   - since: An answer since then is as good as a new one.
    /// - Returns: What was learnt; `nil` while somebody else is asking.
    /// - Throws: What the ledger could not do.
    func ask(
        about id: PayoutID,
        _ line: ProviderLine,
        by name: OperatorName,
        unlessSince since: Date
    ) async throws(StoreError) -> RequeryResult.Answer? {
        switch try await beginQuery(of: id, line, unlessSince: since) {
        case .granted(let payout): try await query(payout, line, by: name)
        case .asked(let payout, let result): RequeryResult.Answer(payout: payout, result: result)
        case .busy: nil
        }
    }

    /// Takes the right to ask about a payout, for as long as an answer may take.
    func beginQuery(
        of id: PayoutID,
        _ line: ProviderLine,
        unlessSince since: Date
    ) async throws(StoreError) -> QueryTurn {
        try await store.beginQuery(
            of: id,
            unlessAskedSince: since,
            lease: line.terms.lease,
            at: environment.now()
        )
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
