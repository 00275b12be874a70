package import PayoutService
package import Payouts

/// How the console asks providers about many payouts.
package struct RequeryClient: Sendable {
    /// Begins to ask, and follows what comes of it.
    package let start: @Sendable (RequeryScope) async throws(ServiceError) -> RequeryRun
    /// The latest re-queries, newest first.
    package let list: @Sendable () async throws(ServiceError) -> [RequeryJob]
    /// Goes on with a re-query, from its first line.
    package let follow: @Sendable (Int64) async throws(ServiceError) -> RequeryRun
    /// Ends a re-query.
    package let stop: @Sendable (Int64) async throws(ServiceError) -> Void

    /// Creates a view of re-queries.
    package init(
        start: @escaping @Sendable (RequeryScope) async throws(ServiceError) -> RequeryRun,
        list: @escaping @Sendable () async throws(ServiceError) -> [RequeryJob],
        follow: @escaping @Sendable (Int64) async throws(ServiceError) -> RequeryRun,
        stop: @escaping @Sendable (Int64) async throws(ServiceError) -> Void
    ) {
        self.start = start
        self.list = list
        self.follow = follow
        self.stop = stop
    }
}
