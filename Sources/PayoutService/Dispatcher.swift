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
        await withDiscardingTaskGroup { group in
            let clock = service.environment.clock
            await Wake.each(of: service.store.changes(.allButArrivals), orEvery: tick, on: clock) {
                for payout in await claimDue() {
                    group.addTask { await submit(from: payout) }
                }
            }
        }
    }

    /// Submits everything that is due now, and returns when all of it has ended.
    package func dispatchDue() async {
        await withDiscardingTaskGroup { group in
            for payout in await claimDue() {
                group.addTask { await submit(from: payout) }
            }
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
            // Only one that can do its work is alive.
            service.pulse.beat(.dispatcher, at: service.environment.now())
        } catch {
            service.environment.logger.workFailed("dispatch", error)
        }
        return claimed
    }

    /// Claims one payout for a place that was taken, and gives the place back without one.
    private func claim(_ line: ProviderLine) async throws(StoreError) -> Payout? {
        var claimed: Payout?
        defer { if claimed == nil { inFlight.leave(line.provider.id) } }
        guard Wake.isWanted else { return nil }
        claimed = try await service.store.claimAttempt(
            only: nil,
            providers: [line.provider.id: line.terms],
            at: service.environment.now()
        )
        return claimed
    }

    /// Submits a payout and then, in the place that it held, what is due next at its provider.
    private func submit(from first: Payout) async {
        guard let line = service.lines[first.provider] else { return }
        var next: Payout? = first
        while let payout = next {
            await submit(payout)
            next = await claimNext(line)
        }
    }

    private func submit(_ payout: Payout) async {
        do throws(StoreError) {
            _ = try await service.perform(payout)
        } catch {
            service.environment.logger.workFailed("recording an attempt", error)
        }
    }

    private func claimNext(_ line: ProviderLine) async -> Payout? {
        do throws(StoreError) {
            return try await claim(line)
        } catch {
            service.environment.logger.workFailed("dispatch", error)
            return nil
        }
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
