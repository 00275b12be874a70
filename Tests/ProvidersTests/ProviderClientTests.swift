import Foundation
import NIOCore
import Payouts
import Testing

@testable import Providers

struct ProviderClientTests {
    private static let short = Duration.milliseconds(150)

    private func send(
        to base: String,
        connectTimeout: Duration = .seconds(5),
        answerTimeout: Duration = .seconds(10)
    ) async throws -> ProviderResponse {
        let client = ProviderClient(connectTimeout: connectTimeout)
        let request = ProviderRequest(
            url: base + "/order",
            headers: [("X-Api-Key", "key"), ("Content-Type", "application/json")],
            body: Data(#"{"a":1}"#.utf8),
            secrets: [Secret("key")]
        )
        let response = await client.send(request, answerTimeout: answerTimeout)
        try await client.shutdown()
        return response
    }

    private func outcome(_ result: TransportResult) -> String {
        switch result {
        case .notSent(let reason): "not sent: \(reason.rawValue)"
        case .answered(let status, let body): "\(status): \(String(decoding: body, as: UTF8.self))"
        case .unknown(let reason): "unknown: \(reason.kind.rawValue)"
        }
    }

    @Test func `an answer is passed on as it is, and the request left as it was given`()
        async throws
    {
        let server = try StubServer { connection in
            connection.readRequest()
            connection.answer(#"{"b":2}"#)
        }
        let response = try await send(to: server.base)
        #expect(outcome(response.result) == #"200: {"b":2}"#)
        let request = try #require(server.requests.first)
        #expect(request.hasPrefix("POST /order HTTP/1.1\r\n"))
        #expect(request.contains("X-Api-Key: key\r\n"))
        #expect(request.lowercased().contains("connection: close\r\n"))
        #expect(request.hasSuffix("\r\n\r\n{\"a\":1}"))
        #expect(server.requests.count == 1)
    }

    @Test(arguments: ["500 Internal Server Error", "502 Bad Gateway", "302 Found"])
    func `a status of any kind is an answer, and a redirect is not followed`(
        status: String
    ) async throws {
        let server = try StubServer { connection in
            connection.readRequest()
            connection.answer("<html>no</html>", status: status + "\r\nLocation: /elsewhere")
        }
        let response = try await send(to: server.base)
        #expect(outcome(response.result) == "\(status.prefix(3)): <html>no</html>")
        #expect(server.requests.count == 1)
    }

    @Test func `each request has a connection of its own, even where the server would keep it`()
        async throws
    {
        let server = try StubServer { connection in
            connection.readRequest()
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
            connection.waitForClose()
        }
        let client = ProviderClient()
        for count in 1...3 {
            let request = ProviderRequest(
                url: server.base,
                headers: [],
                body: Data("{}".utf8),
                secrets: []
            )
            let response = await client.send(request, answerTimeout: .seconds(10))
            #expect(outcome(response.result) == "200: {}")
            #expect(server.connectionCount == count)
        }
        try await client.shutdown()
    }

    // MARK: Not sent

    @Test func `a refused connection is not sent`() async throws {
        let server = try StubServer(backlog: nil)
        let response = try await send(to: server.base)
        #expect(outcome(response.result) == "not sent: connectionRefused")
    }

    @Test func `a refused connection to a name is not sent`() async throws {
        let server = try StubServer(backlog: nil)
        let response = try await send(to: "http://localhost:\(server.port)")
        #expect(outcome(response.result) == "not sent: connectionRefused")
    }

    @Test func `a name that does not resolve is not sent`() async throws {
        let response = try await send(to: "http://provider.invalid")
        #expect(outcome(response.result) == "not sent: nameNotResolved")
    }

    @Test func `a connection that is never made is not sent`() async throws {
        let server = try StubServer(backlog: 0)
        let clients = server.fillBacklog()
        defer { for client in clients { close(client) } }
        let response = try await send(to: server.base, connectTimeout: Self.short)
        #expect(outcome(response.result) == "not sent: connectTimeout")
    }

    @Test func `a server that does not speak TLS is not sent to`() async throws {
        let server = try StubServer { connection in
            connection.waitForEvent(milliseconds: 5_000)
            connection.answer("no TLS here", status: "400 Bad Request")
            connection.waitForClose()
        }
        let response = try await send(to: "https://127.0.0.1:\(server.port)")
        #expect(outcome(response.result) == "not sent: tlsFailure")
    }

    @Test func `a certificate that nobody vouches for is not sent to`() async throws {
        let server = try await UntrustedTLSServer.start()
        let port = try #require(server.localAddress?.port)
        let response = try await send(to: "https://localhost:\(port)")
        #expect(outcome(response.result) == "not sent: tlsFailure")
        try await server.close()
    }

    @Test func `a TLS handshake that never ends is not sent`() async throws {
        let server = try StubServer { $0.waitForClose() }
        let response = try await send(
            to: "https://127.0.0.1:\(server.port)",
            connectTimeout: Self.short
        )
        #expect(
            ["tlsFailure", "connectTimeout"].map { "not sent: \($0)" }
                .contains(outcome(response.result))
        )
    }

    // MARK: Unknown

    @Test func `no answer in time is unknown`() async throws {
        let server = try StubServer { connection in
            connection.readRequest()
            connection.waitForClose()
        }
        let response = try await send(to: server.base, answerTimeout: Self.short)
        #expect(outcome(response.result) == "unknown: timeout")
        #expect(response.exchange.elapsed >= Self.short)
    }

    @Test func `a server that accepts and never reads is unknown`() async throws {
        let server = try StubServer()
        let response = try await send(to: server.base, answerTimeout: Self.short)
        #expect(outcome(response.result) == "unknown: timeout")
    }

    @Test func `an answer that drips past the deadline is unknown`() async throws {
        let server = try StubServer { connection in
            connection.readRequest()
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
            while connection.send("x") { connection.waitForEvent(milliseconds: 10) }
        }
        let response = try await send(to: server.base, answerTimeout: Self.short)
        #expect(outcome(response.result) == "unknown: timeout")
        #expect(response.exchange.elapsed >= Self.short)
    }

    @Test func `a reset before the request is read is unknown`() async throws {
        let server = try StubServer { connection in
            connection.waitForEvent(milliseconds: 5_000)
            connection.reset()
        }
        let response = try await send(to: server.base)
        #expect(outcome(response.result) == "unknown: connectionLost")
        #expect(server.connectionCount == 1)
    }

    @Test func `a reset after the request was read is unknown`() async throws {
        let server = try StubServer { connection in
            connection.readRequest()
            connection.reset()
        }
        let response = try await send(to: server.base)
        #expect(outcome(response.result) == "unknown: connectionLost")
        #expect(server.requests.count == 1)
    }

    @Test func `a close without an answer is unknown, and nothing is sent again`() async throws {
        let server = try StubServer { $0.readRequest() }
        let response = try await send(to: server.base)
        #expect(outcome(response.result) == "unknown: connectionLost")
        #expect(server.requests.count == 1)
    }

    @Test func `a truncated answer is unknown, and what came is recorded`() async throws {
        let server = try StubServer { connection in
            connection.readRequest()
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"status\":")
        }
        let response = try await send(to: server.base)
        #expect(outcome(response.result) == "unknown: connectionLost")
        #expect(response.exchange.responseStatus == 200)
        #expect(response.exchange.responseBody == "{\"status\":")
    }

    @Test func `an endless answer is unknown and cut at the limit`() async throws {
        let block = String(repeating: "x", count: 65_536)
        let server = try StubServer { connection in
            connection.readRequest()
            connection.send("HTTP/1.1 200 OK\r\nContent-Length: 9000000000\r\n\r\n")
            while connection.send(block) {}
        }
        let response = try await send(to: server.base)
        #expect(outcome(response.result) == "unknown: oversizedAnswer")
        #expect(response.exchange.responseBody.utf8.count == ProviderClient.maximumAnswerSize)
    }

    @Test func `something that is not HTTP is unknown`() async throws {
        let server = try StubServer { connection in
            connection.readRequest()
            connection.send("220 smtp.example ESMTP\r\n")
        }
        let response = try await send(to: server.base)
        #expect(outcome(response.result) == "unknown: unreadableAnswer")
    }

    @Test func `a canceled task is unknown`() async throws {
        let client = ProviderClient()
        let (started, signal) = AsyncStream.makeStream(of: Void.self)
        let server = try StubServer { connection in
            connection.readRequest()
            signal.yield()
            connection.waitForClose()
        }
        let request = ProviderRequest(
            url: server.base,
            headers: [],
            body: Data("{}".utf8),
            secrets: []
        )
        let task = Task { await client.send(request, answerTimeout: .seconds(300)) }
        for await _ in started { break }
        task.cancel()
        #expect(outcome(await task.value.result) == "unknown: interrupted")
        try await client.shutdown()
    }

    // MARK: The record

    @Test func `the record shows no secret, also where the provider repeats it`() async throws {
        let server = try StubServer { connection in
            connection.readRequest()
            connection.answer(#"{"seen":"key"}"#)
        }
        let exchange = try await send(to: server.base).exchange
        #expect(exchange.requestLine == "POST \(server.base)/order")
        #expect(
            exchange.requestHeaders == [
                .init(name: "X-Api-Key", value: "[secret]"),
                .init(name: "Content-Type", value: "application/json"),
            ]
        )
        #expect(exchange.requestBody == #"{"a":1}"#)
        #expect(exchange.responseBody == #"{"seen":"[secret]"}"#)
        #expect(exchange.elapsed > .zero)
    }
}
