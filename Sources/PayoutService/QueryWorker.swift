import Foundation
import Payouts
import ServiceLifecycle

/// Follows accepted and unknown payouts until the evidence settles them.
///
/// Where a provider returns the original answer for a repeated idempotency key, an unknown outcome
/// is settled by repeating the same request under the same key, inside that window and bounded;
/// elsewhere only by asking.
package struct QueryWorker: Service {
    let service: PayoutService
    let tick: Duration

    /// Creates a worker.
    package init(service: PayoutService, tick: Duration = .seconds(1)) {
        self.service = service
        self.tick = tick
    }

    /// Asks about what is due, waits for more, and ends on graceful shutdown.
    ///
    /// Each provider is followed on its own, so that one that hangs holds up no other.
    package func run() async throws {
        await withDiscardingTaskGroup { group in
            for line in service.lines.values { group.addTask { await follow(line) } }
        }
    }

    private func follow(_ line: ProviderLine) async {
        let open = OpenQuestions()
        var isPersonsTurn = false
        await withDiscardingTaskGroup { answers in
            await Wake.each(
                of: service.store.changes(.allButArrivals),
                open.hasRoom,
                orEvery: tick,
                on: service.environment.clock
            ) {
                await open.ask(in: &answers) { await next(line, &isPersonsTurn) }
            }
        }
    }

    /// Asks about everything that is due now, and returns when all of it has ended.
    package func queryDue() async {
        await withDiscardingTaskGroup { group in
            for line in service.lines.values { group.addTask { await queryDue(line) } }
        }
    }

    private func queryDue(_ line: ProviderLine) async {
        let open = OpenQuestions()
        var isPersonsTurn = false
        var asked = 0
        repeat {
            await withDiscardingTaskGroup { answers in
                asked = await open.ask(in: &answers) { await next(line, &isPersonsTurn) }
            }
        } while asked > 0
    }

    /// What a person asks for goes first, but leaves the schedule every other turn.
    private func next(_ line: ProviderLine, _ isPersonsTurn: inout Bool) async -> Question? {
        isPersonsTurn.toggle()
        if isPersonsTurn, let asked = await service.nextRequery(line) { return asked }
        if let due = await nextDue(line) { return due }
        return isPersonsTurn ? nil : await service.nextRequery(line)
    }

    /// The next payout that is due at a provider, in its turn; `nil` when there is none.
    private func nextDue(_ line: ProviderLine) async -> Question? {
        do throws(StoreError) {
            while let payout = try await claim(line) {
                if try await mayRepeat(payout, line) { return { await repeatOrAsk(payout, line) } }
                guard try await service.isTurn(at: line) else { return nil }
                if try await unsettled(payout) != nil { return { await ask(payout, line) } }
            }
        } catch {
            service.environment.logger.workFailed("queries", error)
        }
        return nil
    }

    /// Claims what is due longest; a worker that can do so is alive.
    private func claim(_ line: ProviderLine) async throws(StoreError) -> Payout? {
        let now = service.environment.now()
        let claimed = try await service.store.claimQueries(
            providers: [line.provider.id],
            limit: 1,
            lease: Self.lease(line),
            at: now
        )
        service.pulse.beat(.queries, of: line.provider.id, at: now)
        return claimed.first
    }

    /// Long enough to repeat the request, to wait for a turn among many, and for the answer.
    static func lease(_ line: ProviderLine) -> Duration {
        line.queryRate.longestTurn * 3 + line.terms.lease * 2
    }

    /// Repeats the request where the answer settles the payout, else asks.
    private func repeatOrAsk(_ payout: Payout, _ line: ProviderLine) async {
        do throws(StoreError) {
            let repeated = try await repeatUnderKey(payout, line)
            guard repeated?.status.isInFlight ?? true, try await service.isTurn(at: line),
                try await unsettled(payout) != nil
            else { return }
            await ask(payout, line)
        } catch {
            service.environment.logger.workFailed("queries", error)
        }
    }

    /// Asks, unless somebody else does or has done so since it was claimed.
    private func ask(_ claimed: Payout, _ line: ProviderLine) async {
        do throws(StoreError) {
            let turn = try await service.beginQuery(
                of: claimed.id,
                line,
                unlessSince: claimed.updatedAt
            )
            guard case .granted(let payout, let right) = turn else { return }
            _ = try await service.query(payout, line, until: right, by: .queryWorker)
        } catch {
            service.environment.logger.workFailed("queries", error)
        }
    }

    /// The payout as it stands now, if it is still to be asked about: others are told things too.
    private func unsettled(_ claimed: Payout) async throws(StoreError) -> Payout? {
        guard let payout = try await service.store.payout(claimed.id) else { return nil }
        return payout.nextQueryAt == nil ? nil : payout
    }

    /// Repeats the request, unless it may not go out now.
    ///
    /// It may not (`nil`) when the payout moved on, a request is on its way, or the provider is
    /// paused or failing. Asking is allowed all the same.
    private func repeatUnderKey(
        _ payout: Payout,
        _ line: ProviderLine
    ) async throws(StoreError) -> Payout? {
        let claimed = try await service.store.claimRepeat(
            of: payout.id,
            terms: line.terms,
            at: service.environment.now()
        )
        guard let claimed else { return nil }
        return try await service.perform(claimed)
    }

    /// Whether the same request is to go out again now, under the same key.
    private func mayRepeat(_ payout: Payout, _ line: ProviderLine) async throws(StoreError) -> Bool
    {
        guard let window = line.provider.profile.repeatWindow,
            let history = try await service.store.history(of: payout.id)
        else { return false }
        let repeats = Repeats(of: payout, after: history.attempts, within: window)
        return repeats?.isDue(at: service.environment.now()) ?? false
    }
}
