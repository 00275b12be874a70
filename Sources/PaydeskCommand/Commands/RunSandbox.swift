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

            Each provider notifies the address that the create names, repeated as documented. \
            DVPay's requests name none: give it as --dvpay-webhook-url.

            The control API, with JSON bodies:
              GET /sandbox/orders, /sandbox/orders/PROVIDER/REFERENCE, /sandbox/scenarios
              GET /sandbox/outcomes       how every order stands, to compare with a ledger
              GET /sandbox/payments       how often each order was really paid
              GET /sandbox/notifications  what was sent, and what is sent next
              GET /sandbox/settlement/PROVIDER/DAY   a day's settlement file, as CSV
              POST /sandbox/scenario      {provider, scenario, reference} or {…, next: COUNT}
              POST /sandbox/fault         {provider, reference, fault}: its notifications go wrong
              POST /sandbox/status        {provider, reference, status}: moves an order
              POST /sandbox/notify        {provider, reference}: notifies now, once more
              POST /sandbox/offline       {provider, offline}: an outage begins or ends
              POST /sandbox/storm         {seed}: --faults from now on; null ends it
              POST /sandbox/reset
            """
    )

    @Option(help: "Where to listen.", transform: ListenAddress.parse)
    var listen = ListenAddress(host: "127.0.0.1", port: 7_070)
    @Option(help: "How many simulated seconds pass in a real one.") var timeFactor = 1.0
    @Option(
        name: .customLong("dvpay-webhook-url"),
        help: "Where DVPay sends its notifications, which no request names."
    )
    var dvpayWebhookURL: String?
    @Option(help: "What DVPay signs its notifications with; without it they are not signed.")
    var dvpayWebhookSecret: String?
    @Option(
        help: ArgumentHelp(
            "Every kind of trouble at random, the same for the same seed, for every account that "
                + "chooses nothing.",
            valueName: "seed"
        )
    )
    var faults: UInt64?

    func validate() throws {
        guard timeFactor > 0, timeFactor.isFinite else {
            throw ValidationError("--time-factor must be a number above 0.")
        }
        if let dvpayWebhookURL,
            let problem = Setting.Kind.url().problem(with: dvpayWebhookURL)
        {
            throw ValidationError("--dvpay-webhook-url \(problem).")
        }
    }

    func run(in context: CommandContext) async throws {
        var logger = Logger(label: "paydesk") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .notice
        let server = SandboxServer(
            configuration: SandboxConfiguration(
                host: listen.host,
                port: listen.port,
                timeFactor: timeFactor,
                dvpayWebhookURL: dvpayWebhookURL,
                dvpayWebhookSecret: dvpayWebhookSecret,
                stormSeed: faults
            ),
            seed: context.randomBits(),
            now: context.now,
            clock: context.clock,
            logger: logger,
            onListening: { port in
                context.writeError("paydesk: sandbox on http://\(listen.host):\(port)\n")
            }
        )
        let group = ServiceGroup(named: [server], endedBy: [.sigterm, .sigint], logger: logger)
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
