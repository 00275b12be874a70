import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle
import Synchronization
import Testing

/// A merchant's endpoint on a real socket: it notes every message and replies as a test wants.
struct Receiver: Sendable {
    struct Message: Sendable {
        let headers: [String: String]
        let body: String
        /// The port at the other end, which tells connections apart.
        let connection: Int?
    }

    enum Reply: Sendable {
        case answer(Int, String)
        case redirect(String)
        case silence
        case hangUp
    }

    let url: String
    private let messages: AsyncStream<Message>

    /// Runs a test against a receiver of its own, which replies in turn and then as it did last;
    /// without a reply it acknowledges.
    static func run(
        _ replies: Reply...,
        test: (Receiver) async throws -> Void
    ) async throws {
        let (ports, listening) = AsyncStream.makeStream(
            of: Int.self,
            bufferingPolicy: .bufferingOldest(1)
        )
        let (messages, arrived) = AsyncStream.makeStream(
            of: Message.self,
            bufferingPolicy: .bufferingOldest(1000)
        )
        let application = Application(
            responder: Responder(arrived: arrived, replies: replies),
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { listening.yield($0.localAddress?.port ?? 0) },
            logger: Logger(label: "receiver") { _ in SwiftLogNoOpLogHandler() }
        )
        let group = ServiceGroup(
            services: [application],
            logger: Logger(label: "group") { _ in SwiftLogNoOpLogHandler() }
        )
        async let service: Void = group.run()
        let port = try #require(await ports.first { _ in true })
        do {
            let url = "http://127.0.0.1:\(port)/notify"
            try await test(Receiver(url: url, messages: messages))
        } catch {
            Issue.record(error)
        }
        await group.triggerGracefulShutdown()
        try await service
    }

    /// The next message, which is waited for.
    func next() async throws -> Message {
        for await message in messages { return message }
        throw CancellationError()
    }
}

private struct ReceiverContext: InitializableFromSource {
    let channel: any Channel

    init(source: ApplicationRequestContextSource) { channel = source.channel }
}

private struct Responder: HTTPResponder {
    let arrived: AsyncStream<Receiver.Message>.Continuation
    let replies: [Receiver.Reply]
    private let count = Count()

    private final class Count: Sendable {
        private let value = Mutex(0)
        func next() -> Int {
            value.withLock { value in
                defer { value += 1 }
                return value
            }
        }
    }

    init(arrived: AsyncStream<Receiver.Message>.Continuation, replies: [Receiver.Reply]) {
        self.arrived = arrived
        self.replies = replies
    }

    private func nextReply() -> Receiver.Reply {
        let number = count.next()
        return number < replies.count ? replies[number] : replies.last ?? .answer(200, "OK")
    }

    @concurrent
    func respond(to request: Request, context: ReceiverContext) async throws -> Response {
        var request = request
        let body = try await request.collectBody(upTo: 1 << 16)
        let headers = request.headers.map { ($0.name.canonicalName, $0.value) }
        let reply = nextReply()
        arrived.yield(
            Receiver.Message(
                headers: Dictionary(headers) { $1 },
                body: String(buffer: body),
                connection: context.channel.remoteAddress?.port
            )
        )
        switch reply {
        case .answer(let status, let text):
            let body = ResponseBody(byteBuffer: ByteBuffer(string: text))
            return Response(status: .init(code: status), body: body)
        case .redirect(let url):
            return Response(status: .init(code: 302), headers: [.location: url])
        case .silence:
            try? await request.body.consumeWithCancellationOnInboundClose { _ in
                await cancelWhenGracefulShutdown {
                    await Silence.untilCancelled()
                }
            }
            return Response(status: .internalServerError)
        case .hangUp:
            try await context.channel.close()
            return Response(status: .internalServerError)
        }
    }
}

private enum Silence {
    /// Waits on a stream that nobody feeds: it ends when its reader is cancelled.
    static func untilCancelled() async {
        let (silence, feed) = AsyncStream.makeStream(
            of: Never.self,
            bufferingPolicy: .bufferingOldest(1)
        )
        for await _ in silence {}
        feed.finish()
    }
}
