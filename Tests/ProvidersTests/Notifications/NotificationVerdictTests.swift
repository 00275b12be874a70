import Foundation
import Payouts
import Testing

@testable import Providers

/// Who is believed.
struct NotificationVerdictTests {
    @Test(arguments: ProviderID.allCases)
    func `a signed notification is authentic and names its payout`(id: ProviderID) throws {
        let message = try SampleNotification.signed(id, SampleNotification.paid(id))
        let verdict = try SampleNotification.provider(id).verdict(on: message)
        let reference: String? =
            switch id {
            case .dvpay: "9001"
            case .cashyproCO: "PAYOUT8551827184491839488"
            default: "W0001"
            }
        let number = id == .dvpay ? nil : OrderNumber(rawValue: "20260302120000A1B2")
        let subject = NotificationSubject(orderNumber: number, providerReference: reference)
        #expect(verdict == .authentic(subject))
    }

    @Test func `each provider gets the acknowledgement that it documents`() throws {
        let json = "application/json"
        let expected: [ProviderID: WebhookAcknowledgement] = [
            .dvpay: .init(contentType: json, body: #"{"status":"received"}"#),
            .payproVN: .init(contentType: "text/plain", body: "OK"),
            .payproBD: .init(contentType: "text/plain", body: "OK"),
            .vexoraAR: .init(contentType: "text/plain", body: "OK"),
            .cashyproCO: .init(contentType: json, body: #"{"status":"SUCCESS"}"#),
        ]
        for id in ProviderID.allCases {
            #expect(try Fixture.provider(id).acknowledgement == expected[id])
        }
    }

    // MARK: Signatures, with digests made by other programs

    /// MD5 of the body and `test-api-key`, computed by another program.
    @Test(arguments: [
        ("60000.00", "5E473B4E412C8E79D68942BCD0FE2271", "authentic"),
        ("60000.00", "5e473b4e412c8e79d68942bcd0fe2271", "authentic"),
        ("60000.0", "5E473B4E412C8E79D68942BCD0FE2271", "badSignature"),
        ("60000.0", "2B6D907DF73193D9640DA71BD903EAFA", "authentic"),
    ])
    func `CashyPro signs the raw body, in either letter case`(
        amount: String,
        sign: String,
        expected: String
    ) throws {
        let body =
            #"{"merchantId":1573818477,"mchOrderNo":"order00000001","orderNo":"PAYOUT1","#
            + #""amount":\#(amount),"fee":5150.0000,"orderStatus":"SUCCESS"}"#
        let message = SampleNotification.message(Data(body.utf8), [("sign", sign)])
        let provider = try SampleNotification.provider(.cashyproCO, secrets: ["test-api-key"])
        #expect(provider.verdict(on: message).word == expected)
    }

    /// MD5 of `amount=60000.00message=okplatFormTradeNo=W1status=0000timestamp=1tradeNo=T1` and
    /// `test-secret`, computed by another program.
    @Test(arguments: [
        ("60000.00", "authentic"), ("60000.0", "badSignature"), ("6e4", "badSignature"),
        (#""60000.00""#, "authentic"), ("60000.00 ", "authentic"),
    ])
    func `the platform signs a number's own digits`(amount: String, expected: String) throws {
        let body =
            #"{"tradeNo":"T1","status":"0000","platFormTradeNo":"W1","message":"ok","#
            + #""amount":\#(amount),"remark":"","timestamp":1,"sign":"b2149027b2d82a5a90d7f84ef4bcc45b"}"#
        for id in PlatformTests.corridors {
            let message = SampleNotification.message(Data(body.utf8))
            #expect(try SampleNotification.provider(id).verdict(on: message).word == expected)
        }
    }

    /// HMAC-SHA256 of the body with `test-webhook-secret`, computed by another program.
    @Test func `DVPay signs the raw body with the webhook secret`() throws {
        let body = Data(#"{"status":"SUCCESS","transactionId":9001}"#.utf8)
        let sign = "c1e5d057e6e60ef11f5035bf23a95f1dcd85fa698b1f14de72f454dc8e4227d9"
        let provider = try SampleNotification.provider(.dvpay)
        for text in [sign, sign.uppercased()] {
            let message = SampleNotification.message(body, [("X-DVPay-Signature", text)])
            #expect(provider.verdict(on: message).word == "authentic")
        }
    }

    @Test func `booleans and null are signed as their words, and nested values are not`() throws {
        let provider = try SampleNotification.provider(.vexoraAR)
        let body = #"{"tradeNo":"T1","status":"0000","a":true,"b":false,"c":null}"#
        let texts = ["tradeNo": "T1", "status": "0000", "a": "true", "b": "false", "c": "null"]
        let sign = Signature.sortedMD5(texts, secret: Fixture.secret)
        func verdict(_ body: String) -> NotificationVerdict {
            let signed = "\(body.dropLast()),\"sign\":\"\(sign)\"}"
            return provider.verdict(on: SampleNotification.message(Data(signed.utf8)))
        }
        #expect(verdict(body).word == "authentic")
        #expect(verdict(body.replacing("null", with: "true")).word == "badSignature")
        #expect(verdict(body.replacing("null", with: "[]")).word == "unreadable")
        #expect(verdict(body.replacing("null", with: "{}")).word == "unreadable")
    }

    @Test(arguments: ProviderID.allCases)
    func `another body, another secret and no signature are refused`(id: ProviderID) throws {
        let provider = try SampleNotification.provider(id)
        let paid = SampleNotification.paid(id)
        let foreign = try SampleNotification.signed(id, paid, secret: "another")
        #expect(provider.verdict(on: foreign).word == "badSignature")

        let failed = try SampleNotification.signed(id, SampleNotification.failed(id))
        let altered = String(decoding: failed.body, as: UTF8.self)
            .replacing(#""FAILED""#, with: #""SUCCESS""#)
            .replacing(#""FAIL""#, with: #""SUCCESS""#)
            .replacing(#""00029""#, with: #""0000""#)
        let forged = failed.with(body: Data(altered.utf8))
        #expect(forged.body != failed.body)
        #expect(provider.verdict(on: forged).word == "badSignature")

        let unsigned = SampleNotification.message(Data(paid.utf8))
        #expect(provider.verdict(on: unsigned).word == "unsigned")
        let blank = SampleNotification.message(
            Data(paid.utf8),
            [("Sign", ""), ("X-DVPay-Signature", "")]
        )
        #expect(provider.verdict(on: blank).word == "unsigned")
    }

    @Test(arguments: ProviderID.allCases)
    func `every single altered byte is noticed`(id: ProviderID) throws {
        let provider = try SampleNotification.provider(id)
        let message = try SampleNotification.signed(id, SampleNotification.paid(id))
        for index in message.body.indices {
            var body = message.body
            body[index] ^= 1
            #expect(provider.verdict(on: message.with(body: body)).word != "authentic")
        }
    }

    @Test(arguments: ProviderID.allCases)
    func `every truncation is refused`(id: ProviderID) throws {
        let provider = try SampleNotification.provider(id)
        let message = try SampleNotification.signed(id, SampleNotification.paid(id))
        for length in 0..<message.body.count {
            let part = message.with(body: message.body.prefix(length))
            #expect(provider.verdict(on: part).word != "authentic")
        }
    }

    // MARK: Secrets

    @Test(arguments: ProviderID.allCases)
    func `during a rotation both secrets hold, and a third does not`(id: ProviderID) throws {
        let secrets = id == .dvpay ? ["new", "old"] : ["old"]
        let provider = try SampleNotification.provider(id, secrets: secrets)
        let body = SampleNotification.paid(id)
        let current = id == .dvpay ? "new" : Fixture.secret
        for (secret, expected) in [
            (current, "authentic"), ("old", "authentic"), ("older", "badSignature"),
        ] {
            let message = try SampleNotification.signed(id, body, secret: secret)
            #expect(provider.verdict(on: message).word == expected)
        }
    }

    @Test(arguments: ProviderID.allCases)
    func `an empty text is no secret`(id: ProviderID) throws {
        let provider = try SampleNotification.provider(id, secrets: [""])
        let body = SampleNotification.paid(id)
        let message = try SampleNotification.signed(id, body, secret: "")
        #expect(provider.verdict(on: message).word == (id == .dvpay ? "unsigned" : "badSignature"))
    }

    @Test func `DVPay's API secret signs no notification`() throws {
        let message = try SampleNotification.signed(
            .dvpay,
            SampleNotification.paid(.dvpay),
            secret: Fixture.secret
        )
        let provider = try SampleNotification.provider(.dvpay)
        #expect(provider.verdict(on: message).word == "badSignature")
    }

    @Test(arguments: [
        ([String](), [String](), "unsigned"), ([], ["203.0.113.0/24"], "authentic"),
        ([], ["198.51.100.0/24"], "foreignAddress"), ([""], ["203.0.113.0/24"], "authentic"),
        (["s"], ["203.0.113.0/24"], "unsigned"),
    ])
    func `DVPay without a secret is believed for a listed address only`(
        secrets: [String],
        addresses: [String],
        expected: String
    ) throws {
        let provider = try SampleNotification.provider(
            .dvpay,
            secrets: secrets,
            addresses: addresses
        )
        let message = SampleNotification.message(Data(SampleNotification.paid(.dvpay).utf8))
        #expect(provider.verdict(on: message).word == expected)
    }

    @Test(arguments: ProviderID.allCases)
    func `no verdict and no evidence tells a secret or a signature`(id: ProviderID) throws {
        let provider = try SampleNotification.provider(id)
        let message = try SampleNotification.signed(id, SampleNotification.paid(id))
        let foreign = try SampleNotification.signed(id, SampleNotification.paid(id), secret: "x")
        let texts = try [
            "\(provider.verdict(on: message))", "\(provider.verdict(on: foreign))",
            "\(provider.verdict(on: SampleNotification.message(Data("{}".utf8))))",
            "\(provider.evidence(in: message, about: Fixture.payout(id), receivedAt: Fixture.now))",
        ]
        let signatures = message.headers.map(\.value).filter { $0.count >= 32 }
        for text in texts {
            for secret in [Fixture.secret, SampleNotification.webhookSecret] + signatures {
                #expect(!text.contains(secret))
            }
        }
    }

    // MARK: Addresses, merchants, damage

    @Test(arguments: ProviderID.allCases)
    func `an address that is not listed is refused before anything is read`(
        id: ProviderID
    ) throws {
        let provider = try SampleNotification.provider(id, addresses: ["203.0.113.0/28"])
        let message = try SampleNotification.signed(id, SampleNotification.paid(id))
        #expect(provider.verdict(on: message).word == "authentic")
        #expect(provider.verdict(on: message.with(from: "::ffff:203.0.113.7")).word == "authentic")
        for address in ["203.0.113.16", "::1", "", "localhost"] {
            let refusal = NotificationRefusal(.foreignAddress, detail: address)
            #expect(provider.verdict(on: message.with(from: address)) == .refused(refusal))
            let garbage = message.with(body: Data([0xFF]), from: address)
            #expect(provider.verdict(on: garbage) == .refused(refusal))
        }
    }

    @Test(arguments: [
        ("3002124", "otherMerchant"), (#""3002124""#, "otherMerchant"),
        (#""1573818477""#, "authentic"), ("1573818477.0", "unreadable"), ("null", "unreadable"),
        ("{}", "unreadable"),
    ])
    func `CashyPro's merchant is the one in the body`(merchant: String, expected: String) throws {
        let body = SampleNotification.paid(.cashyproCO).replacing("1573818477", with: merchant)
        let message = try SampleNotification.signed(.cashyproCO, body)
        let verdict = try SampleNotification.provider(.cashyproCO).verdict(on: message)
        #expect(verdict.word == expected)
    }

    @Test(arguments: [
        ("", "not JSON at byte 0"), ("OK", "not JSON at byte 0"), ("[]", "not a JSON object"),
        ("null", "not a JSON object"), (#"{"a":1,"a":1}"#, "the same key twice"),
        ("{", "not JSON at byte 1"), (#"{"a":"\ud800"}"#, "not JSON at byte 12"),
        ("{}{}", "not JSON at byte 2"),
    ])
    func `what is signed but not one JSON object is unreadable`(
        body: String,
        detail: String
    ) throws {
        let refusal = NotificationRefusal(.unreadable, detail: detail)
        for id in [ProviderID.dvpay, .cashyproCO] {
            let message = try SampleNotification.signed(id, body)
            let verdict = try SampleNotification.provider(id).verdict(on: message)
            #expect(verdict == .refused(refusal))
        }
        for id in PlatformTests.corridors {
            let message = SampleNotification.message(Data(body.utf8))
            let verdict = try SampleNotification.provider(id).verdict(on: message)
            #expect(verdict == .refused(refusal))
        }
    }

    @Test(arguments: ProviderID.allCases)
    func `a signed message that names no payout is unreadable`(id: ProviderID) throws {
        let body = SampleNotification.paid(id)
            .replacing(try Regex(#""(transactionId|mchOrderNo|tradeNo)""#), with: #""x""#)
            .replacing(try Regex(#""(orderNo|platFormTradeNo)""#), with: #""y""#)
        let message = try SampleNotification.signed(id, body)
        #expect(try SampleNotification.provider(id).verdict(on: message).word == "unreadable")
    }
}
