import Foundation
import Logging
import Sandbox
import ServiceLifecycle

extension TestDesk {
    /// Writes a configuration of a sandbox at a port and this desk's ledger.
    func configure(port: Int, more: String = "") throws {
        let names = ["dvpay", "paypro-vn", "vexora-ar", "paypro-bd", "cashypro-co"]
        let providers = names.map { name in
            """
              \(name):
                baseURL: http://127.0.0.1:\(port)/\(name)
                notifyURL: http://127.0.0.1:\(port)/notifications
            """
        }
        try write(
            "paydesk.yaml",
            """
            environment:
              name: test
            ledger:
              path: \(ledgerPath)
            log:
              level: error
            \(more)
            providers:
            \(providers.joined(separator: "\n"))
            """
        )
    }

    /// Runs `body` with a desk and a sandbox that share one clock.
    static func withSandbox(
        more: String = "",
        _ body: @escaping @Sendable (TestDesk) async throws -> Void
    ) async throws {
        try await withSandboxPort(more: more) { desk, _ in try await body(desk) }
    }

    /// The same, with the port at which the sandbox can be asked for more than payouts.
    static func withSandboxPort(
        more: String = "",
        _ body: @escaping @Sendable (TestDesk, Int) async throws -> Void
    ) async throws {
        let desk = try TestDesk()
        let (ports, listening) = AsyncStream.makeStream(of: Int.self)
        var logger = Logger(label: "sandbox")
        logger.logLevel = .critical
        let server = SandboxServer(
            configuration: SandboxConfiguration(),
            seed: 1,
            now: desk.now,
            clock: ContinuousClock(),
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
            for await port in ports.prefix(1) {
                try desk.configure(port: port, more: more)
                try await body(desk, port)
            }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }
}
