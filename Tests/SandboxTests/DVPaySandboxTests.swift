import Foundation
import Payouts
import Sandbox
import Testing

/// DVPay: keys, timestamps, limits and bodies.
struct DVPaySandboxTests {
    private let merchant = Merchant.dvpay

    @Test func `the answer is the documented envelope without a status`() async throws {
        try await RunningSandbox.run { sandbox in
            let answer = try await sandbox.send(merchant.create("K1"))
            #expect(answer.value("statusCode") == "200")
            #expect(answer.value("message") == "Success")
            #expect(answer.text.contains(#""amount":100.00,"currency":"USD""#))
            #expect(answer.value("data", "transactionDate") == "2026-03-02T12:00:00Z")
            #expect(answer.value("data", "accountNumber") == "123456789")
            #expect(answer.value("data", "status") == nil)
            let number = try #require(answer.transactionNumber.flatMap(Int64.init))
            #expect(number > 1 << 53)
        }
    }

    @Test func `the same key returns the original answer and pays once`() async throws {
        try await RunningSandbox.run { sandbox in
            let first = try await sandbox.send(merchant.create("K1"))
            sandbox.time.advance(seconds: 200)
            let again = try await sandbox.send(merchant.create("K1", at: sandbox.time.date))
            #expect(again.text == first.text)
            let order = try await sandbox.order(merchant, "K1")
            #expect(order.value("requests") == "2")
            #expect(order.value("debits") == "1" && order.value("payments") == "1")
        }
    }

    @Test func `the same key with another body is a conflict`() async throws {
        try await RunningSandbox.run { sandbox in
            _ = try await sandbox.send(merchant.create("K1"))
            let answer = try await sandbox.send(merchant.create("K1", ["amount": "100.01"]))
            #expect(answer.status == 409)
            #expect(try await sandbox.order(merchant, "K1").value("debits") == "1")
        }
    }

    @Test func `after 24 hours a key counts as new and pays again`() async throws {
        try await RunningSandbox.run { sandbox in
            _ = try await sandbox.send(merchant.create("K1"))
            sandbox.time.advance(seconds: 24 * 3600 - 1)
            _ = try await sandbox.send(merchant.create("K1", at: sandbox.time.date))
            #expect(try await sandbox.get("/orders").list("orders").count == 1)
            sandbox.time.advance(seconds: 1)
            _ = try await sandbox.send(merchant.create("K1", at: sandbox.time.date))
            let payments = try await sandbox.get("/payments")
            #expect(payments.value("totals", "debits") == "2")
        }
    }

    @Test func `a key is required`() async throws {
        try await RunningSandbox.run { sandbox in
            let call = merchant.create("K1").with(header: "X-Idempotent-Key", nil)
            let answer = try await sandbox.send(call)
            #expect(answer.status == 400)
            #expect(answer.value("error", "code") == "missing_idempotent_key")
        }
    }

    @Test(arguments: [(-301, 401), (-300, 200), (300, 200), (301, 401)])
    func `a timestamp may be five minutes off`(_ seconds: Double, _ status: Int) async throws {
        try await RunningSandbox.run { sandbox in
            let call = merchant.create("K1", at: ManualTime.start + seconds)
            let answer = try await sandbox.send(call)
            #expect(answer.status == status)
        }
    }

    @Test(arguments: ["", "now", "1772452800.0", "99999999999999999999"])
    func `a timestamp is whole seconds`(_ timestamp: String) async throws {
        try await RunningSandbox.run { sandbox in
            let call = merchant.create("K1").with(header: "X-Timestamp", timestamp)
            let answer = try await sandbox.send(call)
            #expect(answer.status == 401)
        }
    }

    @Test(arguments: [
        ("USD", "0.09", 422), ("USD", "0.10", 200), ("USD", "10000", 200), ("USD", "10000.01", 422),
        ("USD", "1.001", 400), ("USD", "-1", 422), ("USD", "\"100\"", 400), ("USD", "1e2", 200),
        ("KHR", "399", 422), ("KHR", "400", 200), ("KHR", "40000000", 200),
        ("KHR", "40000001", 422), ("KHR", "400.5", 422), ("usd", "100", 400), ("EUR", "100", 400),
    ])
    func `amounts have limits`(_ currency: String, _ amount: String, _ status: Int) async throws {
        try await RunningSandbox.run { sandbox in
            let changes = ["currency": "\"\(currency)\"", "amount": amount]
            let answer = try await sandbox.send(merchant.create("K1", changes))
            #expect(answer.status == status, "\(answer.text)")
        }
    }

    @Test func `the balance is held while an order is under way, then gone`() async throws {
        try await RunningSandbox.run { sandbox in
            _ = try await sandbox.send(merchant.create("K1"))
            let held = try await sandbox.send(merchant.balance())
            let usd = #""usd":{"balance":10000000.00,"freeze":100.00,"usable":9999900.00}"#
            #expect(held.text.contains(usd))
            sandbox.time.advance(seconds: 20)
            let gone = try await sandbox.send(merchant.balance())
            #expect(gone.text.contains(#""usd":{"balance":9999900.00,"freeze":0.00,"#))
            #expect(gone.text.contains(#""khr":{"balance":1000000000,"freeze":0,"#))
        }
    }

    @Test func `a return is REFUNDED`() async throws {
        try await RunningSandbox.run { sandbox in
            let created = try await sandbox.send(merchant.create("K1", scenario: "03"))
            sandbox.time.advance(seconds: 60)
            let answer = try await sandbox.send(merchant.query("K1", created))
            #expect(merchant.status(answer) == "REFUNDED")
        }
    }

    @Test func `a balance inquiry has no body and needs the key only`() async throws {
        try await RunningSandbox.run { sandbox in
            let path = "/dvpay" + merchant.balancePath
            let headers = ["X-Api-Key": merchant.credential.merchant]
            let known = try await sandbox.send(Call(path: path, headers: headers))
            #expect(known.status == 200)
            let unknown = try await sandbox.send(Call(path: path))
            #expect(unknown.status == 401)
        }
    }
}
