import Foundation
import Payouts
import ServiceLifecycle

/// Looks after what nobody tells us: lateness, missing approvers, and the balance at each provider.
package struct Watch: Service {
    let service: PayoutService
    let tick: Duration

    /// Creates a watch.
    ///
    /// - Parameters:
    ///   - service: What is watched.
    ///   - tick: How often it looks.
    package init(service: PayoutService, tick: Duration = .seconds(60)) {
        self.service = service
        self.tick = tick
    }

    /// Looks now and every tick, and ends on graceful shutdown.
    ///
    /// Each provider is asked on its own, so that one that hangs holds up no other.
    package func run() async throws {
        let clock = service.environment.clock
        await withDiscardingTaskGroup { group in
            group.addTask {
                await Wake.each(of: .never, orEvery: min(tick, .seconds(10)), on: clock) {
                    await markLate()
                    await reviewApprovers()
                }
            }
            for line in service.lines.values {
                group.addTask {
                    await Wake.each(of: .never, orEvery: tick, on: clock) {
                        await readBalance(line)
                    }
                }
            }
        }
    }

    /// Marks what its provider has had for longer than usual.
    package func markLate() async {
        do throws(StoreError) {
            _ = try await service.store.markLate(
                usual: service.lines.mapValues(\.policy.usualTime),
                at: service.environment.now()
            )
            service.pulse.beat(.watch, at: service.environment.now())
        } catch {
            service.environment.logger.workFailed("marking late payouts", error)
        }
    }

    /// Marks what nobody may approve, which the configuration may have changed.
    package func reviewApprovers() async {
        do throws(ServiceError) {
            try await service.reviewBlocked()
        } catch .store(let error) {
            service.environment.logger.workFailed("looking for approvers", error)
        } catch {}
    }

    /// Asks every provider for its balance and keeps the answers.
    package func readBalances() async {
        await withDiscardingTaskGroup { group in
            for line in service.lines.values { group.addTask { await readBalance(line) } }
        }
    }

    /// A provider that gives no balance leaves the last one standing, however old.
    private func readBalance(_ line: ProviderLine) async {
        do throws(StoreError) {
            guard try await service.isTurn(at: line) else { return }
            // What is sent while the provider answers may or may not be in its answer.
            let asked = service.environment.now()
            let answer = try? await cancelWhenGracefulShutdown {
                try await line.provider.balance()
            }
            guard let balances = answer else { return }
            try await service.store.recordBalances(
                balances,
                of: line.provider.id,
                at: asked
            )
        } catch {
            service.environment.logger.workFailed("recording a balance", error)
        }
    }
}

extension AsyncStream<Void> {
    /// A signal that never comes.
    fileprivate static var never: AsyncStream<Void> { AsyncStream { _ in } }
}
