import Foundation
import Payouts
import Testing

@testable import Providers

/// Whatever arrives has a verdict, and nothing unsigned is believed.
struct NotificationGarbageTests {
    /// For each provider; 10,000 in all.
    private static let rounds = 2_000

    /// Sees to it that a message has a verdict, and evidence that does not trap either.
    private func word(_ message: WebhookMessage, _ provider: any ProviderAPI) throws -> String {
        let payout = try SampleNotification.payout(provider.id)
        _ = provider.evidence(in: message, about: payout, receivedAt: Fixture.now)
        return provider.verdict(on: message).word
    }

    @Test(arguments: ProviderID.allCases)
    func `random bytes are never authentic`(id: ProviderID) throws {
        let seed: UInt64 = 0x5EED_0001
        var generator = SeededGenerator(seed: seed)
        let provider = try SampleNotification.provider(id)
        let signed = try SampleNotification.signed(id, SampleNotification.paid(id))
        for round in 0..<Self.rounds {
            let length = Int.random(in: 0...96, using: &generator)
            let isText = Bool.random(using: &generator)
            let marks = Array(#"{}[]":,\ue01-."sign"#.utf8)
            let bytes = (0..<length).map { _ in
                isText
                    ? marks.randomElement(using: &generator) ?? 0
                    : UInt8.random(in: .min ... .max, using: &generator)
            }
            let word = try word(signed.with(body: Data(bytes)), provider)
            #expect(word != "authentic", "seed \(seed), round \(round): \(bytes)")
        }
    }

    @Test(arguments: ProviderID.allCases)
    func `a changed message is authentic only if what was signed is unchanged`(
        id: ProviderID
    ) throws {
        let seed: UInt64 = 0x5EED_0002
        var generator = SeededGenerator(seed: seed)
        let provider = try SampleNotification.provider(id)
        let signed = try SampleNotification.signed(id, SampleNotification.paid(id))
        for round in 0..<Self.rounds {
            let changed = signed.with(body: Self.mutated(signed.body, &generator))
            let isAuthentic = try word(changed, provider) == "authentic"
            let isSame = Self.content(changed, id) == Self.content(signed, id)
            #expect(isAuthentic == isSame, "seed \(seed), round \(round): \(changed.body)")
        }
    }

    /// What the signature is over: the bytes, or the platform's fields that are not empty.
    private static func content(_ message: WebhookMessage, _ id: ProviderID) -> [String: String]? {
        guard PlatformTests.corridors.contains(id) else {
            return ["bytes": message.body.base64EncodedString()]
        }
        guard case .object(let members)? = try? JSONValue(parsing: message.body) else { return nil }
        var texts = members.mapValues { $0.amountText ?? "?" }
        texts["sign"] = members["sign"]?.string?.lowercased()
        return texts.filter { !$0.value.isEmpty }
    }

    private static func mutated(
        _ good: Data,
        _ generator: inout SeededGenerator
    ) -> Data {
        var bytes = Array(good)
        let marks = Array(#"{}[]":,0129.eE-\ntSF "#.utf8) + [0, 0xC3, 0xFF]
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
            let place = Int.random(in: bytes.indices, using: &generator)
            let byte = marks.randomElement(using: &generator) ?? 0
            switch Int.random(in: 0..<5, using: &generator) {
            case 0: bytes[place] = byte
            case 1: bytes.insert(byte, at: place)
            case 2: bytes.remove(at: place)
            case 3: bytes.swapAt(place, Int.random(in: bytes.indices, using: &generator))
            default:
                let end = min(place + Int.random(in: 1...40, using: &generator), bytes.count)
                bytes.insert(contentsOf: bytes[place..<end], at: place)
            }
        }
        return Data(bytes)
    }

    // MARK: Size

    /// What 64 KiB can look like when they are meant to be much work.
    static let bulky: [(name: String, body: String)] = [
        ("open arrays", String(repeating: "[", count: 65_536)),
        ("open objects", String(repeating: #"{"a":"#, count: 13_107)),
        ("nested in a field", #"{"a":"# + String(repeating: "[", count: 65_531)),
        ("blanks", String(repeating: " ", count: 65_536)),
        ("one number", #"{"a":"# + String(repeating: "9", count: 65_530) + "}"),
        ("one text", #"{"a":""# + String(repeating: "x", count: 65_528) + #""}"#),
        ("escapes", #"{"a":""# + String(repeating: #"\u00e9"#, count: 10_921) + #""}"#),
        (
            "many keys",
            "{" + (0..<6_000).map { #""k\#($0)":1"# }.joined(separator: ",") + "}"
        ),
        ("an open text", #"{""# + String(repeating: "x", count: 65_534)),
    ]

    @Test(.timeLimit(.minutes(10)), arguments: ProviderID.allCases, bulky.map(\.name))
    func `64 KiB of nothing get a verdict`(id: ProviderID, name: String) throws {
        let body = try #require(Self.bulky.first { $0.name == name }?.body)
        let message = SampleNotification.message(
            Data(body.utf8),
            [("Sign", body), ("X-DVPay-Signature", body)]
        )
        let word = try word(message, SampleNotification.provider(id))
        #expect(["unreadable", "unsigned", "badSignature"].contains(word))
    }

    /// Depth is what could cost more than its length; the reader stops at its limit instead.
    @Test func `brackets are read as deep as the limit and no further`() throws {
        let limit = JSONValue.maximumDepth
        let deepest = String(repeating: "[", count: limit) + String(repeating: "]", count: limit)
        #expect(throws: Never.self) { try JSONValue(parsing: Data(deepest.utf8)) }
        // Nothing after the bracket that is one too many is looked at: it is not JSON.
        for rest in ["", "?", String(repeating: "[", count: 65_000)] {
            let body = Data((String(repeating: "[", count: limit + 1) + rest).utf8)
            #expect(throws: JSONError.tooDeep) { try JSONValue(parsing: body) }
        }
    }
}
