package import Foundation
import Hummingbird
package import Logging
import NIOCore
import ServiceLifecycle
import Synchronization

/// The five providers simulated over real HTTP on one port, with a ledger of what was really paid.
///
/// Each provider's own paths begin at ``SandboxConfiguration/basePath(of:)``; the control API lives
/// at `/sandbox`. The ledger is in memory and ends with the server.
package final class SandboxServer: Service {
    private let configuration: SandboxConfiguration
    private let ledger: Mutex<SandboxLedger>
    private let now: @Sendable () -> Date
    private let clock: any Clock<Duration>
    private let logger: Logger
    private let onListening: @Sendable (Int) -> Void

    /// Creates a server that does not listen yet.
    ///
    /// - Parameters:
    ///   - configuration: Address, credentials, speed and balances.
    ///   - seed: Makes the platform's own order numbers; the same seed makes the same numbers.
    ///   - now: The time; orders move by it and signatures are checked against it.
    ///   - clock: Measures how long an unanswered request is held open.
    ///   - logger: Takes the server's own messages; no secret reaches it.
    ///   - onListening: Called once with the port that is really listened on.
    package init(
        configuration: SandboxConfiguration,
        seed: UInt64,
        now: @escaping @Sendable () -> Date,
        clock: any Clock<Duration>,
        logger: Logger,
        onListening: @escaping @Sendable (Int) -> Void
    ) {
        self.configuration = configuration
        self.ledger = Mutex(SandboxLedger(configuration: configuration, seed: seed))
        self.now = now
        self.clock = clock
        self.logger = logger
        self.onListening = onListening
    }

    /// Serves until the task is cancelled or the service group shuts down.
    @concurrent
    package func run() async throws {
        let router = SandboxRouter(configuration: configuration)
        let responder = SandboxResponder(clock: clock) { [self] request in
            let now = now()
            return ledger.withLock { router.answer(request, &$0, at: now) }
        }
        let application = Application(
            responder: responder,
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port)
            ),
            onServerRunning: { [onListening] channel in
                onListening(channel.localAddress?.port ?? 0)
            },
            logger: logger
        )
        try await application.run()
    }
}
