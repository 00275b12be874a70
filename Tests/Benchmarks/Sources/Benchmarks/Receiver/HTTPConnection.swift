import Foundation

/// One keep-alive connection to a server on this machine.
final class HTTPConnection {
    let descriptor: Int32
    private var received: [UInt8] = []
    private var sentAt = ContinuousClock.now
    private var buffer = [UInt8](repeating: 0, count: 16_384)

    init(port: Int) throws(BenchmarkError) {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(descriptor, $0, size)
            }
        }
        guard result == 0 else { throw BenchmarkError("No connection to port \(port).") }
        var isOn: Int32 = 1
        let option = socklen_t(MemoryLayout<Int32>.size)
        _ = unsafe setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &isOn, option)
    }

    deinit { close(descriptor) }

    func send(_ request: [UInt8], at now: ContinuousClock.Instant) throws(BenchmarkError) {
        sentAt = now
        guard unsafe write(descriptor, request, request.count) == request.count else {
            throw BenchmarkError("A request could not be sent.")
        }
    }

    /// Reads what is there; the answer once it is whole.
    func receive(
        at now: ContinuousClock.Instant
    ) throws(BenchmarkError) -> (status: Int, latency: Duration, body: String)? {
        let count = unsafe read(descriptor, &buffer, buffer.count)
        guard count > 0 else { throw BenchmarkError("The server closed a connection.") }
        received += buffer[..<count]
        guard let (head, length) = Self.whole(received) else { return nil }
        let body = String(decoding: received[(head.utf8.count + 4)..<length], as: UTF8.self)
        received.removeFirst(length)
        let status = head.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        return (status, now - sentAt, body)
    }

    /// The head and the length of an answer that is there with its whole body.
    private static func whole(_ bytes: [UInt8]) -> (head: String, length: Int)? {
        let end: [UInt8] = [13, 10, 13, 10]
        guard bytes.count >= 4,
            let index = (0...(bytes.count - 4)).first(where: { bytes[$0..<$0 + 4] == end[...] })
        else { return nil }
        let head = String(decoding: bytes[..<index], as: UTF8.self)
        let length = head.lowercased().split(separator: "\r\n")
            .first { $0.hasPrefix("content-length:") }
            .flatMap { Int($0.dropFirst("content-length:".count).drop { $0 == " " }) }
        let total = index + 4 + (length ?? 0)
        return bytes.count >= total ? (head, total) : nil
    }
}
