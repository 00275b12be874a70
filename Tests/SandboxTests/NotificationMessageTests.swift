import Foundation
import Payouts
import Testing

@testable import Sandbox

/// What goes over the wire, byte for byte; the signatures were computed outside of this program.
struct NotificationMessageTests {
    struct Sample: CustomTestStringConvertible {
        let provider: any SimulatedProvider
        let amount: Money
        let state: SandboxState
        let body: String
        var headers: [String] = []

        var testDescription: String { "\(provider.id) \(state.name)" }
    }

    static let samples = [
        Sample(
            provider: PayProVNSandbox(),
            amount: Money(minorUnits: 50_000, currency: .vnd),
            state: .paid,
            body: """
                {"platFormTradeNo":"1234567890123456789","tradeNo":"R1","amount":"50000",\
                "status":"0000","message":"SUCCESS","successTime":"2026-03-02 19:00:20",\
                "timestamp":"1772452820000","sign":"a0fe1421cc4a2c487e9879ce650909ab"}
                """
        ),
        Sample(
            provider: PayProVNSandbox(),
            amount: Money(minorUnits: 50_000, currency: .vnd),
            state: .failed(reason: nil),
            body: """
                {"platFormTradeNo":"1234567890123456789","tradeNo":"R1","amount":"50000",\
                "status":"00029","message":"REJECTED_TRANSACTION","timestamp":"1772452820000",\
                "sign":"8683161140511e8605805a8bf1bbf61d"}
                """
        ),
        Sample(
            provider: VexoraARSandbox(),
            amount: Money(minorUnits: 100_00, currency: .ars),
            state: .paid,
            body: """
                {"platFormTradeNo":"1234567890123456789","tradeNo":"R1","amount":"100.00",\
                "status":"0000","message":"SUCCESS","successTime":"2026-03-02 09:00:20",\
                "timestamp":"1772452820000","sign":"a34c21c55838e3cfc72a31d1e5122bb7"}
                """
        ),
        Sample(
            provider: PayProBDSandbox(),
            amount: Money(minorUnits: 300_00, currency: .bdt),
            state: .paid,
            body: """
                {"platFormTradeNo":"1234567890123456789","tradeNo":"R1","amount":"300.00",\
                "status":"0000","message":"SUCCESS","successTime":"2026-03-02 18:00:20",\
                "timestamp":"1772452820000","sign":"d37305c33545f4011d91d10fa9cbb408"}
                """
        ),
        Sample(
            provider: CashyProSandbox(merchant: "1002001"),
            amount: Money(minorUnits: 60_000_00, currency: .cop),
            state: .paid,
            body: """
                {"merchantId":"1002001","mchOrderNo":"R1","orderNo":"PAYOUT1234567890123456789",\
                "amount":60000.00,"fee":5150.0000,"orderStatus":"SUCCESS","resultDesc":"",\
                "completionTime":"2026-03-02 07:00:20","nonceStr":"2345678901234567890",\
                "payType":"11"}
                """,
            headers: ["MerchantId: 1002001", "Sign: 92B5699DED6A5AC91715850D9B3920EC"]
        ),
        Sample(
            provider: CashyProSandbox(merchant: "1002001"),
            amount: Money(minorUnits: 60_000_00, currency: .cop),
            state: .failed(reason: nil),
            body: """
                {"merchantId":"1002001","mchOrderNo":"R1","orderNo":"PAYOUT1234567890123456789",\
                "amount":60000.00,"fee":0.0000,"orderStatus":"FAIL",\
                "resultDesc":"ACCOUNT_NOT_EXIST","completionTime":"2026-03-02 07:00:20",\
                "nonceStr":"2345678901234567890","payType":"11"}
                """,
            headers: ["MerchantId: 1002001", "Sign: FB81726B9DA80AA454D07A4C6EBD225A"]
        ),
        Sample(
            provider: DVPaySandbox(),
            amount: Money(minorUnits: 100_00, currency: .usd),
            state: .paid,
            body: dvpayBody,
            headers: [
                """
                X-DVPay-Signature: \
                a4d2835506e58b8ef3f598d9e6c5788c3c0de7e6efee5d7ee9049f190db52ce8
                """
            ]
        ),
    ]

    private static let dvpayBody = """
        {"accountName":"SOK DARA","accountNumber":"123456789","amount":100.00,"appId":1001,\
        "createTimeMilli":1772452800000,"currency":"USD","orderId":1234567890123456789,\
        "status":"SUCCESS","transactionId":2345678901234567890}
        """

    @Test(arguments: samples)
    func `a message is the provider's own, signed over its bytes`(_ sample: Sample) throws {
        let scenario = SandboxScenario("", "", "", schedule: .ending(sample.state))
        let message = try Self.message(sample.provider, scenario, sample.amount, index: 0)
        #expect(String(decoding: message.body, as: UTF8.self) == sample.body)
        #expect(message.headers.map { "\($0.name): \($0.value)" } == sample.headers)
    }

    @Test func `DVPay signs nothing without a webhook secret`() throws {
        let amount = Money(minorUnits: 100_00, currency: .usd)
        let message = try Self.message(DVPaySandbox(), .success, amount, index: 0, secret: nil)
        #expect(message.headers.isEmpty)
        #expect(message.body == Data(Self.dvpayBody.utf8))
    }

    @Test(arguments: [
        (SandboxState.paid, "SUCCESS"), (.failed(reason: nil), "FAILED"), (.canceled, "FAILED"),
        (.returned, "REFUNDED"),
    ])
    func `DVPay has a word for every final state`(_ state: SandboxState, _ word: String) throws {
        let scenario = SandboxScenario("", "", "", schedule: .ending(state))
        let amount = Money(minorUnits: 100_00, currency: .usd)
        let message = try Self.message(DVPaySandbox(), scenario, amount, index: 0)
        let body = String(decoding: message.body, as: UTF8.self)
        #expect(body.contains("\"status\":\"\(word)\""))
    }

    @Test func `a forged message says the contrary under a wrong signature`() throws {
        let scenario = try #require(SandboxScenario.named("notify-forged"))
        let amount = Money(minorUnits: 60_000_00, currency: .cop)
        let provider = CashyProSandbox(merchant: "1002001")
        let genuine = try Self.message(provider, scenario, amount, index: 0)
        let forged = try Self.message(provider, scenario, amount, index: 1)
        #expect(String(decoding: genuine.body, as: UTF8.self).contains("\"SUCCESS\""))
        let body = String(decoding: forged.body, as: UTF8.self)
        #expect(body.contains("\"orderStatus\":\"FAIL\""))
        // The contrary, rightly signed, is the third sample of this provider.
        #expect(forged.body == Data(Self.samples[5].body.utf8))
        #expect(forged.headers.last?.value != "FB81726B9DA80AA454D07A4C6EBD225A")
    }

    @Test func `an altered amount is one unit less, rightly signed`() throws {
        let scenario = try #require(SandboxScenario.named("notify-altered-amount"))
        let amount = Money(minorUnits: 50_001, currency: .vnd)
        let message = try Self.message(PayProVNSandbox(), scenario, amount, index: 0)
        #expect(String(decoding: message.body, as: UTF8.self) == Self.samples[0].body)
    }

    @Test func `an unknown order has numbers that no order gets`() throws {
        let scenario = try #require(SandboxScenario.named("notify-unknown-order"))
        let amount = Money(minorUnits: 100_00, currency: .usd)
        let message = try Self.message(DVPaySandbox(), scenario, amount, index: 1)
        let body = String(decoding: message.body, as: UTF8.self)
        #expect(body.contains(#""orderId":9034567890123456789,"#))
        #expect(body.contains(#""transactionId":9045678901234567890}"#))
        let vietnam = try Self.message(PayProVNSandbox(), scenario, amount, index: 1)
        let text = String(decoding: vietnam.body, as: UTF8.self)
        #expect(text.contains(#""tradeNo":"unknown9034567890123456789""#))
    }

    @Test func `an undocumented status is rightly signed, and no document knows it`() throws {
        let scenario = try #require(SandboxScenario.named("notify-undocumented-status"))
        func body(_ provider: some SimulatedProvider, _ currency: Currency) throws -> String {
            let amount = Money(minorUnits: 60_000_00, currency: currency)
            let message = try Self.message(provider, scenario, amount, index: 1)
            return String(decoding: message.body, as: UTF8.self)
        }
        let dvpay = try body(DVPaySandbox(), .usd)
        let vietnam = try body(PayProVNSandbox(), .vnd)
        let cashyPro = try body(CashyProSandbox(merchant: "1002001"), .cop)
        #expect(dvpay.contains(#""status":"ON_HOLD""#))
        #expect(vietnam.contains(#""status":"0077""#))
        #expect(cashyPro.contains(#""orderStatus":"ON_HOLD""#))
    }

    private static func message(
        _ provider: some SimulatedProvider,
        _ scenario: SandboxScenario,
        _ amount: Money,
        index: Int,
        secret: String? = "webhook-secret"
    ) throws -> NotificationMessage {
        let order = SandboxOrder.sample(provider.id, scenario, amount: amount)
        try #require(order.deliveries.indices.contains(index))
        let configuration = SandboxConfiguration(dvpayWebhookSecret: secret)
        return provider.message(of: order.deliveries[index], about: order, configuration)
    }
}
