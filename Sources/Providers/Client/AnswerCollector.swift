import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Payouts
import Synchronization

/// Collects one answer up to a size limit, and keeps what has come when the rest never does.
final class AnswerCollector: HTTPClientResponseDelegate {
    /// What is known of one request and its answer so far.
    struct Received: Hashable {
        /// Whether the request was handed to an established connection.
        var requestBegan = false
        /// The answer's status, once its head has come.
        var status: Int?
        /// The answer's `Date` header, once its head has come (RFC 9110, 6.6.1).
        var date: String?
        /// The answer's body so far.
        var body = Data()

        var transportResult: TransportResult {
            guard let status else { return .unknown(.init(.connectionLost)) }
            return .answered(status: status, body: body)
        }
    }

    /// The body does not end within the limit.
    struct TooLarge: Error {}

    private let limit: Int
    private let state = Mutex(Received())

    init(limit: Int) { self.limit = limit }

    /// What has come so far.
    var received: Received { state.withLock { $0 } }

    func didSendRequestHead(task: HTTPClient.Task<Received>, _ head: HTTPRequestHead) {
        state.withLock { $0.requestBegan = true }
    }

    func didReceiveHead(
        task: HTTPClient.Task<Received>,
        _ head: HTTPResponseHead
    ) -> EventLoopFuture<Void> {
        state.withLock {
            $0.status = Int(head.status.code)
            $0.date = head.headers.first(name: "Date")
        }
        return task.eventLoop.makeSucceededVoidFuture()
    }

    func didReceiveBodyPart(
        task: HTTPClient.Task<Received>,
        _ buffer: ByteBuffer
    ) -> EventLoopFuture<Void> {
        let fits = state.withLock { received in
            let room = limit - received.body.count
            received.body.append(contentsOf: buffer.readableBytesView.prefix(room))
            return buffer.readableBytes <= room
        }
        return fits
            ? task.eventLoop.makeSucceededVoidFuture()
            : task.eventLoop.makeFailedFuture(TooLarge())
    }

    func didFinishRequest(task: HTTPClient.Task<Received>) -> Received { received }
}
