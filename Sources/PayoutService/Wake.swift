import ServiceLifecycle

/// Wakes a worker that waits for work.
enum Wake {
    /// Does something now, after each signal, and at least once a tick, until graceful shutdown.
    ///
    /// Signals that come while it is being done count as one.
    static func each(
        of signals: AsyncStream<Void>...,
        orEvery tick: Duration,
        on clock: any Clock<Duration>,
        perform body: () async -> Void
    ) async {
        let (wakes, wake) = AsyncStream.makeStream(
            of: Void.self,
            bufferingPolicy: .bufferingNewest(1)
        )
        await withTaskGroup { group in
            for signal in signals { group.addTask { for await _ in signal { wake.yield() } } }
            while isWanted {
                await body()
                await cancelWhenGracefulShutdown {
                    // The stream itself must not be waited for with a time limit: canceling the
                    // wait would end the stream.
                    let timer = Task {
                        try await clock.sleep(for: tick)
                        wake.yield()
                    }
                    var next = wakes.makeAsyncIterator()
                    await next.next()
                    timer.cancel()
                }
            }
            group.cancelAll()
        }
    }

    /// Whether more work may be begun: neither shut down nor canceled.
    static var isWanted: Bool { !Task.isShuttingDownGracefully && !Task.isCancelled }
}
