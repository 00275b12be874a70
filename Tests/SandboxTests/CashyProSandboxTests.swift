import Foundation
import Payouts
import Providers
import Sandbox
import Testing

/// CashyPro: bodies, limits, statuses and the bank list.
struct CashyProSandboxTests {
    private let merchant = Merchant.cashyPro

    @Test func `amounts in answers are text`() async throws {
        try await RunningSandbox.run { sandbox in
            let answer = try await sandbox.send(merchant.create("R1"))
            #expect(answer.text.contains(#""amount":"50000","fee":"0","orderStatus":"PROCESSING""#))
            #expect(answer.text.contains(#""merchantId":"1002001""#))
            #expect(answer.value("data", "orderNo")?.count == "PAYOUT".count + 19)
        }
    }

    @Test func `an order waits, is being paid, and is completed in Colombian time`() async throws {
        try await RunningSandbox.run { sandbox in
            _ = try await sandbox.send(merchant.create("R1"))
            var seen: [String?] = []
            for seconds in [0, 2, 9, 9] as [Double] {
                sandbox.time.advance(seconds: seconds)
                let answer = try await sandbox.send(merchant.query("R1"))
                seen.append(merchant.status(answer))
                #expect((answer.value("data", "completionTime") == nil) == (seen.count < 4))
            }
            #expect(seen == ["PROCESSING", "WAITING", "PAYING", "SUCCESS"])
            let answer = try await sandbox.send(merchant.query("R1"))
            #expect(answer.value("data", "completionTime") == "2026-03-02 07:00:20")
        }
    }

    @Test(arguments: [
        ("03", "FAIL", "PAYMENT_OFFSET"), ("04", "FAIL", "ACCOUNT_NOT_EXIST"),
        ("05", "SUCCESS", nil), ("06", "CANCEL", "SYSTEM_REJECTION"),
        ("07", "ON_HOLD", nil), ("11", "FAIL", "ACCOUNT_NOT_EXIST"),
    ])
    func `reversals and failures show as status and description`(
        _ code: String,
        _ status: String,
        _ reason: String?
    ) async throws {
        try await RunningSandbox.run { sandbox in
            _ = try await sandbox.send(merchant.create("R1", scenario: code))
            sandbox.time.advance(seconds: 60)
            let answer = try await sandbox.send(merchant.query("R1"))
            #expect(merchant.status(answer) == status)
            #expect(answer.value("data", "resultDesc") == reason ?? "")
        }
    }

    @Test func `an order is found by either number, and by both if they agree`() async throws {
        try await RunningSandbox.run { sandbox in
            let created = try await sandbox.send(merchant.create("R1"))
            _ = try await sandbox.send(merchant.create("R2"))
            let number = try #require(created.value("data", "orderNo"))
            let mine = (key: "mchOrderNo", json: "\"R1\"")
            let theirs = (key: "orderNo", json: "\"\(number)\"")
            let other = (key: "mchOrderNo", json: "\"R2\"")
            for (members, found) in [
                ([mine], true), ([theirs], true), ([mine, theirs], true), ([other, theirs], false),
            ] {
                let call = merchant.signed(merchant.queryPath, members, at: ManualTime.start)
                #expect((try await sandbox.send(call).value("data", "mchOrderNo") == "R1") == found)
            }
            let neither = merchant.signed(merchant.queryPath, [], at: ManualTime.start)
            #expect(try await sandbox.send(neither).text.contains("Params_mchOrderNo_Required"))
        }
    }

    @Test(arguments: [
        ("amount", "9999.99", false), ("amount", "10000", true), ("amount", "5000000.00", true),
        ("amount", "5000000.01", false), ("amount", "10000.001", false),
        ("amount", "\"50000.00\"", false), ("bankId", "1", false), ("bankId", "\"33\"", true),
        ("accountType", "2", false), ("accountType", "\"1\"", true), ("accountType", "0", false),
        ("currency", "\"cop\"", false), ("idType", "\"5\"", true), ("idType", "\"6\"", false),
        ("idType", "1", false), ("nonceStr", "\"\"", false),
        ("mchOrderNo", "\"123456789012345678901234567890123\"", false),
        ("phone", "\"123456789012345678901234567890123\"", false),
    ])
    func `fields have limits`(_ key: String, _ json: String, _ ok: Bool) async throws {
        try await RunningSandbox.run { sandbox in
            let answer = try await sandbox.send(merchant.create("R1", [key: json]))
            #expect((answer.value("code") == "200") == ok, "\(answer.text)")
            if !ok { #expect(answer.text.contains("\"Params_\(key)_")) }
        }
    }

    @Test func `a bank account may be current, a wallet may not`() async throws {
        try await RunningSandbox.run { sandbox in
            let changes = ["bankId": "3", "accountType": "0"]
            let answer = try await sandbox.send(merchant.create("R1", changes))
            #expect(answer.value("code") == "200")
        }
    }

    @Test func `the bank list has the 35 published rows`() async throws {
        try await RunningSandbox.run { sandbox in
            for path in ["/api/bankListQuery", "/api/payInBankListQuery"] {
                let call = merchant.signed(path, [], at: ManualTime.start)
                let rows = try await sandbox.send(call).list("data")
                #expect(rows.count == 35)
                #expect(rows.map { $0["bankId"] } == ColombianBanks.bundled.map(\.id))
                #expect(
                    rows.first == ["bankId": "2", "bankCode": "1059", "bankName": "BANCAMIA S.A."]
                )
            }
        }
    }

    @Test func `the balance names the merchant in its own way`() async throws {
        try await RunningSandbox.run { sandbox in
            _ = try await sandbox.send(merchant.create("R1"))
            let answer = try await sandbox.send(merchant.balance())
            let data = #"{"mchId":"1002001","balance":"999950000.00","unBalance":"50000.00"}"#
            #expect(answer.text.contains(data))
        }
    }

    @Test(arguments: [
        ("MerchantId", nil, "MerchantId_is_null"), ("MerchantId", "abc", "MerchantId_not_Number"),
        ("MerchantId", "7", "MerchantId_is_error"), ("Sign", "00", "Sign_verify_error"),
        ("Sign", nil, "Sign_verify_error"),
    ])
    func `headers are refused with their documented messages`(
        _ name: String,
        _ value: String?,
        _ message: String
    ) async throws {
        try await RunningSandbox.run { sandbox in
            let answer = try await sandbox.send(merchant.create("R1").with(header: name, value))
            #expect(answer.text == #"{"code":500,"msg":"\#(message)"}"#)
        }
    }
}
