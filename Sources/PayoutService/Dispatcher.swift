import Payouts
import ServiceLifecycle
import Synchronization

/// Submits queued payouts, at most so many at once for each provider, until it is shut down.
///
/// Claims are transactions, so any number of dispatchers may run on one ledger. A provider that
/// hangs holds up nothing but its own share.
package struct Dispatcher: Service {
    let service: PayoutService
    /// How often due work is looked for when nothing signals a change.
    let tick: Duration
    private let inFlight = InFlight()

    /// Creates a dispatcher.
    package init(service: PayoutService, tick: Duration = .seconds(1)) {
        self.service = service
        self.tick = tick
    }

    /// Submits what is due, waits for more, and ends on graceful shutdown after what is in flight.
    package func run() async throws {
        let changes = service.store.changes()
        await withDiscardingTaskGroup { group in
            while !Task.isShuttingDownGracefully, !Task.isCancelled {
                for payout in await claimDue() {
                    group.addTask { await submit(payout) }
                }
                let clock = service.environment.clock
                await cancelWhenGracefulShutdown {
                    await Wake.next(of: changes, orAfter: tick, on: clock)
                }
            }
        }
    }

    /// Submits everything that is due now, and returns when all of it has ended.
    package func dispatchDue() async {
        var claimed = await claimDue()
        while !claimed.isEmpty {
            await withDiscardingTaskGroup { group in
                for payout in claimed {
                    group.addTask { await submit(payout) }
                }
            }
            claimed = await claimDue()
        }
    }

    /// Recovers what a crash left behind, then claims as much due work as there is room for.
    private func claimDue() async -> [Payout] {
        var claimed: [Payout] = []
        do throws(StoreError) {
            try await recover()
            for line in service.lines.values {
                while inFlight.enter(line), let payout = try await claim(line) {
                    claimed.append(payout)
                }
            }
        } catch {
            service.environment.logger.workFailed("dispatch", error)
        }
        return claimed
    }

    /// Claims one payout for a place that was taken, and gives the place back without one.
    private func claim(_ line: ProviderLine) async throws(StoreError) -> Payout? {
        do throws(StoreError) {
            let payout = try await service.store.claimAttempt(
                only: nil,
                providers: [line.provider.id: line.terms],
                at: service.environment.now()
            )
            if payout == nil { inFlight.leave(line.provider.id) }
            return payout
        } catch {
            inFlight.leave(line.provider.id)
            throw error
        }
    }

    private func submit(_ payout: Payout) async {
        do throws(StoreError) {
            _ = try await service.perform(payout)
        } catch {
            service.environment.logger.workFailed("recording an attempt", error)
        }
        inFlight.leave(payout.provider)
    }

    private func recover() async throws(StoreError) {
        let left = try await service.store.recoverInterrupted(
            policies: service.lines.mapValues(\.policy),
            at: service.environment.now()
        )
        for payout in left { service.environment.logger.attemptInterrupted(payout) }
    }
}

/// Counts the creates that are in flight at each provider.
private final class InFlight: Sendable {
    private let counts = Mutex<[ProviderID: Int]>([:])

    /// Takes a place, unless all of the provider's are taken.
    func enter(_ line: ProviderLine) -> Bool {
        counts.withLock { counts in
            let count = counts[line.provider.id, default: 0]
            guard count < line.maximumInFlight else { return false }
            counts[line.provider.id] = count + 1
            return true
        }
    }

    /// Gives a place back.
    func leave(_ provider: ProviderID) {
        counts.withLock { $0[provider, default: 1] -= 1 }
    }
}
