package import Foundation
import Hummingbird
package import Logging
import NIOCore
import ServiceLifecycle

/// The five providers simulated over real HTTP on one port, with a ledger of what was really paid,
/// and with their messages to the merchant.
///
/// Each provider's own paths begin at ``SandboxConfiguration/basePath(of:)``; the control API lives
/// at `/sandbox`. The ledger is in memory and ends with the server.
package final class SandboxServer: Service {
    private let configuration: SandboxConfiguration
    private let ledger: SharedLedger
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
    ///   - clock: Measures how long an unanswered request is held open, when a message is due, and
    ///     how long its receiver may take.
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
        self.ledger = SharedLedger(
            SandboxLedger(configuration: configuration, seed: seed),
            SandboxRouter(configuration: configuration)
        )
        self.now = now
        self.clock = clock
        self.logger = logger
        self.onListening = onListening
    }

    /// Serves until the task is cancelled or the service group shuts down.
    @concurrent
    package func run() async throws {
        let sender = NotificationSender(ledger: ledger, now: now, clock: clock)
        let application = application
        try await withThrowingTaskGroup { group in
            group.addTask { try await application.run() }
            group.addTask { try await sender.run() }
            // The first that fails ends the other.
            for try await _ in group {}
        }
    }

    private var application: some ApplicationProtocol {
        let responder = SandboxResponder(ledger: ledger, now: now, clock: clock)
        return Application(
            responder: responder,
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port)
            ),
            onServerRunning: { [onListening] channel in
                onListening(channel.localAddress?.port ?? 0)
            },
            logger: logger
        )
    }
}
