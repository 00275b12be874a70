import Payouts
import ServiceLifecycle

/// Applies the notifications that were kept, in the order in which they arrived.
///
/// Keeping and applying are apart, so that a provider is answered as soon as its message is safe.
/// What a crash leaves in between is applied by whoever runs next, once.
package struct NotificationWorker: Service {
    let service: PayoutService
    /// How often the inbox is looked at when nothing signals a change.
    let tick: Duration

    /// The most notifications that one transaction applies: other writers wait meanwhile.
    static let maximumBatch = 256

    /// Creates a worker.
    package init(service: PayoutService, tick: Duration = .seconds(1)) {
        self.service = service
        self.tick = tick
    }

    /// Applies what is there, waits for more, and ends on graceful shutdown.
    package func run() async throws {
        let clock = service.environment.clock
        await Wake.each(of: service.store.changes(), orEvery: tick, on: clock) {
            await applyPending()
        }
    }

    /// Applies everything that is pending now.
    package func applyPending() async {
        while Wake.isWanted {
            let applied = await applyBatch()
            for result in applied { service.environment.logger.notificationApplied(result) }
            if applied.isEmpty { return }
        }
    }

    private func applyBatch() async -> [AppliedNotification] {
        do throws(StoreError) {
            let applied = try await service.store.applyNotifications(
                limit: Self.maximumBatch,
                at: service.environment.now(),
                policies: service.lines.mapValues(\.policy),
                reading: { [lines = service.lines] notification, payout in
                    lines[notification.provider]?.provider.evidence(
                        in: notification.message,
                        about: payout,
                        receivedAt: notification.receivedAt
                    )
                }
            )
            // Only one that can do its work is alive.
            service.pulse.beat(.notifications, at: service.environment.now())
            return applied
        } catch {
            service.environment.logger.workFailed("notifications", error)
            return []
        }
    }
}
