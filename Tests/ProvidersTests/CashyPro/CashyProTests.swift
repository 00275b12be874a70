import Foundation
import Payouts
import Testing

@testable import Providers

struct CashyProTests {
    static func answer(_ status: String, _ extra: String = "") -> String {
        """
        {"msg":"SUCCESS","code":200,"data":{"merchantId":"1573818477",\
        "mchOrderNo":"20260302120000A1B2","orderNo":"PAYOUT8551827184491839488",\
        "amount":"50000.00","fee":"0","orderStatus":"\(status)"\(extra)}}
        """
    }

    // MARK: Requests

    @Test func `create sends exactly these bytes`() throws {
        let request = try Fixture.provider(.cashyproCO).createRequest(Fixture.payout(.cashyproCO))
        let body =
            #"{"accountName":"Ana Gómez","accountNo":"3023612345","accountType":1,"#
            + #""currency":"COP","amount":50000.00,"bankId":20,"#
            + #""mchOrderNo":"20260302120000A1B2","notifyUrl":"https://merchant.example/notify","#
            + #""nonceStr":"n0nce0n0nce0n0nce0n0nce0n0nce0n0","idType":"1","idCard":"43912345","#
            + #""phone":"3023612345","email":"ana@example.com","remark":"invoice 42"}"#
        #expect(request.url == "https://provider.example/base/api/payOut")
        #expect(request.body == Data(body.utf8))
        let sign = Signature.bodyMD5(Data(body.utf8), key: Fixture.secret)
        #expect(
            request.headers.map { "\($0.name): \($0.value)" } == [
                "Content-Type: application/json", "MerchantId: 1573818477", "Sign: \(sign)",
            ]
        )
    }

    @Test func `a query names both numbers once both are known`() throws {
        let provider = try Fixture.provider(.cashyproCO)
        let first = try #require(provider.queryRequest(Fixture.payout(.cashyproCO)))
        #expect(
            first.body
                == Data(
                    #"{"mchOrderNo":"20260302120000A1B2","nonceStr":"\#(Fixture.nonce)"}"#.utf8
                )
        )
        let known = try Fixture.payout(.cashyproCO, reference: "PAYOUT1")
        let second = try #require(provider.queryRequest(known))
        let body =
            #"{"mchOrderNo":"20260302120000A1B2","orderNo":"PAYOUT1","#
            + #""nonceStr":"\#(Fixture.nonce)"}"#
        #expect(second.body == Data(body.utf8))
        #expect(second.url == "https://provider.example/base/api/payOutQuery")
    }

    @Test func `an answer keeps the amount and the fee that it states, digit for digit`() throws {
        let provider = try Fixture.provider(.cashyproCO)
        let payout = try Fixture.payout(.cashyproCO)
        let stated = provider.result(Self.answer("SUCCESS"), of: payout).evidence?.stated
        #expect(stated == StatedMoney(amount: "50000.00", fee: "0"))
        let silent = Self.answer("SUCCESS").replacing(#""amount":"50000.00","fee":"0","#, with: "")
        #expect(provider.result(silent, of: payout).evidence?.claim == .paid)
        #expect(provider.result(silent, of: payout).evidence?.stated == nil)
    }

    // MARK: Codes

    @Test(arguments: [
        ("PROCESSING", "pending"), ("WAITING", "pending"), ("PAYING", "pending"),
        ("SUCCESS", "paid"), ("FAIL", "failed"), ("CANCEL", "failed"), ("REVERSED", "unknown"),
        ("success", "unknown"), ("", "unknown"),
    ])
    func `each status makes its claim`(status: String, expected: String) throws {
        let provider = try Fixture.provider(.cashyproCO)
        let payout = try Fixture.payout(.cashyproCO)
        #expect(provider.outcome(Self.answer(status), of: payout).word == expected)
        let asked = expected == "unknown" ? "unclear" : expected
        #expect(provider.result(Self.answer(status), of: payout).word == asked)
    }

    @Test(arguments: [
        ("MerchantId_is_null", "failed"), ("MerchantId_not_Number", "failed"),
        ("MerchantId_is_error", "failed"), ("Sign_verify_error", "failed"),
        ("RequestMethod_not_post", "failed"), ("RequestContentType_not_json", "failed"),
        ("RequestBody_is_null", "failed"), ("Request_ip_notWhiteList", "failed"),
        ("Params_jsonFormat_error", "failed"), ("Params_bankId_Required", "failed"),
        ("Params_accountNo_error", "failed"), ("System_error", "unknown"),
        ("System_busy", "unknown"), ("System_Maintenance", "unknown"),
        ("Order_not_exist", "unknown"), ("Order_repeat", "unknown"), ("Params_", "unknown"),
        ("Params__error", "unknown"), ("Params_acc", "unknown"), ("", "unknown"),
    ])
    func `each message means what the table says`(message: String, expected: String) throws {
        let provider = try Fixture.provider(.cashyproCO)
        let payout = try Fixture.payout(.cashyproCO)
        for code in [500, 401] {
            let body = #"{"msg":"\#(message)","code":\#(code)}"#
            let outcome = provider.outcome(body, of: payout)
            #expect(outcome.word == expected)
            #expect(outcome.evidence?.reason?.code == (expected == "failed" ? message : nil))
            #expect(provider.outcome(body, status: 502, of: payout).word == "unknown")
        }
        // The same words under a code that accepts contradict it.
        let accepted = #"{"msg":"\#(message)","code":200}"#
        #expect(provider.outcome(accepted, of: payout).word == "unknown")
    }

    @Test func `a missing parameter is named`() {
        let reason = CashyProCodes.refusal("Params_bankId_Required")
        #expect(reason?.explanation == "CashyPro says that bankId is missing.")
        #expect(reason?.nextStep == "Correct the field, then create a new payout.")
    }

    @Test(arguments: [
        "GATEWAY_TIMEOUT", "AMOUNT_ERROR", "PARAM_IS_NULL", "NONSUPPORT_PAY_CASH",
        "NONSUPPORT_CREDIT_CARD", "APPID_ERROR", "PARAM_ERROR", "SYSTEM_EXCEPTION",
        "ACCOUNT_FREEZING", "BANK_ACCOUNT_ERROR", "INVALID_BANK_ACCOUNT", "PAYMENT_OFFSET",
        "ACCOUNT_NOT_EXIST", "CHANNEL_EXCEPTION", "ID_CARD_ERROR", "NOT_ACCOUNT_HOLDER",
        "ACCOUNT_AND_DOCUMENTS_NOT_MATCH", "INVALID_ACCOUNT_OR_NUMBER", "ACCOUNT_CLOSED",
        "UNKNOWN_ERROR", "CHANNEL_IB_TRY_AGAIN_LATER", "MERCHANT_BALANCE_NOT_ENOUGH",
        "SYSTEM_REJECTION", "EACH_PAYMENT_LIMIT_EXCEEDED", "MONTHLY_PAYMENT_LIMIT_EXCEEDED",
        "BANK_NOT_SUPPORT", "BILL_NOT_FOUND", "COMMON_FAILED",
    ])
    func `each documented token explains a failure and contradicts a success`(
        token: String
    ) throws {
        let provider = try Fixture.provider(.cashyproCO)
        let payout = try Fixture.payout(.cashyproCO)
        let extra = #","resultDesc":"\#(token)""#
        let failure = provider.result(Self.answer("FAIL", extra), of: payout)
        #expect(failure.word == "failed")
        #expect(failure.evidence?.reason?.code == token)
        #expect(failure.evidence?.reason?.explanation.isEmpty == false)
        #expect(provider.result(Self.answer("SUCCESS", extra), of: payout).word == "unclear")
    }

    @Test func `free text is shown as it came`() throws {
        let extra = #","resultDesc":"ACCOUNT NOT EXITS""#
        let failure = try Fixture.provider(.cashyproCO)
            .result(Self.answer("FAIL", extra), of: Fixture.payout(.cashyproCO))
        #expect(
            failure.evidence?.reason?.explanation
                == "CashyPro failed the payout and says: ACCOUNT NOT EXITS."
        )
    }

    @Test func `too little money asks for a top-up`() {
        let reason = CashyProCodes.resultDescriptions["MERCHANT_BALANCE_NOT_ENOUGH"]
        #expect(reason?.nextStep == "Top up the balance at CashyPro, then create a new payout.")
    }

    // MARK: Queries

    @Test func `no such order is recognised in one exact shape, on a query only`() throws {
        let provider = try Fixture.provider(.cashyproCO)
        let payout = try Fixture.payout(.cashyproCO)
        let absent = #"{"msg":"Order_not_exist","code":500}"#
        #expect(provider.result(absent, of: payout).word == "notFound")
        let accepted = #"{"msg":"Order_not_exist","code":200}"#
        #expect(provider.result(accepted, of: payout).word == "unclear")
        let contradiction = #"{"msg":"Order_not_exist","code":500,"data":{"orderStatus":"FAIL"}}"#
        #expect(provider.result(contradiction, of: payout).word == "noAnswer")
        let refused = #"{"msg":"Sign_verify_error","code":500}"#
        #expect(provider.result(refused, of: payout).word == "noAnswer")
    }

    @Test func `completionTime is Colombian time`() throws {
        let extra = #","completionTime":"2026-03-02 07:00:00","channelOrderNo":null"#
        let result = try Fixture.provider(.cashyproCO)
            .result(Self.answer("SUCCESS", extra), of: Fixture.payout(.cashyproCO))
        #expect(
            result.evidence?.providerTime
                == (try Date("2026-03-02T12:00:00Z", strategy: .iso8601))
        )
    }

    @Test(arguments: [
        nil, "", "2026-02-30 07:00:00", "2026-03-02T07:00:00", "2026-03-02 25:00:00", "soon",
        "2026-03-02 07:00", "٢٠٢٦-03-02 07:00:00",
    ])
    func `a time in another spelling is no time`(text: String?) {
        #expect(ProviderTime.parse(text, utcOffset: 0) == nil)
    }

    @Test(arguments: [
        (#""50000.00""#, [String]()), ("50000", []), ("50000.000", []), ("50000.0000", []),
        ("60000", ["amount is 60,000.00 COP, ordered was 50,000.00 COP"]),
    ])
    func `another amount is flagged`(amount: String, expected: [String]) throws {
        let body = Self.answer("SUCCESS").replacing(#""50000.00""#, with: amount)
        let evidence = try #require(
            Fixture.provider(.cashyproCO).result(body, of: Fixture.payout(.cashyproCO)).evidence
        )
        #expect(evidence.claim == .paid)
        #expect(evidence.mismatches == expected)
    }

    // MARK: Balance and banks

    @Test func `the balance is read`() throws {
        let body =
            #"{"msg":"SUCCESS","code":200,"data":{"mchId":"1","balance":"100.50","unBalance":3}}"#
        let answer = try JSONAnswer(status: 200, body: Data(body.utf8))
        #expect(
            try Fixture.provider(.cashyproCO).readBalance(answer) == [
                Balance(
                    available: Money(minorUnits: 100_50, currency: .cop),
                    held: Money(minorUnits: 3_00, currency: .cop)
                )
            ]
        )
    }

    @Test func `live banks are asked for once, and the published list says which are wallets`()
        async throws
    {
        let rows =
            #"{"bankId":33,"bankCode":"2209","bankName":"NEQUI"},"#
            + #"{"bankId":99,"bankCode":"1","bankName":"NEW"}"#
        let server = try StubServer { connection in
            connection.readRequest()
            connection.answer(#"{"msg":"SUCCESS","code":200,"data":[\#(rows)]}"#)
        }
        let provider = try Fixture.provider(.cashyproCO, base: server.base)
        let expected = [
            Bank(id: "33", code: "2209", name: "NEQUI", isWallet: true),
            Bank(id: "99", code: "1", name: "NEW", isWallet: false),
        ]
        #expect(await provider.banks() == expected)
        #expect(await provider.banks() == expected)
        #expect(server.requests.count == 1)
        #expect(server.requests.first?.hasPrefix("POST /api/bankListQuery ") == true)
    }

    @Test(arguments: [
        #"{"msg":"System_error","code":500}"#, "<html>", #"{"msg":"SUCCESS","code":200,"data":[]}"#,
        #"{"msg":"SUCCESS","code":200,"data":[{"bankId":1.5,"bankName":"X"}]}"#,
    ])
    func `the published banks stand in for a live list that cannot be had`(
        answer: String
    ) async throws {
        let server = try StubServer { connection in
            connection.readRequest()
            connection.answer(answer)
        }
        let provider = try Fixture.provider(.cashyproCO, base: server.base)
        #expect(await provider.banks() == ColombianBanks.bundled)
        #expect(await provider.banks().count == 35)
        #expect(server.requests.count == 1)
    }

    @Test func `a kept list ends in time`() {
        let cache = BankCache()
        let bank = Bank(id: "1", code: "1", name: "N", isWallet: false)
        cache.store([bank], isLive: true, at: Fixture.now)
        #expect(cache.banks(at: Fixture.now.addingTimeInterval(3_599)) == [bank])
        #expect(cache.banks(at: Fixture.now.addingTimeInterval(3_600)) == nil)
        cache.store([bank], isLive: false, at: Fixture.now)
        #expect(cache.banks(at: Fixture.now.addingTimeInterval(60)) == nil)
    }
}
