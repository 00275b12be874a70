/// Waits for a signal or for a time, whichever comes first.
enum Wake {
    /// Returns after the stream's next element, after `wait`, or when the task is cancelled.
    static func next(
        of signals: AsyncStream<Void>,
        orAfter wait: Duration,
        on clock: any Clock<Duration>
    ) async {
        await withTaskGroup { group in
            group.addTask {
                var iterator = signals.makeAsyncIterator()
                _ = await iterator.next()
            }
            group.addTask { try? await clock.sleep(for: wait) }
            await group.next()
            group.cancelAll()
        }
    }
}
