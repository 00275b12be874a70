import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Closes connections that take too long over a request, or say nothing for too long.
///
/// A client that sends a byte now and then is never idle, so the time counts from a request's
/// first header to its end, whatever arrives and is answered meanwhile. A connection whose answer
/// says that it closes is closed for writing at once, so that the answer is not lost to a reset;
/// what still comes is dropped until the deadline.
final class SlowClientHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart

    private let readDeadline: TimeAmount
    private let idleDeadline: TimeAmount
    private var timer: Scheduled<Void>?
    /// Whether a request has begun and not ended.
    private var isReading = false
    /// Whether nothing follows the answer that is being written.
    private var isLast = false

    init(_ settings: ReceiverSettings) {
        readDeadline = TimeAmount(settings.readDeadline)
        idleDeadline = TimeAmount(settings.idleDeadline)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { start(idleDeadline, context) }
    }

    func handlerRemoved(context: ChannelHandlerContext) { timer?.cancel() }

    func channelActive(context: ChannelHandlerContext) {
        start(idleDeadline, context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        timer?.cancel()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            isReading = true
            start(readDeadline, context)
        case .body: break
        case .end:
            isReading = false
            timer?.cancel()
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(let head): isLast = head.headerFields[.connection] == "close"
        case .body: break
        case .end:
            if isLast { return end(data, context, promise) }
            if !isReading { start(idleDeadline, context) }
        }
        context.write(data, promise: promise)
    }

    private func end(
        _ data: NIOAny,
        _ context: ChannelHandlerContext,
        _ promise: EventLoopPromise<Void>?
    ) {
        if !isReading { start(readDeadline, context) }
        context.writeAndFlush(data, promise: promise)
        context.close(mode: .output, promise: nil)
    }

    private func start(_ deadline: TimeAmount, _ context: ChannelHandlerContext) {
        timer?.cancel()
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: deadline) {
            context.close(promise: nil)
        }
    }
}
