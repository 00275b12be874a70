import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Payouts
import Synchronization

/// Collects one answer up to a limit of size and time, and keeps what has come when the rest never
/// does.
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

    private struct State {
        var received = Received()
        var alarm: Scheduled<Void>?
    }

    private let limit: Int
    private let timeout: TimeAmount
    private let state = Mutex(State())

    /// Creates a collector for one request.
    ///
    /// - Parameters:
    ///   - limit: The most bytes of a body.
    ///   - timeout: The longest from the first byte sent to the last byte received.
    init(limit: Int, timeout: TimeAmount) {
        self.limit = limit
        self.timeout = timeout
    }

    /// What has come so far.
    var received: Received { state.withLock { $0.received } }

    func didSendRequestHead(task: HTTPClient.Task<Received>, _ head: HTTPRequestHead) {
        let alarm = task.eventLoop.scheduleTask(in: timeout) {
            task.fail(reason: HTTPClientError.deadlineExceeded)
        }
        state.withLock { state in
            state.received.requestBegan = true
            state.alarm = alarm
        }
    }

    func didReceiveHead(
        task: HTTPClient.Task<Received>,
        _ head: HTTPResponseHead
    ) -> EventLoopFuture<Void> {
        state.withLock {
            $0.received.status = Int(head.status.code)
            $0.received.date = head.headers.first(name: "Date")
        }
        return task.eventLoop.makeSucceededVoidFuture()
    }

    func didReceiveBodyPart(
        task: HTTPClient.Task<Received>,
        _ buffer: ByteBuffer
    ) -> EventLoopFuture<Void> {
        let fits = state.withLock { state in
            let room = limit - state.received.body.count
            state.received.body.append(contentsOf: buffer.readableBytesView.prefix(room))
            return buffer.readableBytes <= room
        }
        return fits
            ? task.eventLoop.makeSucceededVoidFuture()
            : task.eventLoop.makeFailedFuture(TooLarge())
    }

    func didReceiveError(task: HTTPClient.Task<Received>, _ error: any Error) { stopAlarm() }

    func didFinishRequest(task: HTTPClient.Task<Received>) -> Received {
        stopAlarm()
        return received
    }

    private func stopAlarm() {
        state.withLock { $0.alarm }?.cancel()
    }
}
