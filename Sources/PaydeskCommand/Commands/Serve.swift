import ArgumentParser
import PayoutService
import ServiceLifecycle
import UnixSignals

/// The command `paydesk serve`.
struct Serve: ContextCommand {
    static let configuration = CommandConfiguration(
        abstract: "Submit queued payouts and follow them, without a console."
    )

    @OptionGroup var shared: SharedOptions

    func run(in context: CommandContext) async throws {
        let composition = try Composition(context, configPath: shared.config)
        try await composition.withService { service in
            let greeting = Greeting {
                context.writeError("paydesk: serving \(composition.configuration.ledgerPath)\n")
            }
            let group = ServiceGroup(
                configuration: ServiceGroupConfiguration(
                    services: [
                        greeting, Dispatcher(service: service), QueryWorker(service: service),
                    ],
                    gracefulShutdownSignals: [.sigterm, .sigint],
                    logger: composition.logger
                )
            )
            try await group.run()
        }
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
