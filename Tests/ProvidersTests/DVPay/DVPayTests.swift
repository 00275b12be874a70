import Foundation
import Payouts
import Testing

@testable import Providers

struct DVPayTests {
    private static let asking = ProviderOptions(asksTransactionDetail: true)

    private static func accepted(_ data: String = "") -> String {
        """
        {"statusCode":200,"message":"Success","traceId":"t1","data":{"accountName":"SOK DARA",\
        "accountNumber":"123456789","amount":500.00,"currency":"USD","orderId":7001,"remark":"",\
        "transactionDate":"2026-03-02T12:00:00Z","transactionId":9001\(data)}}
        """
    }

    // MARK: Requests

    @Test func `create sends exactly these bytes`() throws {
        let provider = try Fixture.provider(.dvpay)
        let payout = try Fixture.payout(.dvpay)
        let request = provider.createRequest(payout)
        let body = #"{"accountNumber":"123456789","amount":500.00,"currency":"USD"}"#
        #expect(request.url == "https://provider.example/base/api/v1/payment-gateway/order/payout")
        #expect(request.body == Data(body.utf8))
        let signature = Signature.hmacSHA256(
            body: Data(body.utf8),
            timestamp: "1772452800",
            secret: "test-secret"
        )
        #expect(
            request.headers.map { "\($0.name): \($0.value)" } == [
                "X-Api-Key: 1573818477", "X-Timestamp: 1772452800", "X-Signature: \(signature)",
                "X-Idempotent-Key: 6f1c2c1e-6f1c-4c1e-9c1e-6f1c2c1e0001",
                "Content-Type: application/json",
            ]
        )
    }

    @Test func `riel are sent without decimals`() throws {
        let payout = try Fixture.payout(.dvpay, changing: ["currency": "KHR", "amount": "40,000"])
        let body = try Fixture.provider(.dvpay).preview(payout).requestBody
        #expect(body == #"{"accountNumber":"123456789","amount":40000,"currency":"KHR"}"#)
    }

    @Test func `a query needs the option and DVPay's number`() throws {
        let known = try Fixture.payout(.dvpay, reference: "9001")
        let off = try Fixture.provider(.dvpay)
        let on = try Fixture.provider(.dvpay, options: Self.asking)
        #expect(off.queryRequest(known)?.url == nil)
        #expect(on.queryRequest(try Fixture.payout(.dvpay))?.url == nil)
        let request = try #require(on.queryRequest(known))
        #expect(request.url.hasSuffix("/api/v1/payment-gateway/payment/transaction-detail"))
        #expect(request.body == Data(#"{"transactionId":9001}"#.utf8))
        #expect(request.headers.map(\.name) == ["X-Api-Key", "Content-Type"])
        #expect(off.profile.canQuery == false)
        #expect(on.profile.canQuery)
    }

    // MARK: Create

    @Test func `acceptance is pending, because the answer has no status`() throws {
        let provider = try Fixture.provider(.dvpay)
        let evidence = try #require(
            provider.outcome(Self.accepted(), of: Fixture.payout(.dvpay)).evidence
        )
        #expect(evidence.claim == .pending)
        #expect(evidence.providerReference == "9001")
        #expect(evidence.mismatches == [])
    }

    @Test(arguments: [
        (400, "failed"), (401, "failed"), (403, "failed"), (404, "failed"), (409, "unknown"),
        (418, "unknown"), (422, "failed"), (429, "unknown"), (500, "unknown"), (503, "unknown"),
        (301, "unknown"), (201, "unknown"),
    ])
    func `each HTTP status means what the error page says, in both error forms`(
        status: Int,
        expected: String
    ) throws {
        let provider = try Fixture.provider(.dvpay)
        let payout = try Fixture.payout(.dvpay)
        let older = #"{"error":{"code":"anything","message":"m","request_id":"r"}}"#
        let newer = #"{"statusCode":\#(status),"message":"m","data":null,"traceId":"t"}"#
        #expect(provider.outcome(older, status: status, of: payout).word == expected)
        #expect(provider.outcome(newer, status: status, of: payout).word == expected)
        // A refusal in neither form comes from something in between.
        #expect(provider.outcome("{}", status: status, of: payout).word == "unknown")
        #expect(provider.outcome("<html>", status: status, of: payout).word == "unknown")
    }

    @Test(arguments: [
        ("insufficient_funds", 422, "Top up the balance at DVPay, then create a new payout."),
        ("insufficient_funds", 400, "Top up the balance at DVPay, then create a new payout."),
        (
            "missing_idempotent_key", 400,
            "See whether a proxy removes X-Idempotent-Key, then create a new payout."
        ),
    ])
    func `each error code has its next step`(code: String, status: Int, next: String) throws {
        let body = #"{"error":{"code":"\#(code)","message":"m","details":{}}}"#
        let outcome = try Fixture.provider(.dvpay)
            .outcome(body, status: status, of: Fixture.payout(.dvpay))
        let reason = try #require(outcome.evidence?.reason)
        #expect(outcome.word == "failed")
        #expect(reason.code == code)
        #expect(reason.nextStep == next)
    }

    @Test func `a refused repeat does not fail what an earlier attempt may have paid`() throws {
        let body = #"{"error":{"code":"insufficient_funds","message":"m"}}"#
        let outcome = try Fixture.provider(.dvpay)
            .outcome(body, status: 422, of: Fixture.payout(.dvpay, isRepeat: true))
        #expect(outcome.word == "unknown")
    }

    @Test func `what differs from the order is named`() throws {
        let body = Self.accepted()
            .replacing("500.00", with: "10.00")
            .replacing("USD", with: "KHR")
            .replacing("123456789", with: "987654321")
        let evidence = try #require(
            Fixture.provider(.dvpay).outcome(body, of: Fixture.payout(.dvpay)).evidence
        )
        #expect(evidence.claim == .pending)
        #expect(
            evidence.mismatches == [
                "amount is 10.00 USD, ordered was 500.00 USD", "currency is KHR, not as ordered",
                "accountNumber is ····4321, not as ordered",
            ]
        )
    }

    // MARK: Query

    @Test(arguments: [
        ("pending", "pending"), ("PENDING", "pending"), ("completed", "paid"), ("failed", "failed"),
        ("SUCCESS", "paid"),
        ("FAILED", "failed"), ("REFUNDED", "returned"), ("Completed", "unclear"),
        ("settled", "unclear"), ("", "unclear"),
    ])
    func `each transaction status makes its claim`(status: String, expected: String) throws {
        let provider = try Fixture.provider(.dvpay, options: Self.asking)
        let payout = try Fixture.payout(.dvpay, reference: "9001")
        let body = Self.accepted(#","status":"\#(status)""#)
        #expect(provider.result(body, of: payout).word == expected)
        let other = try Fixture.payout(.dvpay, reference: "9002")
        #expect(provider.result(body, of: other).word == "unclear")
    }

    @Test func `a refused query says nothing about the order`() throws {
        let provider = try Fixture.provider(.dvpay, options: Self.asking)
        let payout = try Fixture.payout(.dvpay, reference: "9001")
        let body = #"{"statusCode":404,"message":"not found"}"#
        #expect(provider.result(body, status: 404, of: payout).word == "noAnswer")
        #expect(provider.result(body, status: 503, of: payout).word == "noAnswer")
    }

    // MARK: Balance

    @Test func `both balances are read, rounded down`() throws {
        let body = """
            {"statusCode":200,"message":"Success","traceId":"t","data":{\
            "usd":{"balance":120.559,"freeze":20.5,"usable":100.059},\
            "khr":{"balance":4000,"freeze":0,"usable":4000}}}
            """
        let answer = try JSONAnswer(status: 200, body: Data(body.utf8))
        #expect(
            try Fixture.provider(.dvpay).readBalance(answer) == [
                Balance(
                    available: Money(minorUnits: 100_05, currency: .usd),
                    held: Money(minorUnits: 20_50, currency: .usd)
                ),
                Balance(
                    available: Money(minorUnits: 4_000_00, currency: .khr),
                    held: Money(minorUnits: 0, currency: .khr)
                ),
            ]
        )
    }
}
