import ArgumentParser
import Logging
import Sandbox
import ServiceLifecycle
import UnixSignals

/// The command `paydesk sandbox`.
struct RunSandbox: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "sandbox",
        abstract: "Simulate all five providers over HTTP.",
        discussion: """
            Base URLs are http://HOST:PORT/PROVIDER, for example http://127.0.0.1:7070/dvpay.

            The end of the beneficiary's account, card or wallet number chooses what happens:
            \(SandboxScenario.table)

            The control API: GET /sandbox/orders, GET /sandbox/orders/PROVIDER/REFERENCE,
            GET /sandbox/payments (how often each order was really paid),
            POST /sandbox/scenario, POST /sandbox/status, POST /sandbox/offline,
            POST /sandbox/reset.
            """
    )

    @Option(help: "Where to listen.") var listen = "127.0.0.1:7070"
    @Option(help: "How many simulated seconds pass in a real one.") var timeFactor = 1.0

    func validate() throws {
        guard timeFactor > 0, timeFactor.isFinite else {
            throw ValidationError("--time-factor must be a number above 0.")
        }
        guard address != nil else { throw ValidationError("--listen must be HOST:PORT.") }
    }

    private var address: (host: String, port: Int)? {
        guard let colon = listen.lastIndex(of: ":"),
            let port = Int(listen[listen.index(after: colon)...]), (0...65_535).contains(port)
        else { return nil }
        return (String(listen[..<colon]), port)
    }

    func run(in context: CommandContext) async throws {
        guard let (host, port) = address else { return }
        var logger = Logger(label: "paydesk") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .notice
        let server = SandboxServer(
            configuration: SandboxConfiguration(host: host, port: port, timeFactor: timeFactor),
            seed: context.randomBits(),
            now: context.now,
            clock: context.clock,
            logger: logger,
            onListening: { port in
                context.writeError("paydesk: sandbox on http://\(host):\(port)\n")
            }
        )
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [server],
                gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger
            )
        )
        do {
            try await group.run()
        } catch {
            throw CommandFailure(
                .internal,
                "The sandbox cannot listen on \(listen) (\(error)). Choose another with --listen."
            )
        }
    }
}
