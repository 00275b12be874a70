import Foundation
import Payouts
import Sandbox
import Testing

/// PayPro and Vexora: bodies, limits and what their signature covers.
struct PayProSandboxTests {
    @Test func `PayPro's answer to a create has its own spelling and no order number`() async throws
    {
        try await RunningSandbox.run { sandbox in
            let answer = try await sandbox.send(Merchant.payProVN.create("R1"))
            #expect(
                answer.text.contains(#""code":"0000","timestamp":1772452800000,"success":true"#)
            )
            #expect(answer.value("data", "platFormTradeNo")?.count == 19)
            #expect(answer.value("data", "status") == "0015")
            #expect(answer.value("data", "desc") == "Processing")
            #expect(answer.value("data", "remark") == "test")
            #expect(answer.value("data", "tradeNo") == nil)
        }
    }

    @Test func `Vexora's answer to a create echoes the order number`() async throws {
        try await RunningSandbox.run { sandbox in
            let answer = try await sandbox.send(Merchant.vexoraAR.create("R1"))
            #expect(answer.value("data", "tradeNo") == "R1")
            #expect(answer.value("data", "message") == "Processing")
            #expect(answer.value("data", "desc") == nil)
        }
    }

    @Test func `a failure may come in the answer to the create itself`() async throws {
        try await RunningSandbox.run { sandbox in
            let answer = try await sandbox.send(Merchant.payProVN.create("R1", scenario: "09"))
            #expect(answer.value("code") == "0000")
            #expect(answer.value("data", "status") == "00029")
        }
    }

    @Test(arguments: [
        ("\"49999\"", false), ("\"50000\"", true), ("\"50000.5\"", false), ("50000", false),
        ("\"50,000\"", false), ("\"-50000\"", false),
        ("\"99999999999999999999\"", false),
    ])
    func `Vietnam pays whole đồng from 50,000, as text`(_ json: String, _ ok: Bool) async throws {
        try await expect(Merchant.payProVN, ["amount": json], ok)
    }

    @Test(arguments: ["NGUYỄN", "", "A1"])
    func `Vietnam takes names in plain Latin letters`(_ name: String) async throws {
        try await expect(Merchant.payProVN, ["accountName": "\"\(name)\""], false)
    }

    @Test(arguments: [
        ("\"99\"", false), ("\"100\"", true), ("\"100.00\"", true), ("\"100.50\"", false),
    ])
    func `Argentina pays whole pesos from 100`(_ json: String, _ ok: Bool) async throws {
        try await expect(Merchant.vexoraAR, ["amount": json], ok)
    }

    @Test(arguments: [
        ("mobile", "912345678", false), ("mobile", "9123456789", false),
        ("mobile", "081234567890", false), ("mobile", "0812345678", true),
        ("email", "nobody", false), ("idType", "DNI", true), ("idType", "SSN", false),
        ("accountType", "CBU", true), ("accountType", "IBAN", false),
    ])
    func `Argentina checks its fields`(_ key: String, _ value: String, _ ok: Bool) async throws {
        try await expect(Merchant.vexoraAR, [key: "\"\(value)\""], ok)
    }

    @Test(arguments: [
        ("walletId", "0112345678", false), ("walletId", "02123456789", false),
        ("walletId", "0112345678a", false), ("walletId", "01712345678", true),
        ("wayCode", "EWALLET_ROCKET", true), ("wayCode", "NAGAD", true),
        ("wayCode", "bkash", false), ("amount", "0", false), ("amount", "0.01", true),
        ("amount", "0.001", false),
    ])
    func `Bangladesh checks its fields`(_ key: String, _ value: String, _ ok: Bool) async throws {
        try await expect(Merchant.payProBD, [key: "\"\(value)\""], ok)
    }

    @Test func `an empty optional field does not count for the signature`() async throws {
        try await expect(Merchant.payProVN, ["remark": "\"\""], true)
    }

    @Test func `a timestamp may be text or number, in milliseconds`() async throws {
        try await expect(Merchant.payProBD, ["timestamp": "1772452800000"], true)
        try await expect(Merchant.payProBD, ["timestamp": "\"1772452800\""], false)
        try await expect(Merchant.payProBD, ["timestamp": "\"soon\""], false)
    }

    @Test func `balances have four digits after the point`() async throws {
        try await RunningSandbox.run { sandbox in
            _ = try await sandbox.send(Merchant.payProVN.create("R1"))
            let vietnam = try await sandbox.send(Merchant.payProVN.balance())
            #expect(
                vietnam.text.contains(
                    #""availableAmount":999950000.0000,"freezeAmount":50000.0000"#
                )
            )
            let argentina = try await sandbox.send(Merchant.vexoraAR.balance())
            #expect(argentina.text.contains(#""availableAmount":1000000000.0000,"#))
        }
    }

    /// Sends one create with changed fields and expects it to be taken on, or refused.
    private func expect(
        _ merchant: Merchant,
        _ changes: [String: String?],
        _ ok: Bool
    ) async throws {
        try await RunningSandbox.run { sandbox in
            let answer = try await sandbox.send(merchant.create("R1", changes))
            #expect((answer.value("code") == "0000") == ok, "\(changes): \(answer.text)")
            if !ok { #expect(answer.isRefusal(naming: changes.keys.first), "\(answer.text)") }
        }
    }
}
