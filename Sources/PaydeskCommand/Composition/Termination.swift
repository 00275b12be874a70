import UnixSignals

/// The signals by which the process is told to end.
enum Termination {
    /// Traps them, and gives what returns once one arrives, or when its task is canceled.
    @Sendable static func trapped() async -> @Sendable () async -> Void {
        let signals = await UnixSignalsSequence(trapping: .sigterm, .sighup, .sigint)
        return { for await _ in signals { return } }
    }
}

extension CommandContext {
    /// Runs `body`, and cancels it when the process is told to end, so that it ends in good order.
    ///
    /// - Returns: Whether it was told to end; how `body` then ended does not matter.
    /// - Throws: What `body` throws of its own.
    func untilTold(_ body: @escaping @Sendable () async throws -> Void) async throws -> Bool {
        // Before `body`, which may hold a console: that takes the same signals for itself.
        let end = await trapEnd()
        return try await withThrowingTaskGroup(of: Bool.self) { tasks in
            tasks.addTask {
                try await body()
                return false
            }
            tasks.addTask {
                await end()
                return true
            }
            let isTold = try await tasks.next() ?? false
            tasks.cancelAll()
            try? await tasks.waitForAll()
            return isTold
        }
    }
}
