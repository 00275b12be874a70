import Logging
import Sandbox
import ServiceLifecycle

/// The simulated providers, running beside something else in this process.
enum DemoSandbox {
    /// Starts the sandbox on a free port, runs `body` with the port, and stops the sandbox.
    static func run(
        _ context: CommandContext,
        timeFactor: Double,
        _ body: @escaping @Sendable (Int) async throws -> Void
    ) async throws {
        let (ports, listening) = AsyncStream.makeStream(
            of: Int.self,
            bufferingPolicy: .bufferingOldest(1)
        )
        var logger = Logger(label: "sandbox")
        logger.logLevel = .critical
        let server = SandboxServer(
            configuration: SandboxConfiguration(timeFactor: timeFactor),
            seed: context.randomBits(),
            now: context.now,
            clock: context.clock,
            logger: logger,
            onListening: { listening.yield($0) }
        )
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(services: [server], logger: logger)
        )
        try await withThrowingTaskGroup { tasks in
            tasks.addTask {
                defer { listening.finish() }
                try await group.run()
            }
            for await port in ports.prefix(1) { try await body(port) }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }
}
