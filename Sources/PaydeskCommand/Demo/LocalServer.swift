import Logging
import ServiceLifecycle

/// A server that runs beside something else in this process, on a port that is free.
enum LocalServer {
    /// Starts a server, runs `body` with the port that it got, and stops the server gracefully,
    /// also when the task is canceled.
    ///
    /// - Parameters:
    ///   - make: Makes the server; what it is given must be called with the port once it listens.
    ///   - body: What runs beside it.
    /// - Throws: What the server or `body` throws.
    static func run(
        _ make: (@escaping @Sendable (Int) -> Void) -> any Service,
        _ body: (Int) async throws -> Void
    ) async throws {
        let (ports, listening) = AsyncStream.makeStream(
            of: Int.self,
            bufferingPolicy: .bufferingOldest(1)
        )
        let group = ServiceGroup(named: [make { listening.yield($0) }], logger: .silent)
        // Not a child task, which would be canceled with this one: a canceled server drops the
        // connections that it has accepted and not begun to serve, and SwiftNIO traps at that.
        let running = Task {
            defer { listening.finish() }
            try await group.run()
        }
        let result: Result<Void, any Error>
        do {
            for await port in ports.prefix(1) { try await body(port) }
            result = .success(())
        } catch {
            result = .failure(error)
        }
        await group.triggerGracefulShutdown()
        try await running.value
        try result.get()
    }
}

extension Logger {
    /// For what runs under the console: a line on the terminal would tear the screen.
    static let silent = {
        var logger = Logger(label: "demo")
        logger.logLevel = .critical
        return logger
    }()
}
