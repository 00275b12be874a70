import Foundation
import Glibc
import Synchronization

/// A raw TCP server on this machine that does to each connection whatever a test says.
///
/// It waits for events only: for a connection, for bytes, for the other side to close.
final class StubServer: Sendable {
    let port: Int
    private let listener: CInt
    private let isServing: Bool
    private let seen = Mutex<[String]>([])
    private let accepted = Mutex(0)

    /// What goes wrong while a test builds its server.
    struct Failure: Error {
        let call: String
        let code: CInt
    }

    /// Starts a server.
    ///
    /// - Parameters:
    ///   - backlog: How many connections wait to be accepted, or `nil` not to listen at all.
    ///   - serve: Runs for each connection, one after the other; `nil` accepts none.
    /// - Throws: ``Failure`` when the system refuses a socket.
    init(backlog: CInt? = 16, serve: (@Sendable (Connection) -> Void)? = nil) throws {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard listener >= 0 else { throw Failure(call: "socket", code: errno) }
        port = try Self.bindToAnyPort(listener)
        isServing = backlog != nil && serve != nil
        guard let backlog else { return }
        guard listen(listener, backlog) == 0 else { throw Failure(call: "listen", code: errno) }
        guard let serve else { return }
        Thread.detachNewThread { [weak self, listener] in
            // Whoever accepts also closes: a closed number may be somebody else's the next moment.
            defer { Glibc.close(listener) }
            while true {
                let descriptor = accept(listener, nil, nil)
                guard descriptor >= 0 else { return }
                self?.accepted.withLock { $0 += 1 }
                let connection = Connection(descriptor: descriptor) { request in
                    self?.seen.withLock { $0.append(request) }
                }
                serve(connection)
                connection.close()
            }
        }
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        if !isServing { close(listener) }
    }

    var base: String { "http://127.0.0.1:\(port)" }

    /// How many connections were accepted.
    var connectionCount: Int { accepted.withLock { $0 } }

    /// Every request that was read to its end, as text.
    var requests: [String] { seen.withLock { $0 } }

    /// Opens connections that nobody accepts until further ones have to wait.
    func fillBacklog() -> [CInt] {
        (0..<4).map { _ in
            let client = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
            var address = Self.loopback(port: port)
            _ = unsafe withUnsafePointer(to: &address) { pointer in
                unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    unsafe connect(client, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
            return client
        }
    }

    private static func loopback(port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port).bigEndian)
        address.sin_addr = in_addr(s_addr: UInt32(0x7F00_0001).bigEndian)
        return address
    }

    private static func bindToAnyPort(_ listener: CInt) throws -> Int {
        var address = loopback(port: 0)
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                unsafe bind(listener, generic, size) == 0
                    && getsockname(listener, generic, &size) == 0
            }
        }
        guard bound else { throw Failure(call: "bind", code: errno) }
        return Int(UInt16(bigEndian: address.sin_port))
    }
}

/// One accepted connection.
final class Connection {
    private let descriptor: CInt
    private let record: (String) -> Void
    private var isOpen = true

    init(descriptor: CInt, record: @escaping (String) -> Void) {
        self.descriptor = descriptor
        self.record = record
    }

    /// Reads one request with its body, and returns it as text.
    @discardableResult
    func readRequest() -> String {
        var bytes: [UInt8] = []
        while !Self.isWhole(bytes), let more = receive() { bytes += more }
        let text = String(decoding: bytes, as: UTF8.self)
        record(text)
        return text
    }

    /// Sends text; says whether the other side still took it.
    @discardableResult
    func send(_ text: String) -> Bool {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes {
                unsafe Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Answers with a status and a body, and says that the connection ends.
    func answer(_ body: String, status: String = "200 OK") {
        send(
            "HTTP/1.1 \(status)\r\nContent-Type: application/json\r\nConnection: close\r\n"
                + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
        )
    }

    /// Waits until the other side has closed.
    func waitForClose() {
        while receive() != nil {}
    }

    /// Waits for bytes or a close, at most so long: what paces a slow answer.
    func waitForEvent(milliseconds: CInt) {
        var descriptors = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        unsafe poll(&descriptors, 1, milliseconds)
    }

    /// Closes in order.
    func close() {
        guard isOpen else { return }
        isOpen = false
        Glibc.close(descriptor)
    }

    /// Closes with a reset instead of an orderly end.
    func reset() {
        var option = linger(l_onoff: 1, l_linger: 0)
        unsafe setsockopt(
            descriptor,
            SOL_SOCKET,
            SO_LINGER,
            &option,
            socklen_t(MemoryLayout<linger>.size)
        )
        close()
    }

    private func receive() -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 4_096)
        let count = unsafe buffer.withUnsafeMutableBytes {
            unsafe recv(descriptor, $0.baseAddress, $0.count, 0)
        }
        return count > 0 ? Array(buffer.prefix(count)) : nil
    }

    private static func isWhole(_ bytes: [UInt8]) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let end = text.range(of: "\r\n\r\n") else { return false }
        let length = text[..<end.lowerBound].lowercased()
            .split(separator: "\r\n")
            .first { $0.hasPrefix("content-length:") }
            .flatMap { Int($0.dropFirst("content-length:".count).drop { $0 == " " }) }
        return text[end.upperBound...].utf8.count >= length ?? 0
    }
}
