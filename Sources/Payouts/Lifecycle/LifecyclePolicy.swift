package import Foundation

/// When to try again, as data: one per provider, from configuration.
package struct LifecyclePolicy: Hashable, Sendable {
    /// Waits before the next attempt of something proven not sent; the last one repeats.
    package let retryDelays: [Duration]
    /// Waits before each query after the status began to need one; empty without a query.
    package let queryDelays: [Duration]
    /// When submission is held because the provider fails.
    package let breaker: BreakerPolicy
    /// How long the provider usually takes; what takes longer is late, and what waits longer to be
    /// sent is stuck.
    package let usualTime: Duration
    /// The reason codes with which the provider refuses a payout because its balance is too low.
    package var shortageCodes: Set<String>

    /// Creates a policy.
    package init(
        retryDelays: [Duration],
        queryDelays: [Duration],
        breaker: BreakerPolicy = .standard,
        usualTime: Duration = .seconds(1_800),
        shortageCodes: Set<String> = []
    ) {
        self.retryDelays = retryDelays
        self.queryDelays = queryDelays
        self.breaker = breaker
        self.usualTime = usualTime
        self.shortageCodes = shortageCodes
    }

    /// Seconds to hours: quick while a customer waits, and on until the notifications have ended.
    package static let standard = LifecyclePolicy(
        retryDelays: [1, 2, 5, 15, 60, 300].map { .seconds($0) },
        queryDelays: [
            5, 10, 20, 40, 60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200, 14_400, 28_800, 28_800,
            43_200, 86_400, 86_400,
        ].map { .seconds($0) }
    )

    /// When to attempt again after `attemptCount` attempts.
    func nextAttempt(after attemptCount: Int, context: ChangeContext) -> Date {
        context.date(after: wait(after: attemptCount))
    }

    private func wait(after attemptCount: Int) -> Duration {
        let index = min(max(attemptCount - 1, 0), retryDelays.count - 1)
        return retryDelays.isEmpty ? .seconds(60) : retryDelays[index]
    }

    /// Whether the waits between so many attempts add up to more than the usual time.
    func hasRetriedForLong(attemptCount: Int) -> Bool {
        var waited = Duration.zero
        for attempt in stride(from: 1, to: attemptCount, by: 1) {
            waited += wait(after: attempt)
            if waited > usualTime { return true }
        }
        return false
    }

    /// When to query after `queryCount` queries, or `nil` when the schedule is exhausted.
    func nextQuery(after queryCount: Int, context: ChangeContext) -> Date? {
        guard queryDelays.indices.contains(queryCount) else { return nil }
        return context.date(after: queryDelays[queryCount])
    }
}

/// The circumstances of a change: when, by whom, under which policy.
package struct ChangeContext: Sendable {
    /// The time of the change.
    package let at: Date
    /// Who makes it.
    package let by: OperatorName
    /// When to try again.
    package let policy: LifecyclePolicy
    /// Spreads waits so that many payouts do not wake at once: from 0 up to 1.
    package let jitter: Double

    /// Creates a context.
    package init(at: Date, by: OperatorName, policy: LifecyclePolicy, jitter: Double = 0) {
        self.at = at
        self.by = by
        self.policy = policy
        self.jitter = jitter
    }

    /// The time after a wait that the jitter lengthens by up to a fifth.
    func date(after wait: Duration) -> Date {
        at.addingTimeInterval(wait.inSeconds * (1 + jitter / 5))
    }
}
