import Foundation
import Logging
import NotificationReceiver
import PayoutService
import Payouts
import PayoutsTesting
import Providers
import SQLiteStore
import ServiceLifecycle
import Synchronization
import Testing

/// A receiver over a real ledger file and the real providers, on a port of its own.
struct Endpoint: Sendable {
    let folder: TemporaryFolder
    let store: SQLiteStore
    let service: PayoutService
    /// Yields whenever the service asks for the time: it is about to keep what arrived.
    let timeAsked: AsyncStream<Void>
    private let settings: ReceiverSettings

    /// The time at which everything happens: 14 November 2023, 22:13:20 UTC.
    static let now = Date.testStart

    init(
        readDeadline: Duration = .seconds(3_600),
        idleDeadline: Duration = .seconds(3_600),
        bodyBudget: Int = 1_024 * 1_024,
        providers: [ProviderID] = ProviderID.allCases,
        allowedAddresses: [String] = [],
        trustedProxies: [String] = [],
        clock: any Clock<Duration> = ContinuousClock()
    ) throws {
        folder = try TemporaryFolder()
        store = try SQLiteStore.open(path: folder.path("ledger"), clock: ContinuousClock())
        let (asked, continuation) = AsyncStream.makeStream(
            of: Void.self,
            bufferingPolicy: .bufferingNewest(1)
        )
        timeAsked = asked
        settings = ReceiverSettings(
            host: "127.0.0.1",
            port: 0,
            environment: "sandbox",
            bodyLimit: 4_096,
            bodyBudget: bodyBudget,
            readDeadline: readDeadline,
            idleDeadline: idleDeadline,
            trustedProxies: try trustedProxies.map { try #require(AddressBlock($0)) }
        )
        service = PayoutService(
            store: store,
            lines: try providers.map { id in
                ProviderLine(
                    provider: try SignedMessage.provider(id, allowedAddresses: allowedAddresses),
                    queryRate: CallRate(perSecond: 1, burst: 1)
                )
            },
            environment: ServiceEnvironment(
                now: {
                    continuation.yield()
                    return Self.now
                },
                randomBits: { 4 },
                clock: clock,
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            )
        )
    }

    /// Serves while `body` runs, then ends gracefully.
    func serving<Value: Sendable>(
        _ body: (Int) async throws -> Value
    ) async throws -> Value {
        try await servingAsGroup { port, _ in try await body(port) }
    }

    /// Serves while `body` runs, which may end the serving itself.
    func servingAsGroup<Value: Sendable>(
        _ body: (Int, ServiceGroup) async throws -> Value
    ) async throws -> Value {
        let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let receiver = NotificationReceiver(
            service: service,
            settings: settings,
            logger: logger,
            onListening: { continuation.yield($0) }
        )
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(services: [receiver], logger: logger)
        )
        async let running: Void = group.run()
        var iterator = ports.makeAsyncIterator()
        let port = await iterator.next() ?? 0
        let result: Result<Value, any Error>
        do {
            result = .success(try await body(port, group))
        } catch {
            result = .failure(error)
        }
        await group.triggerGracefulShutdown()
        try await running
        return try result.get()
    }

    /// Has every part beat, as if it worked, so many seconds from now.
    func beat(at seconds: TimeInterval, except silent: Set<Pulse.Part> = []) {
        let time = Self.now.addingTimeInterval(seconds)
        for part in Pulse.Part.allCases where !silent.contains(part) {
            let providers: [ProviderID?] = part == .queries ? Array(service.lines.keys) : [nil]
            for provider in providers { service.pulse.beat(part, of: provider, at: time) }
        }
    }

    /// What is on the disk, read through another connection, newest first.
    func kept() async throws -> [ProviderNotification] {
        let other = try SQLiteStore.open(path: folder.path("ledger"), clock: ContinuousClock())
        return try await other.newest()
    }
}

/// A folder that goes away with its last user.
final class TemporaryFolder: Sendable {
    private let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "receiver-\(UUID())")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appending(path: name).path }
}
