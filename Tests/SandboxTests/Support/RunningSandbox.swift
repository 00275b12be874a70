import AsyncHTTPClient
import Foundation
import Logging
import NIOCore
import NIOHTTP1
import Payouts
import Sandbox
import ServiceLifecycle
import Testing

/// A sandbox that listens on a free port, with a manual time and a client.
struct RunningSandbox: Sendable {
    let time: ManualTime
    private let base: String
    /// Long enough for the slowest machine; no test waits for it to pass.
    private static let patience = TimeAmount.minutes(2)
    private let client: HTTPClient
    private let group: ServiceGroup

    /// Runs a test against a sandbox of its own.
    ///
    /// A request that is held is let go at once unless `holding` says that the test waits for it.
    static func run(
        _ configuration: SandboxConfiguration = SandboxConfiguration(),
        holding: Bool = false,
        _ test: (RunningSandbox) async throws -> Void
    ) async throws {
        let (ports, continuation) = AsyncStream.makeStream(
            of: Int.self,
            bufferingPolicy: .bufferingOldest(1)
        )
        let time = ManualTime(skipping: holding ? nil : .seconds(120))
        let server = SandboxServer(
            configuration: configuration,
            seed: 1,
            now: { time.date },
            clock: time,
            logger: Logger(label: "sandbox") { _ in SwiftLogNoOpLogHandler() },
            onListening: { continuation.yield($0) }
        )
        let group = ServiceGroup(
            services: [server],
            logger: Logger(label: "group") { _ in SwiftLogNoOpLogHandler() }
        )
        async let service: Void = group.run()
        let port = try #require(await ports.first { _ in true })
        let client = HTTPClient(eventLoopGroupProvider: .singleton)
        do {
            let base = "http://127.0.0.1:\(port)"
            try await test(RunningSandbox(time: time, base: base, client: client, group: group))
        } catch {
            Issue.record(error)
        }
        try await client.shutdown()
        await group.triggerGracefulShutdown()
        try await service
    }

    /// Sends a request and reads the whole answer.
    func send(_ call: Call) async throws -> Answer {
        var request = HTTPClientRequest(url: base + call.path)
        request.method = .RAW(value: call.method)
        for (name, value) in call.headers { request.headers.add(name: name, value: value) }
        if !call.body.isEmpty { request.body = .bytes(ByteBuffer(string: call.body)) }
        let response = try await client.execute(request, timeout: Self.patience)
        let body = try await response.body.collect(upTo: 1 << 22)
        return Answer(status: Int(response.status.code), text: String(buffer: body))
    }

    /// Sends a request whose answer may be lost.
    func sendExpectingLoss(_ call: Call) async -> (any Error)? {
        do {
            _ = try await send(call)
            return nil
        } catch {
            return error
        }
    }

    /// Asks the server to stop.
    func stop() async { await group.triggerGracefulShutdown() }

    // MARK: - The control API

    func get(_ path: String) async throws -> Answer {
        try await send(Call(method: "GET", path: "/sandbox" + path))
    }

    func post(_ path: String, _ body: String) async throws -> Answer {
        try await send(Call(path: "/sandbox" + path, body: body))
    }

    /// What the sandbox's ledger says about one order.
    func order(_ merchant: Merchant, _ reference: String) async throws -> Answer {
        try await get("/orders/\(merchant.id)/\(reference)")
    }

    /// The messages about an order, once none of them is on its way.
    func settled(_ reference: String, _ merchant: Merchant) async throws -> [[String: String]] {
        while true {
            let rows = try await order(merchant, reference).list("notifications")
            guard rows.contains(where: { $0["status"] == "in-flight" }) else { return rows }
        }
    }
}
