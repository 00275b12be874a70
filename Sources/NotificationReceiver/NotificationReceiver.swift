import Hummingbird
import HummingbirdCore
package import Logging
import NIOCore
package import PayoutService
import ServiceLifecycle

/// The HTTP endpoint for the providers' webhooks, for health checks and for metrics.
///
/// `POST /webhooks/ENVIRONMENT/PROVIDER`, one path a provider; `GET /healthz` says whether this
/// process does its work, `GET /livez` that it answers at all, `GET /metrics` what it counts.
package struct NotificationReceiver: Service {
    let service: PayoutService
    let settings: ReceiverSettings
    let logger: Logger
    let onListening: @Sendable (Int) -> Void

    /// Creates a receiver that does not listen yet.
    ///
    /// - Parameters:
    ///   - service: Keeps what arrives, and answers for its health.
    ///   - settings: Where to listen, and the limits.
    ///   - logger: Takes the server's own messages; no body and no secret reaches it.
    ///   - onListening: Called once with the port that is really listened on.
    package init(
        service: PayoutService,
        settings: ReceiverSettings,
        logger: Logger,
        onListening: @escaping @Sendable (Int) -> Void = { _ in }
    ) {
        self.service = service
        self.settings = settings
        self.logger = logger
        self.onListening = onListening
    }

    /// Serves until the task is canceled or the service group shuts down.
    @concurrent
    package func run() async throws {
        try await withTaskExecutorPreference(EventLoopExecutor(EventLoopExecutor.group.any())) {
            try await application.run()
        }
    }

    private var application: Application<ReceiverResponder> {
        let configuration = HTTP1Channel.Configuration(
            additionalChannelHandlers: [SlowClientHandler(settings)],
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: ReceiverSettings.headerLimit,
                maxHeaderListSize: ReceiverSettings.headerLimit,
                maxHeaderFieldCount: ReceiverSettings.headerCountLimit
            )
        )
        return Application(
            responder: ReceiverResponder(
                service: service,
                settings: settings,
                bodies: BodyBudget(limit: settings.bodyBudget)
            ),
            server: HTTPServerBuilder { responder in
                let channel = HTTP1Channel(responder: responder, configuration: configuration)
                return ReceiverChannel(base: channel)
            },
            configuration: ApplicationConfiguration(
                address: .hostname(settings.host, port: settings.port),
                backlog: 1_024,
                availableConnectionsDelegate: MaximumAvailableConnections(settings.connectionLimit)
            ),
            onServerRunning: { [onListening] channel in
                onListening(channel.localAddress?.port ?? 0)
            },
            eventLoopGroupProvider: .shared(EventLoopExecutor.group),
            logger: logger
        )
    }
}
