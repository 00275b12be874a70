import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle

/// What a response needs to know of its connection.
struct SandboxContext: InitializableFromSource {
    let channel: any Channel

    init(source: ApplicationRequestContextSource) { channel = source.channel }
}

/// Turns HTTP into requests for the simulation, and its answers into bytes or into none.
struct SandboxResponder: HTTPResponder {
    let ledger: SharedLedger
    let now: @Sendable () -> Date
    let clock: any Clock<Duration>

    /// How long a request is held open at most; a caller that waits longer sees a reset.
    static let longestHold = Duration.seconds(120)

    @concurrent
    func respond(to request: Request, context: SandboxContext) async throws -> Response {
        var request = request
        guard let body = try? await request.collectBody(upTo: SandboxRequest.maximumBodyBytes)
        else { return try Self.response(SandboxAnswer(status: 413, ["error": "body too large"])) }
        let answer = ledger.answer(SandboxRequest(request, body: body), at: now())
        if let message = answer.precededBy { await attempted(message) }
        switch answer.delivery {
        case .whole: return try Self.response(answer)
        case .truncated: return try Self.truncated(answer, closing: context.channel)
        case .reset: return try await Self.reset(context.channel)
        case .held:
            await hold(request.body)
            return try await Self.reset(context.channel)
        }
    }

    /// Waits until a message was sent and answered, or not, the server shuts down, or the longest
    /// hold is over.
    private func attempted(_ message: NotificationDelivery.ID) async {
        try? await cancelWhenGracefulShutdown {
            try await withThrowingTaskGroup { group in
                group.addTask { await ledger.attempted(message) }
                group.addTask { try await clock.sleep(for: Self.longestHold) }
                try await group.next()
                group.cancelAll()
            }
        }
    }

    /// Waits until the caller hangs up, the server shuts down, or the longest hold is over.
    private func hold(_ body: RequestBody) async {
        try? await body.consumeWithCancellationOnInboundClose { _ in
            try await cancelWhenGracefulShutdown {
                try await clock.sleep(for: Self.longestHold)
            }
        }
    }
}

// MARK: - Responses

extension SandboxResponder {
    private static func response(_ answer: SandboxAnswer) throws -> Response {
        Response(
            status: HTTPResponse.Status(code: answer.status),
            headers: [.contentType: answer.contentType],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body))
        )
    }

    /// Announces the whole body, sends half of it, and closes.
    private static func truncated(
        _ answer: SandboxAnswer,
        closing channel: any Channel
    ) throws -> Response {
        Response(
            status: HTTPResponse.Status(code: answer.status),
            headers: [.contentType: answer.contentType],
            body: ResponseBody(contentLength: answer.body.count) { writer in
                let half = answer.body.prefix(answer.body.count / 2)
                try await writer.write(ByteBuffer(bytes: half))
                try await channel.close()
            }
        )
    }

    /// Closes without a byte; with no linger, the caller sees a reset and not an end.
    private static func reset(_ channel: any Channel) async throws -> Response {
        if let socket = channel as? any SocketOptionProvider {
            try await socket.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
        }
        try await channel.close()
        // Nobody is left to read it.
        return Response(status: .internalServerError)
    }
}

extension SandboxRequest {
    init(_ request: Request, body: ByteBuffer) {
        let headers = request.headers.map { ($0.name.canonicalName, $0.value) }
        self.init(
            method: request.method.rawValue,
            path: request.uri.path,
            headers: Dictionary(headers) { $1 },
            body: Data(body.readableBytesView)
        )
    }
}
