import Foundation
import Payouts
import ServiceLifecycle
import Synchronization

/// Something to ask a provider, once its turn has come.
typealias Question = @Sendable () async -> Void

/// What one provider is being asked, whose answers are waited for together.
final class OpenQuestions: Sendable {
    /// How many answers are waited for at once.
    static let maximum = 8

    /// Tells that there is room again where there was none.
    let hasRoom: AsyncStream<Void>

    private let count = Mutex(0)
    private let room: AsyncStream<Void>.Continuation

    init() {
        (hasRoom, room) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Asks one thing after the other until there is nothing more, no more room, or work is to end.
    ///
    /// Questions go out in the order in which they come, each in its turn.
    ///
    /// - Parameters:
    ///   - group: Where the answers are waited for.
    ///   - next: What to ask, in its turn; `nil` without anything.
    /// - Returns: How much was asked.
    @discardableResult
    func ask(in group: inout DiscardingTaskGroup, _ next: () async -> Question?) async -> Int {
        var asked = 0
        while Wake.isWanted, enter() {
            guard let question = await next() else {
                leave()
                break
            }
            asked += 1
            group.addTask {
                await question()
                self.leave()
            }
        }
        return asked
    }

    private func enter() -> Bool {
        count.withLock { count in
            guard count < Self.maximum else { return false }
            count += 1
            return true
        }
    }

    private func leave() {
        let wasFull = count.withLock { count in
            count -= 1
            return count == Self.maximum - 1
        }
        if wasFull { room.yield() }
    }
}

extension PayoutService {
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

    /// Asks about a payout, or waits for what somebody else is told who is asking already.
    ///
    /// - Parameters:
    ///   - id: The payout.
    ///   - line: Its provider.
    ///   - name: Who asks.
    ///   - since: An answer since then is as good as a new one.
    /// - Returns: What was learnt; `nil` when canceled or shut down before that.
    /// - Throws: What the ledger could not do.
    func ask(
        about id: PayoutID,
        _ line: ProviderLine,
        by name: OperatorName,
        unlessSince since: Date
    ) async throws(StoreError) -> RequeryResult.Answer? {
        var hasWaited = false
        while Wake.isWanted {
            switch try await beginQuery(of: id, line, unlessSince: since) {
            case .granted(let payout, let right):
                // The turn before was for what somebody else asked in the end.
                if hasWaited {
                    guard try await isTurn(at: line) else { return nil }
                }
                return try await query(payout, line, until: right, by: name)
            case .asked(let payout, let result):
                return RequeryResult.Answer(payout: payout, result: result)
            case .busy:
                hasWaited = true
                await cancelWhenGracefulShutdown { [clock = environment.clock] in
                    try? await clock.sleep(for: Self.answerTick)
                }
            }
        }
        return nil
    }

    /// How soon somebody who waits for another's answer hears it.
    private static var answerTick: Duration { .milliseconds(100) }

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

    /// Asks now, by the right to do so until then, and records what was learnt.
    func query(
        _ payout: Payout,
        _ line: ProviderLine,
        until right: Date,
        by name: OperatorName
    ) async throws(StoreError) -> RequeryResult.Answer {
        let report = await line.provider.query(payout)
        let after = try await store.finishQuery(
            of: payout.id,
            until: right,
            report: report,
            context: environment.context(by: name, policy: line.policy)
        )
        if after.flags.contains(.gaveUpQuerying), !payout.flags.contains(.gaveUpQuerying) {
            environment.logger.gaveUpAsking(after)
        }
        return RequeryResult.Answer(payout: after, result: report.result)
    }
}
