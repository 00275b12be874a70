import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import PayoutService
import Payouts

/// Answers the few paths that there are; everything else is refused with a 4xx.
struct ReceiverResponder: HTTPResponder {
    let service: PayoutService
    let settings: ReceiverSettings
    let bodies: BodyBudget

    @concurrent
    func respond(to request: Request, context: ReceiverContext) async throws -> Response {
        let response = await answer(request, context)
        // A body would be taken for the beginning of the next answer.
        return request.method == .head ? response.createHeadResponse() : response
    }

    private func answer(_ request: Request, _ context: ReceiverContext) async -> Response {
        switch request.uri.path {
        case "/livez": return allow(.get, request) ?? .text(.ok, "ok")
        case "/healthz": return await allow(.get, request, orElse: health)
        case "/metrics": return await allow(.get, request, orElse: metrics)
        default:
            guard let provider = provider(at: request.uri.path) else {
                return .text(.notFound, "There is nothing here.")
            }
            if let refusal = allow(.post, request) { return refusal }
            let sender = ForwardedAddress(trustedProxies: settings.trustedProxies)
                .sender(request.headers, peer: context.peerAddress)
            return await receive(request, at: provider, from: sender)
        }
    }

    /// The provider whose path it is: `/webhooks/ENVIRONMENT/PROVIDER`.
    private func provider(at path: String) -> ProviderID? {
        let prefix = "/webhooks/\(settings.environment)/"
        guard path.hasPrefix(prefix) else { return nil }
        return ProviderID(rawValue: String(path.dropFirst(prefix.count)))
    }

    private func allow(_ method: HTTPRequest.Method, _ request: Request) -> Response? {
        guard request.method != method else { return nil }
        var response = Response.text(.methodNotAllowed, "Use \(method.rawValue).")
        response.headers[.allow] = method.rawValue
        return response
    }

    private func allow(
        _ method: HTTPRequest.Method,
        _ request: Request,
        orElse answer: () async -> Response
    ) async -> Response {
        if let refusal = allow(method, request) { return refusal }
        return await answer()
    }
}

// MARK: - Webhooks

extension ReceiverResponder {
    private func receive(
        _ request: Request,
        at provider: ProviderID,
        from address: String
    ) async -> Response {
        var body = ByteBuffer()
        defer { bodies.giveBack(body.readableBytes) }
        do {
            for try await part in request.body {
                guard body.readableBytes + part.readableBytes <= settings.bodyLimit else {
                    return .closing(.text(.contentTooLarge, "No real notification is so long."))
                }
                guard bodies.take(part.readableBytes) else {
                    return .closing(.text(.serviceUnavailable, "Too much at once. Send it again."))
                }
                body.writeImmutableBuffer(part)
            }
        } catch {
            return .closing(.text(.badRequest, "The request could not be read."))
        }
        let message = WebhookMessage(
            headers: request.headers.map { .init(name: $0.name.rawName, value: $0.value) },
            body: Data(body.readableBytesView),
            sourceAddress: address
        )
        return .reception(await service.receive(message, at: provider))
    }
}

extension Response {
    /// What a reception says over HTTP.
    fileprivate static func reception(_ reception: Reception) -> Response {
        switch reception {
        case .acknowledged(let answer): .text(.ok, answer.body, type: answer.contentType)
        case .refused(let refusal): .text(refusal.status, "Refused: \(refusal.kind.words).")
        case .notKept: .text(.serviceUnavailable, "It could not be kept. Send it again.")
        case .notConfigured: .text(.notFound, "There is nothing here.")
        }
    }

    static func text(
        _ status: HTTPResponse.Status,
        _ text: String,
        type: String = "text/plain; charset=utf-8"
    ) -> Response {
        Response(
            status: status,
            headers: [.contentType: type],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text))
        )
    }

    /// The same answer on a connection that is not used again: the rest of its bytes is unread.
    fileprivate static func closing(_ response: Response) -> Response {
        var response = response
        response.headers[.connection] = "close"
        return response
    }
}

extension NotificationRefusal {
    fileprivate var status: HTTPResponse.Status {
        switch kind {
        case .badSignature, .unsigned: .unauthorized
        case .foreignAddress: .forbidden
        case .otherMerchant, .unreadable: .badRequest
        }
    }
}

extension NotificationRefusal.Kind {
    /// What a stranger may know: not why a signature differs.
    fileprivate var words: String {
        switch self {
        case .badSignature, .unsigned: "the signature is missing or wrong"
        case .foreignAddress: "this address may not send notifications"
        case .otherMerchant: "it is about another merchant"
        case .unreadable: "it is not a notification of this provider"
        }
    }
}
