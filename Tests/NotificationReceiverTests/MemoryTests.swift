import Payouts
import Testing

/// What clients can make the receiver hold.
@Suite(.timeLimit(.minutes(10)))
struct MemoryTests {
    private static let budget = 64 * 1_024
    private static let clients = 200
    /// As long as one body may be, but for the last byte, which never comes.
    private static let stalled = 4_095
    /// How many such bodies have room beside each other.
    private static let room = budget / stalled

    private static func stall(_ chunked: Bool) -> [UInt8] {
        let head = "POST /webhooks/sandbox/paypro-vn HTTP/1.1\r\nHost: a\r\n"
        let body = [UInt8](repeating: UInt8(ascii: "x"), count: stalled)
        let framing =
            chunked
            ? "Transfer-Encoding: chunked\r\n\r\n\(String(stalled, radix: 16))\r\n"
            : "Content-Length: \(stalled + 1)\r\n\r\n"
        return Array((head + framing).utf8) + body
    }

    /// A number of `/metrics`.
    private func gauge(_ name: String, at port: Int) async throws -> Int {
        let request = "GET /metrics HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
        let answer = try await RawClient.send(request.utf8.map(\.self), to: port)
        let lines = answer.responseBody.split(separator: "\n")
        let line = try #require(lines.first { $0.hasPrefix("\(name) ") })
        return try #require(Int(line.dropFirst(name.count + 1)))
    }

    @Test(arguments: [false, true])
    func `slow bodies of many clients never take more than their budget together`(
        chunked: Bool
    ) async throws {
        let endpoint = try Endpoint(bodyBudget: Self.budget)
        try await endpoint.serving { port in
            try await withThrowingTaskGroup { group in
                for _ in 0..<Self.clients {
                    group.addTask {
                        try await RawClient.send(Self.stall(chunked), to: port).status
                    }
                }
                // What has no room is told so; as many as have room are waited for, and hold it.
                for _ in 0..<(Self.clients - Self.room) {
                    #expect(try await group.next() == 503)
                }
                #expect(try await gauge("paydesk_receiver_body_bytes_peak", at: port) > 0)
                let held = try await gauge("paydesk_receiver_body_bytes", at: port)
                #expect(held <= Self.budget)
                group.cancelAll()
            }
            while try await gauge("paydesk_receiver_body_bytes", at: port) > 0 {}
            #expect(try await gauge("paydesk_receiver_body_bytes_peak", at: port) <= Self.budget)
            let answer = try await RawClient.send(SignedMessage.paid(.payproVN).request, to: port) {
                $0.hasSuffix("OK")
            }
            #expect(answer.status == 200, "and there is room again")
        }
    }

    @Test func `a body that is too long is refused without being held`() async throws {
        let endpoint = try Endpoint(bodyBudget: Self.budget)
        try await endpoint.serving { port in
            let head = "POST /webhooks/sandbox/paypro-vn HTTP/1.1\r\nHost: a\r\n"
            let long = [UInt8](repeating: UInt8(ascii: "x"), count: 16 * Self.budget)
            let request = Array((head + "Content-Length: \(long.count)\r\n\r\n").utf8) + long
            for _ in 0..<20 {
                let status = try await RawClient.send(request, to: port).status
                // A client that is still sending may see the end of the connection only.
                #expect(status == nil || status == 413)
            }
            #expect(try await gauge("paydesk_receiver_body_bytes", at: port) == 0)
            #expect(try await gauge("paydesk_receiver_body_bytes_peak", at: port) <= 4_096)
        }
    }
}
