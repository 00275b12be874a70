import Foundation
import Payouts
import Sandbox
import Testing

/// What every provider does, each in its own words.
struct SandboxLifecycleTests {
    @Test(arguments: Merchant.all)
    func `a create is taken on, moves, and is paid after twenty seconds`(
        _ merchant: Merchant
    ) async throws {
        try await RunningSandbox.run { sandbox in
            let created = try await sandbox.send(merchant.create("R1"))
            #expect(created.status == 200)
            let query = merchant.query("R1", created)
            #expect(merchant.status(try await sandbox.send(query)) == merchant.pending)
            sandbox.time.advance(seconds: 19.9)
            #expect(merchant.status(try await sandbox.send(query)) != merchant.paid)
            sandbox.time.advance(seconds: 0.1)
            #expect(merchant.status(try await sandbox.send(query)) == merchant.paid)
            let order = try await sandbox.order(merchant, "R1")
            #expect(order.value("payments") == "1")
            #expect(order.value("debits") == "1")
        }
    }

    @Test(arguments: Merchant.all)
    func `a time factor makes the schedule faster`(_ merchant: Merchant) async throws {
        try await RunningSandbox.run(SandboxConfiguration(timeFactor: 60)) { sandbox in
            let created = try await sandbox.send(merchant.create("R1"))
            sandbox.time.advance(seconds: 0.34)
            let answer = try await sandbox.send(merchant.query("R1", created))
            #expect(merchant.status(answer) == merchant.paid)
        }
    }

    @Test(arguments: Merchant.all)
    func `a failed order says so and gives the money back`(_ merchant: Merchant) async throws {
        try await RunningSandbox.run { sandbox in
            let before = try await sandbox.send(merchant.balance()).available(merchant)
            let created = try await sandbox.send(merchant.create("R1", scenario: "10"))
            let during = try await sandbox.send(merchant.balance()).available(merchant)
            #expect(during != before)
            sandbox.time.advance(seconds: 20)
            let answer = try await sandbox.send(merchant.query("R1", created))
            #expect(merchant.status(answer) == merchant.failed)
            let after = try await sandbox.send(merchant.balance()).available(merchant)
            #expect(after == before)
            #expect(try await sandbox.order(merchant, "R1").value("payments") == "0")
        }
    }

    @Test(arguments: Merchant.all)
    func `every required field is required`(_ merchant: Merchant) async throws {
        try await RunningSandbox.run { sandbox in
            for field in merchant.required {
                let changes = [field: String?.none]
                let answer = try await sandbox.send(merchant.create("R-\(field)", changes))
                #expect(answer.isRefusal(naming: field), "\(field): \(answer.text)")
                let null = try await sandbox.send(merchant.create("R-\(field)", [field: "null"]))
                #expect(null.isRefusal(naming: field), "\(field): \(null.text)")
            }
            #expect(try await sandbox.get("/orders").list("orders").isEmpty)
        }
    }

    @Test(arguments: Merchant.all)
    func `a field of the wrong type is refused`(_ merchant: Merchant) async throws {
        try await RunningSandbox.run { sandbox in
            for field in merchant.required where field != "tradeNo" && field != "mchOrderNo" {
                for json in ["true", "[]", "{}"] {
                    let answer = try await sandbox.send(merchant.create("R1", [field: json]))
                    #expect(answer.isRefusal(naming: field), "\(field) \(json): \(answer.text)")
                }
            }
        }
    }

    @Test(arguments: Merchant.all)
    func `money that is not there cannot be paid`(_ merchant: Merchant) async throws {
        var configuration = SandboxConfiguration()
        configuration.balances = [:]
        try await RunningSandbox.run(configuration) { sandbox in
            let answer = try await sandbox.send(merchant.create("R1"))
            #expect(answer.isRefusal(naming: nil))
            let words = ["insufficient_funds", "insufficient balance", "Balance_not_enough"]
            #expect(words.contains { answer.text.contains($0) })
            #expect(try await sandbox.get("/orders").list("orders").isEmpty)
        }
    }

    @Test func `money that came back can be paid again, money that is gone cannot`() async throws {
        var configuration = SandboxConfiguration()
        configuration.balances[.payproVN] = [Money(minorUnits: 120_000, currency: .vnd)]
        try await RunningSandbox.run(configuration) { sandbox in
            func paid(_ reference: String, _ scenario: String) async throws -> Bool {
                let call = Merchant.payProVN.create(reference, scenario: scenario)
                return try await sandbox.send(call).value("code") == "0000"
            }
            #expect(try await paid("R1", "10"))
            #expect(try await paid("R2", "10"))
            #expect(try await !paid("R3", "00"))
            sandbox.time.advance(seconds: 20)
            #expect(try await paid("R4", "00"))
            #expect(try await paid("R5", "00"))
            sandbox.time.advance(seconds: 20)
            #expect(try await !paid("R6", "00"))
            let balance = try await sandbox.send(Merchant.payProVN.balance())
            #expect(balance.text.contains(#""availableAmount":20000.0000,"freezeAmount":0.0000"#))
        }
    }

    @Test(arguments: Merchant.withOrderNumber)
    func `an order number is taken once`(_ merchant: Merchant) async throws {
        try await RunningSandbox.run { sandbox in
            _ = try await sandbox.send(merchant.create("R1"))
            let again = try await sandbox.send(merchant.create("R1"))
            #expect(again.text.contains("already") && again.isRefusal(naming: nil))
            let order = try await sandbox.order(merchant, "R1")
            #expect(order.value("requests") == "2")
            #expect(order.value("debits") == "1")
        }
    }

    @Test(arguments: [Merchant.payProVN, .payProBD, .vexoraAR])
    func `PayPro's platform does not know an order that was never sent`(
        _ merchant: Merchant
    ) async throws {
        try await RunningSandbox.run { sandbox in
            let answer = try await sandbox.send(merchant.query("NEVER"))
            let start = #"{"code":"8000","msg":"order not exist","success":false,"timestamp":"#
            #expect(answer.text.hasPrefix(start))
        }
    }

    @Test func `CashyPro does not know an order that was never sent`() async throws {
        try await RunningSandbox.run { sandbox in
            let answer = try await sandbox.send(Merchant.cashyPro.query("NEVER"))
            #expect(answer.text == #"{"code":500,"msg":"Order_not_exist"}"#)
        }
    }

    @Test func `DVPay does not know a transaction that never was`() async throws {
        try await RunningSandbox.run { sandbox in
            let answer = try await sandbox.send(Merchant.dvpay.query("NEVER"))
            #expect(answer.status == 404)
            #expect(answer.value("error", "code") == "transaction_not_found")
        }
    }
}

extension Answer {
    /// Whether the provider refuses, and names the field if one is given.
    func isRefusal(naming field: String?) -> Bool {
        let refuses = status >= 400 || value("code") == "8000" || value("code") == "500"
        return refuses && status < 500 && (field.map { text.contains($0) } ?? true)
    }

    /// What is left to pay with, as printed.
    func available(_ merchant: Merchant) -> String? {
        switch merchant.id {
        case .dvpay:
            text.split(separator: #""usable":"#).dropFirst().first.map(String.init)
        case .cashyproCO: value("data", "balance")
        default: value("data", "availableAmount")
        }
    }
}
