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
            context.writeError("paydesk: serving \(composition.configuration.ledgerPath)\n")
            let group = ServiceGroup(
                configuration: ServiceGroupConfiguration(
                    services: [Dispatcher(service: service), QueryWorker(service: service)],
                    gracefulShutdownSignals: [.sigterm, .sigint],
                    logger: composition.logger
                )
            )
            try await group.run()
        }
    }
}
