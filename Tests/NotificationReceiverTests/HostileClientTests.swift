import Foundation
import NIOCore
import NIOPosix
import PayoutService
import Payouts
import PayoutsTesting
import Testing

/// Clients that break the rules, or take their time.
@Suite(.timeLimit(.minutes(10)))
struct HostileClientTests {
    private static let path = "/webhooks/sandbox/paypro-vn"
    private static let post = "POST \(path) HTTP/1.1\r\nHost: a\r\n"

    private func isServing(_ port: Int) async throws -> Bool {
        let answer = try await RawClient.send(SignedMessage.paid(.payproVN).request, to: port) {
            $0.hasSuffix("OK")
        }
        return answer.status == 200
    }

    @Test(
        arguments: [
            "\r\n\r\n\r\n", "GET\r\n\r\n", "GET /livez\r\n\r\n", "GET /livez HTTP/9.9\r\n\r\n",
            "POST \(path) HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
            "\(post)Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
            "\(post)Content-Length: 99999999999999999999\r\n\r\n",
            "\(post)Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "\(post)Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n",
            "\(post)Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n",
            "\(post)Transfer-Encoding: gzip\r\n\r\n",
            "POST \(path) HTTP/1.1\r\nHost : a\r\n\r\n",
            "\(post) folded: b\r\n\r\n",
            "\(post): nameless\r\n\r\n",
            "POST \(path) HTTP/1.1\r\nHost: a\u{0}b\r\n\r\n",
            "POST \(path) HTTP/1.1\nHost: a\nContent-Length: 2\n\n{}",
            "\(post)Content-Length: 20\r\n\r\n{\"cut\":",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
            "CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET http://[::1 HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /%ZZ%00 HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /webhooks/\u{202E}\u{FFFF} HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /livez HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n",
            "\(post)Expect: 100-continue\r\nContent-Length: 2\r\n\r\n",
            "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}\u{1}\u{FC}\u{3}\u{3}",
        ]
    )
    func `broken framing is never a 5xx, and the next client is served`(
        request: String
    ) async throws {
        let endpoint = try Endpoint()
        try await endpoint.serving { port in
            let bytes = request.utf8.map(\.self)
            let answer = try await RawClient.send(bytes, to: port, ends: true)
            #expect(answer.statuses.allSatisfy { (200..<500).contains($0) }, "\(answer)")
            #expect(try await isServing(port))
        }
    }

    @Test func `500 random byte strings are never a 5xx, and the next client is served`()
        async throws
    {
        let seed: UInt64 = 20_231_114
        print("random byte strings from seed \(seed)")
        let endpoint = try Endpoint()
        try await endpoint.serving { port in
            var chance = SeededGenerator(seed: seed)
            for _ in 0..<25 {
                let strings = (0..<20).map { _ in Self.noise(&chance) }
                try await withThrowingDiscardingTaskGroup { group in
                    for bytes in strings {
                        group.addTask {
                            let answer = try await RawClient.send(bytes, to: port, ends: true)
                            #expect(answer.statuses.allSatisfy { $0 < 500 }, "\(bytes)")
                        }
                    }
                }
            }
            #expect(try await isServing(port))
        }
    }

    /// Bytes that begin like nothing, like a request line, like headers or like a body.
    private static func noise(_ chance: inout SeededGenerator) -> [UInt8] {
        let starts = [
            "", "POST ", "POST \(path) HTTP/1.1\r\n",
            "POST \(path) HTTP/1.1\r\nHost: a\r\nContent-Length: 64\r\n\r\n",
            "POST \(path) HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n",
        ]
        let start = starts[Int.random(in: starts.indices, using: &chance)]
        let count = Int.random(in: 1...300, using: &chance)
        return start.utf8
            + (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &chance) }
    }

    @Test(arguments: [("X-Long", 17_000, 1), ("X-Many", 10, 150), ("X-Sum", 900, 30)])
    func `headers that are too large or too many are refused with a 4xx, and the connection ends`(
        name: String,
        length: Int,
        count: Int
    ) async throws {
        let endpoint = try Endpoint()
        try await endpoint.serving { port in
            let value = String(repeating: "v", count: length)
            let lines = (0..<count).map { "\(name)-\($0): \(value)\r\n" }.joined()
            let request = "GET /livez HTTP/1.1\r\nHost: a\r\n\(lines)\r\n"
            let answer = try await RawClient.send(request.utf8.map(\.self), to: port)
            #expect(answer.statuses.count == 1)
            #expect(answer.status.map { (400..<500).contains($0) } == true, "\(answer)")
            #expect(try await isServing(port))
        }
    }

    // MARK: Slow clients

    @Test func `a header that never ends is cut off, however steadily it comes`() async throws {
        let endpoint = try Endpoint(idleDeadline: .milliseconds(400))
        try await endpoint.serving { port in
            let start = "POST \(Self.path) HTTP/1.1\r\nX-Slow: ".utf8.map(\.self)
            let drip = UInt8(ascii: "x")
            let answer = try await RawClient.send(start, to: port, thenDrip: drip)
            #expect(answer == "")
        }
    }

    @Test func `a body that never ends is cut off, however steadily it comes`() async throws {
        let endpoint = try Endpoint(readDeadline: .milliseconds(400))
        try await endpoint.serving { port in
            let head = "POST \(Self.path) HTTP/1.1\r\nHost: a\r\nContent-Length: 4000\r\n\r\n"
            let start = head.utf8.map(\.self)
            let drip = UInt8(ascii: "x")
            let answer = try await RawClient.send(start, to: port, thenDrip: drip)
            #expect(answer.statuses.allSatisfy { (400..<500).contains($0) })
        }
        #expect(try await endpoint.kept().isEmpty)
    }

    @Test(
        arguments: [
            // Answered while the second request's body is still to come.
            "GET /livez HTTP/1.1\r\nHost: a\r\n\r\n"
                + "POST \(path) HTTP/1.1\r\nHost: a\r\nContent-Length: 400\r\n\r\n{",
            // Answered before its own body has come.
            "POST /nowhere HTTP/1.1\r\nHost: a\r\nContent-Length: 400\r\n\r\n{",
        ]
    )
    func `an answer does not give a slow body more time`(request: String) async throws {
        let endpoint = try Endpoint(readDeadline: .milliseconds(400))
        try await endpoint.serving { port in
            let answer = try await RawClient.send(request.utf8.map(\.self), to: port)
            #expect(answer.statuses.allSatisfy { $0 == (request.hasPrefix("GET") ? 200 : 404) })
        }
    }

    @Test func `a connection that says nothing is closed`() async throws {
        let endpoint = try Endpoint(idleDeadline: .milliseconds(200))
        try await endpoint.serving { port in
            let silence = try await RawClient.send([UInt8](), to: port)
            #expect(silence == "")
            let asked = "GET /livez HTTP/1.1\r\nHost: a\r\n\r\n".utf8.map(\.self)
            let answer = try await RawClient.send(asked, to: port)
            #expect(answer.statuses.allSatisfy { $0 == 200 })
        }
    }

    @Test func `requests that come together are answered in their order`() async throws {
        let endpoint = try Endpoint()
        try await endpoint.serving { port in
            let requests =
                SignedMessage.paid(.payproVN, order: "A").request
                + "GET /livez HTTP/1.1\r\nHost: a\r\n\r\n"
                + SignedMessage.paid(.cashyproCO).request
                + "GET /nowhere HTTP/1.1\r\nHost: a\r\n\r\n"
                + SignedMessage.paid(.payproVN, order: "B").request
            let answer = try await RawClient.send(requests, to: port) { $0.statuses.count == 5 }
            #expect(answer.statuses == [200, 200, 200, 404, 200])
        }
        #expect(try await endpoint.kept().count == 3)
    }

    @Test func `thousands of idle connections leave room for a request`() async throws {
        let wanted = Self.roomForConnections(2_000)
        print("idle connections: \(wanted)")
        try #require(wanted > 0, "the limit of open files leaves room for none")
        let endpoint = try Endpoint()
        try await endpoint.serving { port in
            let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            var idle: [any Channel] = []
            for _ in 0..<wanted {
                idle.append(try await bootstrap.connect(host: "127.0.0.1", port: port).get())
            }
            #expect(try await isServing(port))
            #expect(idle.allSatisfy { $0.isActive })
            for channel in idle { try await channel.close() }
        }
    }

    /// Raises the limit of open files as far as it goes; both ends of a connection are ours.
    private static func roomForConnections(_ wanted: Int) -> Int {
        var limit = rlimit()
        unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        limit.rlim_cur = min(limit.rlim_max, rlim_t(2 * wanted + 4_096))
        unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        return min(wanted, max(0, (Int(limit.rlim_cur) - 4_096) / 2))
    }
}
