import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix

/// The only code that talks to providers: sends one request once, and says how that ended.
///
/// Nothing is ever sent twice. Each request gets a connection of its own (`Connection: close`), so
/// that none meets a pooled connection that died unseen; nothing is retried, no redirect is
/// followed, certificates are verified. Close it with ``shutdown()`` when the process ends.
package struct ProviderClient: Sendable {
    /// The most bytes of an answer's body that are read.
    package static let maximumAnswerSize = JSONValue.maximumSize
    /// The most connections to one provider at a time; further requests wait for their turn
    /// within the connect timeout.
    package static let maximumConnectionsPerProvider = 64

    /// The longest until a connection, secure where it must be, is established.
    package let connectTimeout: Duration

    private let http: HTTPClient

    /// Creates a client.
    package init(connectTimeout: Duration = .seconds(10)) {
        self.connectTimeout = connectTimeout
        http = HTTPClient(
            eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
            configuration: Self.configuration(connectTimeout: connectTimeout)
        )
    }

    private static func configuration(connectTimeout: Duration) -> HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: .init(connect: TimeAmount(connectTimeout))
        )
        configuration.httpVersion = .http1Only
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit =
            maximumConnectionsPerProvider
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.connectionPool.idleTimeout = .seconds(1)
        return configuration
    }

    /// Ends every request and closes every connection; nothing can be sent afterwards.
    package func shutdown() async throws {
        try await http.shutdown()
    }

    /// Sends a request once and waits for its whole answer.
    ///
    /// - Parameters:
    ///   - request: What to send.
    ///   - answerTimeout: The longest from the first byte sent to the last byte received.
    /// - Returns: How it ended; never throws, because an unclear ending is an outcome.
    package func send(
        _ request: ProviderRequest,
        answerTimeout: Duration
    ) async -> ProviderResponse {
        let start = NIODeadline.now()
        let collector = AnswerCollector(
            limit: Self.maximumAnswerSize,
            timeout: TimeAmount(answerTimeout)
        )
        let deadline = start + TimeAmount(connectTimeout) + TimeAmount(answerTimeout)
        let result = await result(of: request, collector: collector, deadline: deadline)
        let exchange = request.exchange(
            status: collector.received.status,
            answer: collector.received.body,
            elapsed: .nanoseconds((NIODeadline.now() - start).nanoseconds)
        )
        return ProviderResponse(
            result: result,
            exchange: exchange,
            serverDate: collector.received.date
        )
    }

    private func result(
        of request: ProviderRequest,
        collector: AnswerCollector,
        deadline: NIODeadline
    ) async -> TransportResult {
        do {
            let task = http.execute(
                request: try HTTPClient.Request(request),
                delegate: collector,
                eventLoop: .indifferent,
                deadline: deadline
            )
            let received = try await withTaskCancellationHandler {
                try await task.get()
            } onCancel: {
                task.cancel()
            }
            return received.transportResult
        } catch {
            return TransportResult(failure: error, requestBegan: collector.received.requestBegan)
        }
    }
}

extension HTTPClient.Request {
    fileprivate init(_ request: ProviderRequest) throws {
        var headers = HTTPHeaders(request.headers)
        headers.add(name: "Connection", value: "close")
        try self.init(
            url: request.url,
            method: .POST,
            headers: headers,
            body: request.body.map { .bytes($0) }
        )
    }
}
