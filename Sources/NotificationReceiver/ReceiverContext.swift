import Hummingbird
import NIOCore

/// What a response needs to know of its connection.
struct ReceiverContext: InitializableFromSource {
    /// The address of whoever sent the request, without the port.
    let sourceAddress: String

    init(source: ApplicationRequestContextSource) {
        sourceAddress = source.channel.remoteAddress?.ipAddress ?? ""
    }
}
