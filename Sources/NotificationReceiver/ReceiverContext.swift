import Hummingbird
import NIOCore

/// What a response needs to know of its connection.
struct ReceiverContext: InitializableFromSource {
    /// The address of whoever connected, without the port.
    let peerAddress: String

    init(source: ApplicationRequestContextSource) {
        peerAddress = source.channel.remoteAddress?.ipAddress ?? ""
    }
}
