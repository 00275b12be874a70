import Foundation
import NIOCore
import Payouts
import Sandbox
import Testing

/// What goes over the wire, and what must not bring the sandbox down.
struct SandboxServerTests {
    @Test(arguments: Merchant.all)
    func `a request that is not a JSON object posted as JSON is refused`(
        _ merchant: Merchant
    ) async throws {
        try await RunningSandbox.run { sandbox in
            let call = merchant.create("R1")
            #expect(try await sandbox.send(call.with(method: "PUT")).status == 405)
            #expect(try await sandbox.send(call.with(method: "GET").with(body: "")).status == 405)
            let plain = call.with(header: "Content-Type", "text/plain")
            #expect(try await sandbox.send(plain).status == 415)
            #expect(try await sandbox.send(call.with(body: "")).status == 400)
            for body in ["{", "[1]", "\"a\"", "\u{0}\u{1}", "{\"a\":1}}"] {
                let answer = try await sandbox.send(
                    merchant.signed(merchant.createPath, body: body)
                )
                #expect(answer.status == 400, "\(body): \(answer.text)")
            }
            let deep = String(repeating: "[", count: 20_000)
            #expect(
                try await sandbox.send(merchant.signed(merchant.createPath, body: deep)).status
                    == 400
            )
            #expect(try await sandbox.get("/orders").list("orders").isEmpty)
        }
    }

    @Test(arguments: Merchant.all)
    func `a body beyond the limit is refused and the next request is served`(
        _ merchant: Merchant
    ) async throws {
        try await RunningSandbox.run { sandbox in
            let huge = String(repeating: "x", count: 300_000)
            let call = merchant.create("R1")
            let refused = try await sandbox.send(call.with(body: huge))
            #expect(refused.status == 413)
            #expect(try await sandbox.send(call).status == 200)
        }
    }

    @Test func `a path that nobody has is not found`() async throws {
        try await RunningSandbox.run { sandbox in
            for path in ["/", "/nobody/x", "/dvpay", "/dvpay/x", "/cashypro-co/api/refund"] {
                var call = Merchant.dvpay.create("R1")
                call.path = path
                let answer = try await sandbox.send(call)
                #expect(answer.status == 404, "\(path)")
            }
        }
    }

    @Test(arguments: Merchant.all)
    func `a wrong merchant, a wrong signature and a changed body are refused`(
        _ merchant: Merchant
    ) async throws {
        let merchantHeader = [
            ProviderID.dvpay: "X-Api-Key", .cashyproCO: "MerchantId",
        ][merchant.id, default: "merchantNo"]
        try await RunningSandbox.run { sandbox in
            let call = merchant.create("R1")
            for value in ["4711", nil] {
                let answer = try await sandbox.send(call.with(header: merchantHeader, value))
                #expect(answer.isRefusal(naming: nil))
            }
            let changed = call.with(body: call.body.replacing("00", with: "01"))
            #expect(try await sandbox.send(changed).isRefusal(naming: "ign"))
            let spaced = call.with(body: call.body.replacing("{", with: "{ "))
            if merchant.id == .dvpay || merchant.id == .cashyproCO {
                #expect(try await sandbox.send(spaced).isRefusal(naming: "ign"))
            }
            #expect(try await sandbox.get("/orders").list("orders").isEmpty)
        }
    }

    @Test(arguments: ["72", "73"])
    func `a reset is a reset and not an end`(_ code: String) async throws {
        try await RunningSandbox.run { sandbox in
            let call = Merchant.payProVN.create("R1", scenario: code)
            let error = try #require(await sandbox.sendExpectingLoss(call) as? IOError)
            #expect(error.errnoCode == ECONNRESET)
        }
    }

    @Test func `a truncated body ends before its announced length`() async throws {
        try await RunningSandbox.run { sandbox in
            let call = Merchant.cashyPro.create("R1", scenario: "79")
            #expect(await sandbox.sendExpectingLoss(call) != nil)
        }
    }

    @Test func `bad JSON is whole to HTTP and unreadable`() async throws {
        try await RunningSandbox.run { sandbox in
            let call = Merchant.cashyPro.create("R1", scenario: "76")
            let answer = try await sandbox.send(call)
            #expect(answer.status == 200)
            #expect(answer.text.hasPrefix(#"{"code":200"#) && answer.value("code") == nil)
        }
    }

    @Test func `a bad gateway answers with a page`() async throws {
        try await RunningSandbox.run { sandbox in
            let answer = try await sandbox.send(Merchant.dvpay.create("R1", scenario: "78"))
            #expect(answer.status == 502)
            #expect(answer.text.hasPrefix("<html>"))
        }
    }

    @Test func `an unanswered request is held for two minutes`() async throws {
        try await RunningSandbox.run(holding: true) { sandbox in
            let call = Merchant.dvpay.create("R1", scenario: "70")
            async let error = sandbox.sendExpectingLoss(call)
            await sandbox.time.sleeping(for: 120)
            sandbox.time.advance(seconds: 120)
            #expect(await error != nil)
        }
    }

    @Test func `an unanswered request is let go when the caller hangs up`() async throws {
        try await RunningSandbox.run(holding: true) { sandbox in
            let call = Merchant.dvpay.create("R1", scenario: "71")
            let caller = Task { await sandbox.sendExpectingLoss(call) }
            await sandbox.time.sleeping(for: 120)
            caller.cancel()
            #expect(await sandbox.time.cancellations.first { _ in true } == .seconds(120))
            #expect(await caller.value != nil)
            let order = try await sandbox.order(.dvpay, "R1")
            #expect(order.value("debits") == "1")
        }
    }

    @Test func `an unanswered request does not keep the server from stopping`() async throws {
        try await RunningSandbox.run(holding: true) { sandbox in
            // The client waits in its own time; the server is stopped while it does.
            let abandoned = Task {
                await sandbox.sendExpectingLoss(Merchant.dvpay.create("R1", scenario: "71"))
            }
            await sandbox.time.sleeping(for: 120)
            await sandbox.stop()
            #expect(await abandoned.value != nil)
        }
    }
}
