import Foundation
import Payouts
import Sandbox
import Testing

/// The choice of scenarios, and what each does to the money.
struct SandboxScenarioTests {
    @Test func `codes and names are unique, and codes are two digits`() {
        let codes = SandboxScenario.all.map(\.code)
        #expect(Set(codes).count == codes.count)
        #expect(Set(SandboxScenario.all.map(\.name)).count == codes.count)
        #expect(codes.allSatisfy { $0.count == 2 && $0.allSatisfy(\.isASCIIDigit) })
        #expect(codes == codes.sorted())
    }

    @Test func `the end of an account names a scenario, and ordinary accounts succeed`() {
        #expect(SandboxScenario.named(byAccount: "12345600071").name == "timeout-after")
        #expect(SandboxScenario.named(byAccount: "00010").name == "failed")
        for account in ["18199852", "12345600171", "71", "00099", "100000", ""] {
            #expect(SandboxScenario.named(byAccount: account) == .success)
        }
    }

    @Test func `the table has a line for every scenario`() {
        let lines = SandboxScenario.table.split(separator: "\n")
        #expect(lines.count == SandboxScenario.all.count)
        #expect(lines.first?.hasPrefix("…00000  success") == true)
    }

    struct Expectation: CustomTestStringConvertible {
        let code: String
        let payments: String
        let debits: String
        let credits: String
        let status: String

        init(_ code: String, _ payments: Int, _ debits: Int, _ credits: Int, _ status: String) {
            self.code = code
            self.payments = String(payments)
            self.debits = String(debits)
            self.credits = String(credits)
            self.status = status
        }

        var testDescription: String { code }
    }

    /// After 100 simulated seconds.
    static let outcomes = [
        Expectation("00", 1, 1, 0, "paid"),
        Expectation("01", 0, 1, 0, "waiting"),
        Expectation("02", 0, 1, 0, "paying"),
        Expectation("03", 1, 1, 1, "returned"),
        Expectation("04", 1, 1, 1, "failed"),
        Expectation("05", 1, 2, 1, "paid"),
        Expectation("06", 0, 1, 1, "canceled"),
        Expectation("07", 0, 1, 0, "undocumented"),
        Expectation("08", 1, 1, 0, "paid"),
        Expectation("09", 0, 0, 0, "failed"),
        Expectation("10", 0, 1, 1, "failed"),
        Expectation("61", 1, 1, 0, "paid"),
        Expectation("62", 1, 1, 0, "paid"),
    ]

    @Test(arguments: Merchant.all, outcomes)
    func `an outcome moves the money as it says`(
        _ merchant: Merchant,
        _ expected: Expectation
    ) async throws {
        try await RunningSandbox.run { sandbox in
            let created = try await sandbox.send(merchant.create("R1", scenario: expected.code))
            #expect(created.status == 200)
            sandbox.time.advance(seconds: 100)
            let order = try await sandbox.order(merchant, "R1")
            #expect(order.value("payments") == expected.payments)
            #expect(order.value("debits") == expected.debits)
            #expect(order.value("credits") == expected.credits)
            #expect(order.value("status") == expected.status)
        }
    }

    @Test(arguments: ["71", "73", "75", "76", "78", "79", "80", "82"])
    func `a fault after paying loses the answer and pays once`(_ code: String) async throws {
        for merchant in Merchant.all {
            try await RunningSandbox.run { sandbox in
                let answer = try? await sandbox.send(merchant.create("R1", scenario: code))
                let evidence = answer.flatMap { merchant.status($0) ?? $0.transactionNumber }
                #expect(evidence == nil, "\(merchant.id): \(answer?.text ?? "")")
                sandbox.time.advance(seconds: 20)
                let order = try await sandbox.order(merchant, "R1")
                #expect(order.value("payments") == "1")
                #expect(order.value("requests") == "1")
            }
        }
    }

    @Test(arguments: ["70", "72", "74", "77", "81", "83", "84", "85", "86", "87", "88", "89"])
    func `a fault before paying pays nothing, and the same request sent again pays once`(
        _ code: String
    ) async throws {
        for merchant in Merchant.all {
            try await RunningSandbox.run { sandbox in
                let call = merchant.create("R1", scenario: code)
                let answer = try? await sandbox.send(call)
                #expect(answer.flatMap { merchant.status($0) } == nil)
                sandbox.time.advance(seconds: 20)
                let before = try await sandbox.order(merchant, "R1")
                #expect(before.value("status") == "absent")
                #expect(before.value("debits") == "0")
                #expect(try await sandbox.send(call).status == 200)
                sandbox.time.advance(seconds: 20)
                let after = try await sandbox.order(merchant, "R1")
                #expect(after.value("payments") == "1")
                #expect(after.value("debits") == "1")
                #expect(after.value("requests") == "2")
            }
        }
    }

    @Test(arguments: Merchant.withOrderNumber)
    func `an order that fell silent is not found at first, and paid all the same`(
        _ merchant: Merchant
    ) async throws {
        try await RunningSandbox.run { sandbox in
            _ = await sandbox.sendExpectingLoss(merchant.create("R1", scenario: "60"))
            sandbox.time.advance(seconds: 59)
            let early = try await sandbox.send(merchant.query("R1"))
            #expect(early.text.lowercased().contains("not") && merchant.status(early) == nil)
            sandbox.time.advance(seconds: 1)
            #expect(merchant.status(try await sandbox.send(merchant.query("R1"))) == merchant.paid)
        }
    }

    @Test(arguments: Merchant.withOrderNumber)
    func `queries can report another amount or another order`(_ merchant: Merchant) async throws {
        try await RunningSandbox.run { sandbox in
            _ = try await sandbox.send(merchant.create("R1", scenario: "61"))
            _ = try await sandbox.send(merchant.create("R2", scenario: "62"))
            _ = try await sandbox.send(merchant.create("R3"))
            let wrongAmount = try await sandbox.send(merchant.query("R1")).value("data", "amount")
            let rightAmount = try await sandbox.send(merchant.query("R3")).value("data", "amount")
            #expect(wrongAmount != nil && wrongAmount != rightAmount)
            #expect(try await sandbox.send(merchant.query("R2")).text.contains("R2-other"))
        }
    }

    @Test func `every failure of PayPro's platform is reported as its own status`() async throws {
        try await RunningSandbox.run { sandbox in
            let codes = [
                "11": "00029", "12": "00032", "13": "0100019", "14": "0100119", "15": "8000",
            ]
            for (code, status) in codes {
                _ = try await sandbox.send(Merchant.payProVN.create(code, scenario: code))
                sandbox.time.advance(seconds: 20)
                let answer = try await sandbox.send(Merchant.payProVN.query(code))
                #expect(answer.value("code") == "0000")
                #expect(answer.value("data", "status") == status)
            }
        }
    }

    @Test func `every failure of CashyPro is reported as its own description`() async throws {
        let prefix = "failed:"
        let scenarios = SandboxScenario.all.filter { $0.code >= "20" && $0.code < "50" }
        #expect(scenarios.count == 29)
        try await RunningSandbox.run { sandbox in
            for scenario in scenarios {
                let reference = "R\(scenario.code)"
                let call = Merchant.cashyPro.create(reference, scenario: scenario.code)
                _ = try await sandbox.send(call)
            }
            sandbox.time.advance(seconds: 20)
            for scenario in scenarios {
                let answer = try await sandbox.send(Merchant.cashyPro.query("R\(scenario.code)"))
                #expect(answer.value("data", "orderStatus") == "FAIL")
                let reason = String(scenario.name.dropFirst(prefix.count))
                #expect(answer.value("data", "resultDesc") == reason)
            }
        }
    }
}
