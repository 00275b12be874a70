import ArgumentParser
import NotificationReceiver
import PayoutService
import ServiceLifecycle
import UnixSignals

/// The command `paydesk serve`.
struct Serve: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Submit queued payouts and follow them, without a console.",
        discussion: """
            With --listen it also takes the providers' notifications, at \
            /webhooks/ENVIRONMENT/PROVIDER, and answers /healthz, /livez and /metrics. It speaks \
            plain HTTP: put it behind whatever ends TLS for you.
            """
    )

    @OptionGroup var shared: SharedOptions
    @Option(
        help: "Take notifications at HOST:PORT; port 0 takes any free one.",
        transform: ListenAddress.parse
    )
    var listen: ListenAddress?

    func run(in context: CommandContext) async throws {
        let composition = try Composition(context, configPath: shared.config)
        try await composition.withService { service in
            guard !service.lines.isEmpty else {
                throw CommandFailure(
                    .configuration,
                    "No provider is enabled: there is nothing to serve. "
                        + "`paydesk config check` shows what is configured."
                )
            }
            let group = ServiceGroup(
                named: services(of: service, composition),
                endedBy: [.sigterm, .sigint],
                logger: composition.logger
            )
            try await group.run()
        }
    }

    private func services(
        of service: PayoutService,
        _ composition: Composition
    ) -> [any Service] {
        let (context, configuration) = (composition.context, composition.configuration)
        let greeting = Greeting {
            context.writeError("paydesk: serving \(configuration.ledgerPath)\n")
        }
        var services: [any Service] = [greeting] + Workers.all(of: service)
        if let listen {
            services.append(
                NotificationReceiver(
                    service: service,
                    settings: ReceiverSettings(
                        host: listen.host,
                        port: listen.port,
                        environment: configuration.environmentName,
                        connectionLimit: OpenFiles.roomForConnections,
                        trustedProxies: configuration.trustedProxies
                    ),
                    logger: composition.logger,
                    onListening: { port in
                        context.writeError("paydesk: listening on \(listen.host):\(port)\n")
                    }
                )
            )
        }
        return services
    }
}

/// Says that the services run; a signal to end is heeded from then on.
private struct Greeting: Service {
    let say: @Sendable () -> Void

    func run() async throws {
        say()
        try await gracefulShutdown()
    }
}
