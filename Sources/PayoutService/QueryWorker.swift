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

    /// The most payouts claimed at once.
    static let maximumClaim = 32
    /// The most attempts under one idempotency key.
    static let maximumAttemptsUnderKey = 5
    /// How much of the provider's window is left unused, so that a slow clock does not cross it.
    static let windowMargin = Duration.seconds(3600)

    /// Creates a worker.
    package init(service: PayoutService, tick: Duration = .seconds(1)) {
        self.service = service
        self.tick = tick
    }

    /// Asks about what is due, waits for more, and ends on graceful shutdown.
    package func run() async throws {
        let changes = service.store.changes()
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            await queryDue()
            let clock = service.environment.clock
            await cancelWhenGracefulShutdown {
                await Wake.next(of: changes, orAfter: tick, on: clock)
            }
        }
    }

    /// Asks about everything that is due now, and returns when all of it has ended.
    package func queryDue() async {
        await withTaskGroup { group in
            for line in service.lines.values {
                group.addTask { await queryDue(line) }
            }
        }
    }

    private func queryDue(_ line: ProviderLine) async {
        do throws(StoreError) {
            while !Task.isShuttingDownGracefully, !Task.isCancelled {
                let due = try await service.store.claimQueries(
                    providers: [line.provider.id],
                    limit: Self.maximumClaim,
                    lease: lease(line),
                    at: service.environment.now()
                )
                for payout in due { try await settle(payout, line) }
                if due.count < Self.maximumClaim { return }
            }
        } catch {
            service.environment.logger.workFailed("queries", error)
        }
    }

    /// Long enough for a whole claim to be asked one after the other.
    private func lease(_ line: ProviderLine) -> Duration {
        line.provider.profile.createDeadline * Self.maximumClaim
    }

    private func settle(_ payout: Payout, _ line: ProviderLine) async throws(StoreError) {
        if mayRepeat(payout, line) {
            let repeated = try await service.store.claimRepeat(
                of: payout.id,
                terms: line.terms,
                at: service.environment.now()
            )
            if let repeated { _ = try await service.perform(repeated) }
        } else {
            _ = try await service.ask(about: payout, by: .queryWorker)
        }
    }

    /// Whether the same request may go out again under the same key.
    ///
    /// The window counts from the creation, which is never after the first send.
    private func mayRepeat(_ payout: Payout, _ line: ProviderLine) -> Bool {
        guard payout.status == .unknown, let window = line.provider.profile.repeatWindow,
            payout.attemptCount < Self.maximumAttemptsUnderKey
        else { return false }
        let age = service.environment.now().timeIntervalSince(payout.createdAt)
        return age < (window - Self.windowMargin).inSeconds
    }
}
