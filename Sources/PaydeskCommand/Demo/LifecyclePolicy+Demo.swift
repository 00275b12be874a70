import Payouts

extension LifecyclePolicy {
    /// Quick enough to watch: the sandbox settles in seconds, and says so before anybody asks.
    static let demo = LifecyclePolicy(
        retryDelays: [1, 2, 4].map { .seconds($0) },
        queryDelays: [8, 8, 8, 10, 10, 15, 20, 30, 60, 120, 300, 600].map { .seconds($0) },
        usualTime: .seconds(60)
    )
}
