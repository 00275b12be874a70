import Foundation
import NIOCore
import NIOPosix

/// Sends bytes as they are, and reads what comes back.
enum RawClient {
    typealias Connection = NIOAsyncChannel<ByteBuffer, ByteBuffer>

    static func connect(_ port: Int) async throws -> Connection {
        try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try Connection(
                        wrappingChannelSynchronously: channel,
                        configuration: .init(isOutboundHalfClosureEnabled: true)
                    )
                }
            }
    }

    /// Sends bytes and returns everything that comes back until the server closes.
    ///
    /// With `ends` the server can know that nothing more comes from us; `drip` is a byte that
    /// follows every 20 ms for as long as the server takes it.
    static func send(
        _ bytes: some Sequence<UInt8> & Sendable,
        to port: Int,
        ends: Bool = false,
        thenDrip drip: UInt8? = nil
    ) async throws -> String {
        let connection = try await connect(port)
        let channel = connection.channel
        return try await connection.executeThenClose { inbound, outbound in
            // A server that has closed already is no failure of the test.
            try? await outbound.write(ByteBuffer(bytes: bytes))
            if ends { outbound.finish() }
            let dripping = drip.map { byte in
                channel.eventLoop.scheduleRepeatedTask(
                    initialDelay: .milliseconds(20),
                    delay: .milliseconds(20)
                ) { _ in
                    channel.writeAndFlush(ByteBuffer(bytes: [byte]), promise: nil)
                }
            }
            defer { dripping?.cancel() }
            return await read(inbound)
        }
    }

    private static func read(
        _ inbound: NIOAsyncChannelInboundStream<ByteBuffer>
    ) async -> String {
        var received = ByteBuffer()
        do {
            for try await part in inbound { received.writeImmutableBuffer(part) }
        } catch {
            // A reset ends it too.
        }
        return String(buffer: received)
    }

    /// Sends bytes and reads until what came back says enough.
    static func send(
        _ text: String,
        to port: Int,
        until isEnough: (String) -> Bool
    ) async throws -> String {
        try await connect(port).executeThenClose { inbound, outbound in
            try await outbound.write(ByteBuffer(string: text))
            var received = ByteBuffer()
            for try await part in inbound {
                received.writeImmutableBuffer(part)
                if isEnough(String(buffer: received)) { break }
            }
            return String(buffer: received)
        }
    }
}

extension String {
    /// The status of the first response in what came back; `nil` without one.
    var status: Int? {
        guard hasPrefix("HTTP/1.1 ") else { return nil }
        return Int(dropFirst(9).prefix(3))
    }

    /// The statuses of all responses in what came back, in order.
    var statuses: [Int] {
        components(separatedBy: "HTTP/1.1 ").dropFirst().compactMap { Int($0.prefix(3)) }
    }

    /// What follows the headers of the first response.
    var responseBody: String {
        components(separatedBy: "\r\n\r\n").dropFirst().joined(separator: "\r\n\r\n")
    }
}
