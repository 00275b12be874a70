import Foundation
import NotificationReceiver
import PayoutService
import Payouts
import PayoutsTesting
import SQLiteStore
import ServiceLifecycle
import Testing

/// What the endpoint answers to providers, and what is on the disk by then.
@Suite(.timeLimit(.minutes(10)))
struct NotificationReceiverTests {
    private func post(_ message: SignedMessage, to port: Int) async throws -> String {
        try await RawClient.send(message.request, to: port) { $0.contains("\r\n\r\n") }
    }

    @Test(
        arguments: [
            (.dvpay, "application/json", #"{"status":"received"}"#),
            (.payproVN, "text/plain", "OK"), (.payproBD, "text/plain", "OK"),
            (.vexoraAR, "text/plain", "OK"),
            (.cashyproCO, "application/json", #"{"status":"SUCCESS"}"#),
        ] as [(ProviderID, String, String)]
    )
    func `a signed notification is on the disk, then acknowledged in the provider's own words`(
        id: ProviderID,
        type: String,
        words: String
    ) async throws {
        let endpoint = try Endpoint()
        let message = SignedMessage.paid(id)
        try await endpoint.serving { port in
            let answer = try await RawClient.send(message.request, to: port) {
                $0.hasSuffix(words)
            }
            #expect(answer.status == 200)
            #expect(answer.lowercased().contains("content-type: \(type)\r\n"))
            #expect(!answer.lowercased().contains("location:"))
            #expect(answer.responseBody == words)
            let kept = try await endpoint.kept()
            #expect(kept.map(\.disposition) == [.pending])
            #expect(kept.first?.provider == id)
            #expect(kept.first?.message.body == Data(message.body.utf8))
            #expect(kept.first?.message.sourceAddress == "127.0.0.1")
            #expect(kept.first?.receivedAt == Endpoint.now)
        }
    }

    @Test(arguments: ProviderID.allCases)
    func `a signature that does not match is refused with 401, and kept`(
        id: ProviderID
    ) async throws {
        let endpoint = try Endpoint()
        var message = SignedMessage.paid(id)
        message.body = message.body.replacing(id == .dvpay ? "100.00" : "00.00", with: "99.00")
        try await endpoint.serving { [message] port in
            let answer = try await post(message, to: port)
            #expect(answer.status == 401)
        }
        let kept = try await endpoint.kept()
        #expect(kept.map(\.disposition) == [.refused])
        #expect(kept.first?.verdict == .refused(NotificationRefusal(.badSignature)))
    }

    @Test func `an address that is not the provider's is refused with 403, and kept`()
        async throws
    {
        let endpoint = try Endpoint(allowedAddresses: ["203.0.113.0/24"])
        try await endpoint.serving { port in
            let answer = try await post(.paid(.payproVN), to: port)
            #expect(answer.status == 403)
        }
        #expect(try await endpoint.kept().map(\.disposition) == [.refused])
    }

    @Test(
        arguments: [
            (["127.0.0.1"], ["203.0.113.7"], "203.0.113.7", 200),
            (["127.0.0.1", "10.0.0.0/8"], ["203.0.113.7, 10.1.2.3"], "203.0.113.7", 200),
            (["127.0.0.1", "10.0.0.0/8"], ["203.0.113.7", "10.1.2.3"], "203.0.113.7", 200),
            // What stands before an address that nobody vouches for, anybody may have written.
            (["127.0.0.1"], ["203.0.113.7, 198.51.100.9"], "198.51.100.9", 403),
            ([], ["203.0.113.7"], "127.0.0.1", 403),
            (["10.0.0.0/8"], ["203.0.113.7"], "127.0.0.1", 403),
            (["127.0.0.1"], [], "127.0.0.1", 403), (["127.0.0.1"], ["unknown"], "unknown", 403),
        ] as [([String], [String], String, Int)]
    )
    func `a trusted proxy is believed about whom it speaks for, and nobody else`(
        proxies: [String],
        forwarded: [String],
        sender: String,
        status: Int
    ) async throws {
        let endpoint = try Endpoint(
            allowedAddresses: ["203.0.113.0/24"],
            trustedProxies: proxies
        )
        try await endpoint.serving { port in
            var message = SignedMessage.paid(.payproVN)
            message.headers += forwarded.map { ("X-Forwarded-For", $0) }
            let answer = try await post(message, to: port)
            #expect(answer.status == status)
        }
        #expect(try await endpoint.kept().map(\.message.sourceAddress) == [sender])
    }

    @Test(
        arguments: [
            ("GET", "/", 404, nil), ("GET", "/webhooks/sandbox/", 404, nil),
            ("POST", "/webhooks/sandbox/nobody", 404, nil),
            ("POST", "/webhooks/production/paypro-vn", 404, nil),
            ("POST", "/webhooks/sandbox/paypro-vn/", 404, nil),
            ("POST", "/webhooks/sandbox/../sandbox/paypro-vn", 404, nil),
            ("POST", "/webhooks/sandbox/dvpay", 404, nil),
            ("GET", "/webhooks/sandbox/paypro-vn", 405, "POST"),
            ("PUT", "/webhooks/sandbox/paypro-vn", 405, "POST"),
            ("PATCH", "/webhooks/sandbox/paypro-vn", 405, "POST"),
            ("POST", "/healthz", 405, "GET"), ("POST", "/metrics", 405, "GET"),
            ("DELETE", "/livez", 405, "GET"), ("GET", "/livez", 200, nil),
        ] as [(String, String, Int, String?)]
    )
    func `each path has its methods, and everything else is refused`(
        method: String,
        path: String,
        status: Int,
        allow: String?
    ) async throws {
        let endpoint = try Endpoint(providers: [.payproVN])
        try await endpoint.serving { port in
            let request = "\(method) \(path) HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n"
            let answer = try await RawClient.send(request, to: port) { $0.contains("\r\n\r\n") }
            #expect(answer.status == status)
            let lines = answer.components(separatedBy: "\r\n")
            let header = lines.first { $0.lowercased().hasPrefix("allow: ") }
            #expect(header.map { String($0.dropFirst(7)) } == allow)
        }
        #expect(try await endpoint.kept().isEmpty)
    }

    @Test(arguments: [("/livez", 405), ("/webhooks/sandbox/paypro-vn", 405), ("/", 404)])
    func `HEAD is answered without a body, so that the next answer is read as it is`(
        path: String,
        status: Int
    ) async throws {
        let endpoint = try Endpoint()
        try await endpoint.serving { port in
            let head = "HEAD \(path) HTTP/1.1\r\nHost: a\r\n\r\n"
            let next = "GET /livez HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
            let answer = try await RawClient.send((head + next).utf8.map(\.self), to: port)
            #expect(answer.statuses == [status, 200])
            #expect(answer.responseBody.hasPrefix("HTTP/1.1 200 "), "\(answer)")
        }
    }

    @Test func `a connection of HTTP/1.0 ends with its answer, unless it is to be kept`()
        async throws
    {
        let endpoint = try Endpoint()
        try await endpoint.serving { port in
            let plain = "GET /livez HTTP/1.0\r\n\r\n"
            let kept = "GET /livez HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"
            for (requests, statuses) in [(plain, [200]), (kept + plain, [200, 200])] {
                // Returns when the server closes.
                let answer = try await RawClient.send(requests.utf8.map(\.self), to: port)
                #expect(answer.statuses == statuses)
            }
        }
    }

    @Test func `what is too long is refused with 413, and the connection ends`() async throws {
        let endpoint = try Endpoint()
        try await endpoint.serving { port in
            let path = "/webhooks/sandbox/paypro-vn"
            let head = "POST \(path) HTTP/1.1\r\nHost: a\r\n"
            let body = String(repeating: "x", count: 5_000)
            let requests = [
                "\(head)Content-Length: 5000\r\n\r\n\(body)",
                // The rest never comes.
                "\(head)Content-Length: 1000000000\r\n\r\n\(body)",
                "\(head)Transfer-Encoding: chunked\r\n\r\n1388\r\n\(body)\r\n",
            ]
            for request in requests {
                let answer = try await RawClient.send(request.utf8.map(\.self), to: port)
                #expect(answer.statuses == [413])
                #expect(answer.lowercased().contains("connection: close"))
            }
        }
        #expect(try await endpoint.kept().isEmpty)
    }

    @Test func `a ledger that cannot be written is 503, so that the provider sends it again`()
        async throws
    {
        let endpoint = try Endpoint()
        try await endpoint.serving { port in
            let lock = try await LedgerLock(endpoint.folder.path("ledger"))
            let refused = try await post(.paid(.payproVN), to: port)
            #expect(refused.status == 503)
            try await lock.release()
            let taken = try await post(.paid(.payproVN), to: port)
            #expect(taken.status == 200)
        }
        let kept = try await endpoint.kept()
        #expect(kept.count == 2, "the other process's own, and the one that was acknowledged")
    }

    @Test func `a shutdown finishes what was accepted`() async throws {
        let endpoint = try Endpoint()
        try await endpoint.servingAsGroup { port, group in
            let lock = try await LedgerLock(endpoint.folder.path("ledger"))
            async let answer = post(.paid(.payproVN), to: port)
            for await _ in endpoint.timeAsked { break }
            await group.triggerGracefulShutdown()
            try await lock.release()
            let text = try await answer
            #expect(text.status == 200)
            #expect(text.responseBody == "OK")
        }
        #expect(try await endpoint.kept().count == 2)
    }

    @Test func `of 1,000 notifications at once each is applied once`() async throws {
        let endpoint = try Endpoint(providers: [.payproVN])
        for number in 1...1_000 { try await endpoint.store.create(.make(number)) }
        try await endpoint.serving { port in
            let answers = try await withThrowingTaskGroup { group in
                for number in 1...1_000 {
                    group.addTask {
                        let order = Payout.make(number).orderNumber.rawValue
                        return try await post(.paid(.payproVN, order: order), to: port).status
                    }
                }
                return try await group.reduce(into: [:]) { $0[$1, default: 0] += 1 }
            }
            #expect(answers == [200: 1_000])
        }
        #expect(try await endpoint.kept().count == 1_000)
        await NotificationWorker(service: endpoint.service).applyPending()
        let tallies = try await endpoint.store.notificationTallies().filter { $0.count > 0 }
        #expect(tallies.map(\.disposition) == [.applied])
        #expect(tallies.map(\.count) == [1_000])
        let payouts = try await endpoint.store.tallies().filter { $0.count > 0 }
        #expect(payouts.map(\.status) == [.paid])
        #expect(payouts.map(\.count) == [1_000])
    }
}
