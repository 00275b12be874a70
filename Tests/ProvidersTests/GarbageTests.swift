import Foundation
import Payouts
import Testing

@testable import Providers

/// What if the provider answers garbage: unknown, never failed, never a crash.
struct GarbageTests {
    private static let asking = ProviderOptions(asksTransactionDetail: true)

    private func expectNothing(
        from body: Data,
        _ id: ProviderID,
        location: SourceLocation = #_sourceLocation
    ) throws {
        let provider = try Fixture.provider(id, options: Self.asking)
        let text = String(decoding: body.prefix(120), as: UTF8.self)
        for status in [200, 201, 302, 400, 404, 500, 502] {
            let created = provider.outcome(body, status: status, of: try Fixture.payout(id)).word
            #expect(created == "unknown", "\(status) \(text)", sourceLocation: location)
            let payout = try Fixture.payout(id, reference: id == .dvpay ? "9001" : nil)
            let asked = provider.result(body, status: status, of: payout).word
            let isNothing = asked == "unclear" || asked == "noAnswer"
            #expect(isNothing, "\(status) \(text): \(asked)", sourceLocation: location)
        }
    }

    @Test(
        arguments: ProviderID.allCases,
        [
            "", " ", "null", "true", "0", "\"SUCCESS\"", "[]", "[{}]", "{}", "OK",
            "<html><body>502 Bad Gateway</body></html>", #"{"data":null}"#, #"{"data":[]}"#,
            #"{"data":{}}"#, #"{"data":"SUCCESS"}"#, #"{"code":"0000"}"#, #"{"code":200}"#,
            #"{"code":0,"success":true,"data":{"status":"0000"}}"#,
            #"{"code":"0000","success":true,"data":null}"#,
            #"{"code":"0000","success":true,"data":[{"status":"0000"}]}"#,
            #"{"msg":"SUCCESS","code":200,"data":null}"#, #"{"msg":"SUCCESS","code":"200"}"#,
            #"{"msg":"FAIL","code":200,"data":{}}"#, #"{"code":500}"#, #"{"msg":null,"code":500}"#,
            #"{"msg":["Sign_verify_error"],"code":500}"#,
            #"{"msg":"Sign_verify_error","code":500.0}"#,
            #"{"msg":"Sign_verify_error","code":"500"}"#,
            #"{"msg":"Sign_verify_error","code":99999999999999999999}"#,
            #"{"statusCode":200,"data":null}"#, #"{"statusCode":"200","data":{}}"#,
            #"{"statusCode":200.0,"data":{"orderId":1,"transactionId":2}}"#,
            #"{"error":"insufficient_funds"}"#, #"{"error":{"message":"insufficient_funds"}}"#,
            #"{"error":{"code":422}}"#,
        ]
    )
    func `what is not an answer decides nothing`(id: ProviderID, body: String) throws {
        try expectNothing(from: Data(body.utf8), id)
    }

    @Test(arguments: ProviderID.allCases)
    func `every truncation of a good answer decides nothing`(id: ProviderID) throws {
        for body in [SampleAnswer.paid(id), SampleAnswer.failed(id)] {
            let bytes = Data(body.utf8)
            for length in stride(from: 0, to: bytes.count, by: 7) {
                try expectNothing(from: bytes.prefix(length), id)
            }
            try expectNothing(from: bytes.dropLast(), id)
        }
    }

    @Test(arguments: ProviderID.allCases)
    func `depth, size, doubled keys and broken text decide nothing`(id: ProviderID) throws {
        let good = SampleAnswer.failed(id)
        let key = SampleAnswer.statusKey(id)
        try expectNothing(
            from: Data(#"{"data":\#(String(repeating: "[", count: 50_000))"#.utf8),
            id
        )
        let padding = String(repeating: " ", count: JSONValue.maximumSize)
        try expectNothing(from: Data((good + padding).utf8), id)
        let doubled = good.replacing(#""\#(key)":"#, with: #""\#(key)":"x","\#(key)":"#)
        try expectNothing(from: Data(doubled.utf8), id)
        try expectNothing(from: Data(good.utf8).dropLast(2) + [0xFF, 0x7D, 0x7D], id)
        try expectNothing(from: Data((good + good).utf8), id)
    }

    @Test(
        arguments: ProviderID.allCases,
        ["1", "0", "null", "true", "[]", "{}", #"["SUCCESS"]"#, #""""#, #""?""#, "1e999"]
    )
    func `a status of another type or spelling decides nothing`(
        id: ProviderID,
        value: String
    ) throws {
        let provider = try Fixture.provider(id, options: Self.asking)
        let payout = try Fixture.payout(id, reference: id == .dvpay ? "9001" : nil)
        for good in [SampleAnswer.paid(id), SampleAnswer.failed(id)] {
            let key = SampleAnswer.statusKey(id)
            let pattern = try Regex(#""\#(key)":"[^"]*""#)
            let body = good.replacing(pattern, with: #""\#(key)":\#(value)"#)
            #expect(body != good)
            #expect(provider.result(body, of: payout).word == "unclear")
            #expect(id == .dvpay || provider.outcome(body, of: payout).word == "unknown")
        }
    }

    @Test(arguments: [ProviderID.payproVN, .payproBD, .vexoraAR, .cashyproCO])
    func `an answer about another order or from another merchant decides nothing`(
        id: ProviderID
    ) throws {
        let provider = try Fixture.provider(id)
        let payout = try Fixture.payout(id)
        for good in [SampleAnswer.paid(id), SampleAnswer.failed(id)] {
            for other in [
                good.replacing("20260302120000A1B2", with: "20260302120000A1B3"),
                good.replacing("20260302120000A1B2", with: "20260302120000a1b2"),
                good.replacing(#""20260302120000A1B2""#, with: "7"),
                good.replacing(#""20260302120000A1B2""#, with: "{}"),
            ] {
                #expect(provider.outcome(other, of: payout).word == "unknown")
                #expect(provider.result(other, of: payout).word == "unclear")
            }
            let known = try Fixture.payout(id, reference: "ANOTHER")
            #expect(provider.result(good, of: known).word == "unclear")
        }
        let stranger = SampleAnswer.paid(.cashyproCO).replacing("1573818477", with: "3002124")
        #expect(
            try Fixture.provider(.cashyproCO)
                .result(stranger, of: Fixture.payout(.cashyproCO)).word == "unclear"
        )
    }

    @Test(arguments: [
        (ProviderID.payproVN, #""success":true"#, #""success":false"#),
        (.payproBD, #""success":true"#, #""success":"false""#),
        (.vexoraAR, #""success":true"#, #""success":1"#),
        (.payproVN, #""platFormTradeNo":"W0001""#, #""platFormTradeNo":null"#),
        (.vexoraAR, #""platFormTradeNo":"W0001","#, ""),
        (.vexoraAR, #""tradeNo":"20260302120000A1B2","#, ""),
        (.cashyproCO, #""msg":"SUCCESS""#, #""msg":"System_error""#),
        (.cashyproCO, #""orderNo":"#, #""orderNumber":"#),
        (.cashyproCO, #""amount":"50000.00""#, #""amount":"a lot""#),
        (.cashyproCO, #""amount":"50000.00""#, #""amount":[50000]"#),
        (.payproBD, #""message":"w""#, #""amount":1e999"#),
    ])
    func `layers that contradict and fields that are missing decide nothing`(
        id: ProviderID,
        from: String,
        to: String
    ) throws {
        let provider = try Fixture.provider(id)
        let payout = try Fixture.payout(id)
        for good in [SampleAnswer.paid(id), SampleAnswer.failed(id)] {
            let body = good.replacing(from, with: to)
            #expect(body != good)
            #expect(provider.outcome(body, of: payout).word == "unknown")
            #expect(provider.result(body, of: payout).word == "unclear")
        }
    }

    /// Damages good answers a few bytes at a time.
    ///
    /// A final claim must still have its documented word and our order number in the text.
    @Test(arguments: ProviderID.allCases)
    func `a damaged answer never makes up a final status`(id: ProviderID) throws {
        let provider = try Fixture.provider(id, options: Self.asking)
        let payout = try Fixture.payout(id, reference: id == .dvpay ? "9001" : nil)
        var generator = SeededGenerator(seed: 20_260_302)
        var finals = 0
        for good in [SampleAnswer.paid(id), SampleAnswer.failed(id)] {
            for _ in 0..<1_500 {
                let body = Self.damaged(Data(good.utf8), &generator)
                let text = String(decoding: body, as: UTF8.self)
                let found = [
                    provider.outcome(body, of: payout).evidence,
                    provider.result(body, of: payout).evidence,
                ]
                for evidence in found.compactMap(\.self) where evidence.claim.isFinal {
                    finals += 1
                    #expect(text.contains(#""\#(evidence.rawStatus)""#), "\(text)")
                    #expect(Self.words(id, evidence.claim).contains(evidence.rawStatus), "\(text)")
                    // PayPro's create answer does not repeat our number; every other one must.
                    let echoes = evidence.source == .query || id == .vexoraAR || id == .cashyproCO
                    let ours = id == .dvpay ? "9001" : payout.orderNumber.rawValue
                    #expect(!echoes || text.contains(ours), "\(text)")
                }
            }
        }
        #expect(finals > 0)
    }

    private static func words(_ id: ProviderID, _ claim: Evidence.Claim) -> [String] {
        switch (id, claim) {
        case (.dvpay, .paid): ["completed", "SUCCESS"]
        case (.dvpay, .failed): ["failed", "FAILED"]
        case (.cashyproCO, .paid): ["SUCCESS"]
        case (.cashyproCO, .failed): ["FAIL", "CANCEL"]
        case (_, .paid): ["0000"]
        case (_, .failed): ["00029", "0100019", "0100119"]
        default: []
        }
    }

    private static func damaged(_ good: Data, _ generator: inout SeededGenerator) -> Data {
        var bytes = Array(good)
        for _ in 0..<Int.random(in: 1...3, using: &generator) where !bytes.isEmpty {
            let place = Int.random(in: bytes.indices, using: &generator)
            let marks = Array(#"{}[]":,0129.eE-\ntSF "#.utf8) + [0, 0xC3, 0xFF]
            let byte = marks.randomElement(using: &generator) ?? 0
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: bytes[place] = byte
            case 1: bytes.insert(byte, at: place)
            case 2: bytes.remove(at: place)
            default:
                let end = min(place + Int.random(in: 1...40, using: &generator), bytes.count)
                bytes.insert(contentsOf: bytes[place..<end], at: place)
            }
        }
        return Data(bytes)
    }
}
