package import PayoutService
package import Payouts

/// How the console asks providers about many payouts.
package struct RequeryClient: Sendable {
    /// Begins to ask, and follows what comes of it.
    package let start: @Sendable (RequeryScope) async throws(ServiceError) -> RequeryRun
    /// Ends a re-query.
    package let stop: @Sendable (Int64) async throws(ServiceError) -> Void

    /// Creates a view of re-queries.
    package init(
        start: @escaping @Sendable (RequeryScope) async throws(ServiceError) -> RequeryRun,
        stop: @escaping @Sendable (Int64) async throws(ServiceError) -> Void
    ) {
        self.start = start
        self.stop = stop
    }
}
