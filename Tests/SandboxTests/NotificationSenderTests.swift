import Foundation
import Payouts
import Providers
import Sandbox
import Testing

/// Messages on real sockets, with a time that a test moves.
struct NotificationSenderTests {
    /// A create whose messages go to a receiver.
    private func create(
        _ merchant: Merchant,
        _ receiver: Receiver,
        scenario code: String = "00",
        reference: String = "R1"
    ) -> Call {
        var changes = [merchant.accountField: "\"\(merchant.account(ending: code))\""]
        if merchant.id != .dvpay { changes["notifyUrl"] = "\"\(receiver.url)\"" }
        return merchant.create(reference, changes)
    }

    private func configuration(_ receiver: Receiver) -> SandboxConfiguration {
        SandboxConfiguration(dvpayWebhookURL: receiver.url, dvpayWebhookSecret: "webhook-secret")
    }

    /// The first delivery of each provider, in seconds after the create.
    private func firstDelivery(_ merchant: Merchant) -> Double {
        [.dvpay, .cashyproCO].contains(merchant.id) ? 20 : 22
    }

    @Test(arguments: Merchant.all)
    func `a message that is acknowledged is sent once`(_ merchant: Merchant) async throws {
        try await Receiver.run { receiver in
            try await RunningSandbox.run(configuration(receiver)) { sandbox in
                _ = try await sandbox.send(create(merchant, receiver))
                await sandbox.time.sleeping(for: firstDelivery(merchant))
                sandbox.time.advance(seconds: firstDelivery(merchant))
                let message = try await receiver.next()
                #expect(message.headers["content-type"] == "application/json")
                #expect(isSigned(message, merchant))
                let rows = try await sandbox.settled("R1", merchant)
                #expect(rows.map { $0["status"] } == ["delivered"])
                #expect(rows.map { $0["attempts"] } == ["1"])
                #expect(rows.map { $0["lastAnswer"] } == ["HTTP 200 OK"])
            }
        }
    }

    @Test func `a message that is not acknowledged is sent again, the same`() async throws {
        try await Receiver.run(.answer(500, "OK"), .answer(500, "OK"), .answer(200, "OK")) {
            receiver in
            try await RunningSandbox.run { sandbox in
                _ = try await sandbox.send(create(.payProVN, receiver))
                var bodies: Set<String> = []
                for wait in [22, 5, 10] as [Double] {
                    await sandbox.time.sleeping(for: wait)
                    sandbox.time.advance(seconds: wait)
                    bodies.insert(try await receiver.next().body)
                    _ = try await sandbox.settled("R1", .payProVN)
                }
                #expect(bodies.count == 1)
                let rows = try await sandbox.settled("R1", .payProVN)
                #expect(rows.map { $0["attempts"] } == ["3"])
                #expect(rows.map { $0["status"] } == ["delivered"])
            }
        }
    }

    @Test func `a redirect is delivered for CashyPro, and not followed`() async throws {
        try await Receiver.run { elsewhere in
            try await Receiver.run(.redirect(elsewhere.url)) { receiver in
                try await RunningSandbox.run { sandbox in
                    _ = try await sandbox.send(create(.cashyPro, receiver))
                    await sandbox.time.sleeping(for: 20)
                    sandbox.time.advance(seconds: 20)
                    _ = try await receiver.next()
                    let rows = try await sandbox.settled("R1", .cashyPro)
                    #expect(rows.map { $0["status"] } == ["delivered"])
                    #expect(rows.map { $0["lastAnswer"] } == ["HTTP 302 "])
                    // What comes first there is this, and not a redirected message.
                    _ = try await sandbox.send(create(.cashyPro, elsewhere, reference: "R2"))
                    await sandbox.time.sleeping(for: 20)
                    sandbox.time.advance(seconds: 20)
                    #expect(try await elsewhere.next().body.contains("\"R2\""))
                }
            }
        }
    }

    @Test func `a receiver has ten seconds, and holds up no other`() async throws {
        try await Receiver.run(.silence) { slow in
            try await Receiver.run { receiver in
                try await RunningSandbox.run { sandbox in
                    for number in 0..<20 {
                        let call = create(.cashyPro, slow, reference: "S\(number)")
                        _ = try await sandbox.send(call)
                    }
                    _ = try await sandbox.send(create(.cashyPro, receiver))
                    await sandbox.time.sleeping(for: 20)
                    sandbox.time.advance(seconds: 20)
                    for _ in 0..<16 { _ = try await slow.next() }
                    _ = try await receiver.next()
                    _ = try await sandbox.settled("R1", .cashyPro)
                    await sandbox.time.sleeping(for: 10, count: 16)
                    sandbox.time.advance(seconds: 10)
                    // Sixteen places for one receiver: the rest had to wait for them.
                    for _ in 0..<4 { _ = try await slow.next() }
                    let row = try await sandbox.settled("S0", .cashyPro).first
                    #expect(row?["lastAnswer"] == "no answer in time")
                    #expect(row?["status"] == "waiting")
                }
            }
        }
    }

    @Test func `a connection that closes is no answer`() async throws {
        try await Receiver.run(.hangUp) { receiver in
            try await RunningSandbox.run { sandbox in
                _ = try await sandbox.send(create(.cashyPro, receiver))
                await sandbox.time.sleeping(for: 20)
                sandbox.time.advance(seconds: 20)
                _ = try await receiver.next()
                let rows = try await sandbox.settled("R1", .cashyPro)
                #expect(rows.map { $0["status"] } == ["waiting"])
                #expect(rows.map { $0["due"] } == ["2026-03-02T12:01:20.000Z"])
            }
        }
    }

    @Test(arguments: ["1", "http://127.0.0.1:1/", "ftp://example.com/"])
    func `an address that nobody answers at is tried like any other`(
        _ address: String
    ) async throws {
        try await RunningSandbox.run { sandbox in
            let call = Merchant.cashyPro.create("R1", ["notifyUrl": "\"\(address)\""])
            _ = try await sandbox.send(call)
            await sandbox.time.sleeping(for: 20)
            sandbox.time.advance(seconds: 20)
            await sandbox.time.sleeping(for: 60)
            let rows = try await sandbox.settled("R1", .cashyPro)
            #expect(rows.map { $0["attempts"] } == ["1"])
        }
    }

    @Test func `a message on its way does not keep the sandbox from stopping`() async throws {
        try await Receiver.run(.silence) { receiver in
            try await RunningSandbox.run { sandbox in
                _ = try await sandbox.send(create(.cashyPro, receiver))
                await sandbox.time.sleeping(for: 20)
                sandbox.time.advance(seconds: 20)
                _ = try await receiver.next()
                await sandbox.stop()
            }
        }
    }

    @Test(arguments: Merchant.all)
    func `parallel: the same message on several connections at once`(
        _ merchant: Merchant
    ) async throws {
        try await Receiver.run { receiver in
            try await RunningSandbox.run(configuration(receiver)) { sandbox in
                _ = try await sandbox.send(create(merchant, receiver, scenario: "53"))
                await sandbox.time.sleeping(for: firstDelivery(merchant))
                sandbox.time.advance(seconds: firstDelivery(merchant))
                var messages: [Receiver.Message] = []
                for _ in 0..<4 { messages.append(try await receiver.next()) }
                #expect(Set(messages.map(\.body)).count == 1)
                #expect(Set(messages.compactMap(\.connection)).count == 4)
            }
        }
    }

    @Test(arguments: Merchant.all)
    func `before-answer: the message is answered before the create is`(
        _ merchant: Merchant
    ) async throws {
        try await Receiver.run(.silence) { receiver in
            try await RunningSandbox.run(configuration(receiver)) { sandbox in
                let call = create(merchant, receiver, scenario: "59")
                async let created = sandbox.send(call)
                let message = try await receiver.next()
                #expect(isSigned(message, merchant))
                // The receiver never answers, so the create is answered when its time is over.
                await sandbox.time.sleeping(for: 10)
                sandbox.time.advance(seconds: 10)
                let answer = try await created
                let status = merchant.status(answer)
                #expect(merchant.id == .dvpay ? status == nil : status == merchant.pending)
                let query = merchant.query("R1", answer)
                #expect(merchant.status(try await sandbox.send(query)) == merchant.paid)
            }
        }
    }

    @Test(arguments: Merchant.all)
    func `forged: the signature is wrong and the claim contrary`(
        _ merchant: Merchant
    ) async throws {
        try await Receiver.run { receiver in
            try await RunningSandbox.run(configuration(receiver)) { sandbox in
                _ = try await sandbox.send(create(merchant, receiver, scenario: "56"))
                await sandbox.time.sleeping(for: firstDelivery(merchant))
                sandbox.time.advance(seconds: firstDelivery(merchant))
                let message = try await receiver.next()
                #expect(isSigned(message, merchant))
                await sandbox.time.sleeping(for: 1)
                sandbox.time.advance(seconds: 1)
                let forged = try await receiver.next()
                #expect(!isSigned(forged, merchant))
                #expect(forged.body.contains("\"\(merchant.failed)\""))
            }
        }
    }

    /// Checks a signature as a merchant does, over the bytes that came.
    private func isSigned(_ message: Receiver.Message, _ merchant: Merchant) -> Bool {
        let body = Data(message.body.utf8)
        switch merchant.id {
        case .dvpay:
            let expected = Signature.hmacSHA256(
                body: body,
                timestamp: "",
                secret: "webhook-secret"
            )
            return message.headers["x-dvpay-signature"] == expected
        case .cashyproCO:
            let expected = Signature.bodyMD5(body, key: merchant.credential.secret)
            return message.headers["sign"] == expected
                && message.headers["merchantid"] == merchant.credential.merchant
        default:
            let fields = (try? JSONDecoder().decode([String: String].self, from: body)) ?? [:]
            let expected = Signature.sortedMD5(fields, secret: merchant.credential.secret)
            return fields["sign"] == expected
        }
    }
}
