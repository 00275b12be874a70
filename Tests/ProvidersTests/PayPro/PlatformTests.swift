import Foundation
import Payouts
import Testing

@testable import Providers

/// PayPro and Vexora: one platform, three corridors.
struct PlatformTests {
    static let corridors: [ProviderID] = [.payproVN, .payproBD, .vexoraAR]

    /// An accepted answer in the shape of the corridor's create, with this status.
    static func created(_ id: ProviderID, status: String) -> String {
        let number = id == .vexoraAR ? #""tradeNo":"20260302120000A1B2","# : ""
        let words = id == .vexoraAR ? "message" : "desc"
        return """
            {"msg":"success","code":"0000","timestamp":1729152493114,"success":true,\
            "data":{\(number)"platFormTradeNo":"W0001","status":"\(status)","\(words)":"w",\
            "remark":""}}
            """
    }

    static func queried(status: String, data: String = "") -> String {
        """
        {"msg":"success","code":"0000","timestamp":1729152493114,"success":true,\
        "data":{"platFormTradeNo":"W0001","tradeNo":"20260302120000A1B2","status":"\(status)",\
        "message":"w"\(data)}}
        """
    }

    // MARK: Requests

    @Test(arguments: [
        (
            ProviderID.payproVN, "/v1/payproVN/payout",
            #"{"timestamp":"1772452800123","tradeNo":"20260302120000A1B2","amount":"250000","#
                + #""accountName":"NGUYEN THE VIET","bankName":"ACB","bankNumber":"18199852","#
                + #""notifyUrl":"https://merchant.example/notify","remark":"invoice 42","#
                + #""sign":"29a3a646ff48602a763cede453ec5a87"}"#
        ),
        (
            .payproBD, "/v1/paypro/payout",
            #"{"timestamp":"1772452800123","tradeNo":"20260302120000A1B2","amount":"300","#
                + #""walletId":"01712345678","wayCode":"EWALLET_BKASH","#
                + #""notifyUrl":"https://merchant.example/notify","remark":"invoice 42","#
                + #""sign":"5d1af514301d5d8bba08ba11464de9e6"}"#
        ),
        (
            .vexoraAR, "/v1/vexora/disbursements",
            #"{"timestamp":"1772452800123","tradeNo":"20260302120000A1B2","amount":"15000","#
                + #""accountNo":"2850590940090418135201","accountType":"CBU","idType":"DNI","#
                + #""idCardNumber":"12345678","mobile":"0912345678","#
                + #""email":"juana.molina@example.com","firstname":"Juana","lastname":"Molina","#
                + #""notifyUrl":"https://merchant.example/notify","remark":"invoice 42","#
                + #""sign":"63e75bb4186fbe86488f6ba657de7baf"}"#
        ),
    ])
    func `create sends exactly these bytes`(id: ProviderID, path: String, body: String) throws {
        let request = try Fixture.provider(id).createRequest(Fixture.payout(id))
        #expect(request.url == "https://provider.example/base" + path)
        #expect(String(decoding: try #require(request.body), as: UTF8.self) == body)
        #expect(
            request.headers.map { "\($0.name): \($0.value)" }
                == ["merchantNo: 1573818477", "Content-Type: application/json"]
        )
    }

    @Test(arguments: [
        (ProviderID.payproVN, "/v1/payproVN/queryPayOutResult", "/v1/payproVN/queryBalance"),
        (.payproBD, "/v1/paypro/queryPayOutResult", "/v1/paypro/queryBalance"),
        (.vexoraAR, "/v1/vexora/queryPayOutResult", "/v1/vexora/queryBalance"),
    ])
    func `query and balance are signed alike`(
        id: ProviderID,
        query: String,
        balance: String
    ) throws {
        let provider = try Fixture.provider(id)
        let question = try #require(provider.queryRequest(Fixture.payout(id)))
        #expect(question.url == "https://provider.example/base" + query)
        let body =
            #"{"timestamp":"1772452800123","tradeNo":"20260302120000A1B2","#
            + #""sign":"ab302837231dec1a1849d64549f46700"}"#
        #expect(question.body == Data(body.utf8))
        let request = provider.balanceRequest()
        #expect(request.url == "https://provider.example/base" + balance)
        let short =
            #"{"timestamp":"1772452800123","sign":"a6c95f8254c6f197d3043d8159429d15"}"#
        #expect(request.body == Data(short.utf8))
    }

    @Test func `a bdt amount with poisha keeps both digits`() throws {
        let payout = try Fixture.payout(.payproBD, changing: ["amount": "300.50"])
        let body = try Fixture.provider(.payproBD).preview(payout).requestBody
        #expect(body.contains(#""amount":"300.50""#))
    }

    // MARK: Codes

    static let statuses = [
        ("0000", "paid"), ("0015", "pending"), ("00029", "failed"), ("0100019", "failed"),
        ("0100119", "failed"), ("0001", "unknown"), ("00032", "unknown"), ("8000", "unknown"),
        ("5000", "unknown"), ("9999", "unknown"), ("0", "unknown"), ("SUCCESS", "unknown"),
        ("", "unknown"), ("0000 ", "unknown"),
    ]

    @Test(arguments: corridors, statuses)
    func `each status makes its claim`(id: ProviderID, row: (String, String)) throws {
        let provider = try Fixture.provider(id)
        let payout = try Fixture.payout(id)
        #expect(provider.outcome(Self.created(id, status: row.0), of: payout).word == row.1)
        let asked = row.1 == "unknown" ? "unclear" : row.1
        #expect(provider.result(Self.queried(status: row.0), of: payout).word == asked)
    }

    @Test(arguments: corridors, ["5000", "8000", "0001", "9999", "401"])
    func `an outer code other than 0000 never fails a payout`(id: ProviderID, code: String) throws {
        let provider = try Fixture.provider(id)
        let payout = try Fixture.payout(id)
        for data in ["null", #"{"platFormTradeNo":"W0001","status":"00029"}"#] {
            let body = #"{"msg":"m","code":"\#(code)","success":false,"data":\#(data)}"#
            #expect(provider.outcome(body, of: payout).word == "unknown")
            #expect(provider.result(body, of: payout).word == "noAnswer")
        }
    }

    @Test func `the reason explains and says what to do`() throws {
        let body = Self.created(.payproVN, status: "0100019")
        let evidence = try #require(
            Fixture.provider(.payproVN).outcome(body, of: Fixture.payout(.payproVN)).evidence
        )
        #expect(evidence.rawStatus == "0100019")
        #expect(evidence.providerReference == "W0001")
        #expect(
            evidence.reason?.explanation == "The payee has reached the daily limit of the account."
        )
        #expect(evidence.reason?.nextStep.isEmpty == false)
    }

    // MARK: Queries

    @Test(arguments: corridors)
    func `no such order is recognised in one exact shape, on a query only`(id: ProviderID) throws {
        let provider = try Fixture.provider(id)
        let payout = try Fixture.payout(id)
        func body(_ code: String, _ words: String, data: String = "null") -> String {
            #"{"msg":"\#(words)","code":"\#(code)","success":false,"data":\#(data)}"#
        }
        let absent = body("8000", "order not exist")
        #expect(provider.result(absent, of: payout).word == "notFound")
        #expect(provider.outcome(absent, of: payout).word == "unknown")
        #expect(provider.result(body("8000", "Order not exist"), of: payout).word == "noAnswer")
        #expect(provider.result(body("8000", "system error"), of: payout).word == "noAnswer")
        #expect(provider.result(body("5000", "order not exist"), of: payout).word == "noAnswer")
        let contradiction = body("8000", "order not exist", data: #"{"status":"0015"}"#)
        #expect(provider.result(contradiction, of: payout).word == "noAnswer")
    }

    @Test(arguments: [
        (ProviderID.payproVN, "2026-03-02T05:00:00Z"), (.payproBD, "2026-03-02T06:00:00Z"),
        (.vexoraAR, "2026-03-02T15:00:00Z"),
    ])
    func `successTime is local time`(id: ProviderID, expected: String) throws {
        let body = Self.queried(status: "0000", data: #","successTime":"2026-03-02 12:00:00""#)
        let evidence = try #require(
            Fixture.provider(id).result(body, of: Fixture.payout(id)).evidence
        )
        #expect(evidence.providerTime == (try Date(expected, strategy: .iso8601)))
    }

    @Test(arguments: [
        (#""amount":"250000""#, [String]()), (#""amount":250000.0000"#, []),
        (#""amount":null"#, []),
        (#""amount":"250001""#, ["amount is 250,001 VND, ordered was 250,000 VND"]),
        (
            #""orderAmount":"250000","payAmount":"50000.00""#,
            ["payAmount is 50,000 VND, ordered was 250,000 VND"]
        ),
    ])
    func `another amount is flagged, whatever the status`(
        data: String,
        expected: [String]
    ) throws {
        let body = Self.queried(status: "0000", data: "," + data)
        let evidence = try #require(
            Fixture.provider(.payproVN).result(body, of: Fixture.payout(.payproVN)).evidence
        )
        #expect(evidence.claim == .paid)
        #expect(evidence.mismatches == expected)
    }

    // MARK: Balance

    @Test(arguments: ["availableAmount", "availablAmount"])
    func `balances are read in both spellings, rounded down`(key: String) throws {
        let body = """
            {"msg":"success","code":"0000","success":true,"data":{"\(key)":100000.9999,\
            "freezeAmount":"5.0000","unsettledAmount":20.0000}}
            """
        let answer = try JSONAnswer(status: 200, body: Data(body.utf8))
        #expect(
            try Fixture.provider(.vexoraAR).readBalance(answer) == [
                Balance(
                    available: Money(minorUnits: 100_000_99, currency: .ars),
                    held: Money(minorUnits: 25_00, currency: .ars)
                )
            ]
        )
        #expect(
            try Fixture.provider(.payproVN).readBalance(answer)?.first?.available
                == Money(minorUnits: 100_000, currency: .vnd)
        )
    }
}
