import Foundation
import Testing

@testable import Providers

struct SignatureTests {
    // MARK: HMAC-SHA256

    @Test(arguments: [
        (
            #"{"orderId":1234567890,"refundAmount":5.25}"#,
            "980dc19299e66b443f0e9855cc72e2ff640059fd9c95ec366fce8286f2ed3641"
        ),
        (
            #"{"accountNumber":"123456789","amount":100,"currency":"USD"}"#,
            "dc6a885fda938a26ee7d337a50559d3919040763d5e55a0bee5c3629f7d5d769"
        ),
    ])
    func `DVPay signs the raw body followed by the timestamp`(body: String, expected: String) {
        let signature = Signature.hmacSHA256(
            body: Data(body.utf8),
            timestamp: "1709380800",
            secret: "your-api-secret"
        )
        #expect(signature == expected)
    }

    /// The cases of RFC 4231 whose keys are text, as every provider's secret is; of the last one
    /// the RFC prints the first half.
    @Test(arguments: [
        (
            String(repeating: "\u{0B}", count: 20), "Hi There",
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
        ),
        (
            "Jefe", "what do ya want for nothing?",
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        ),
        (
            String(repeating: "\u{0C}", count: 20), "Test With Truncation",
            "a3b6167473100ee06e0c796c2955552bfa6f7c0a6a8aef8b93f860aab0cd20c5"
        ),
    ])
    func `the HMAC is that of RFC 4231`(key: String, message: String, expected: String) {
        let body = Data(message.utf8)
        #expect(Signature.hmacSHA256(body: body, timestamp: "", secret: key) == expected)
        #expect(
            Signature.hmacSHA256(
                body: body.dropLast(5),
                timestamp: String(message.suffix(5)),
                secret: key
            ) == expected
        )
    }

    /// A body is bytes, not text.
    @Test func `the HMAC over what is no text is that of RFC 4231, case 4`() {
        let key = String(String.UnicodeScalarView((1...25).compactMap(Unicode.Scalar.init)))
        let body = Data(repeating: 0xCD, count: 50)
        #expect(
            Signature.hmacSHA256(body: body, timestamp: "", secret: key)
                == "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"
        )
    }

    /// Keys that are no text, the last two longer than a block.
    @Test(arguments: [
        (
            20, Data(repeating: 0xDD, count: 50),
            "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
        ),
        (
            131, Data("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        ),
        (
            131,
            Data(
                ("This is a test using a larger than block-size key and a larger than block-size "
                    + "data. The key needs to be hashed before being used by the HMAC algorithm.")
                    .utf8
            ), "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
        ),
    ])
    func `the HMAC is that of RFC 4231, cases 3, 6 and 7`(
        length: Int,
        data: Data,
        expected: String
    ) {
        let key = Data(repeating: 0xAA, count: length)
        #expect(Signature.hmacSHA256(data, key: key) == expected)
    }

    // MARK: Sorted MD5

    @Test(arguments: [
        (
            [
                "accountName": "NGUYEN THE VIET", "amount": "50000", "bankName": "ACB",
                "bankNumber": "18199852", "notifyUrl": "1", "remark": "test",
                "timestamp": "1729152493114", "tradeNo": "933323381",
            ], "6c4446a2b613e63844ce495852cfac06"
        ),
        (
            ["timestamp": "1729153976003", "tradeNo": "133323384"],
            "98b6c846c387235001b21b5843f4ebf8"
        ),
        (
            [
                "amount": "300", "notifyUrl": "https://google.com", "remark": "test",
                "timestamp": "1728611780130", "tradeNo": "test_00000001",
                "walletId": "01123456789", "wayCode": "EWALLET_BKASH",
            ], "08a40ab6fdf22ff7b4cf8e8145436b77"
        ),
        (
            [
                "accountNo": "880123456789012345", "amount": "100.00",
                "email": "rizky.pratama@example.com", "firstname": "Rizky",
                "lastname": "Pratama", "mobile": "081234567890",
                "notifyUrl": "https://api.merchant.com/vexora/collection/notify",
                "timestamp": "1719876543210", "tradeNo": "VX20260331008901",
            ], "ebe9d5b3c98ae4f006d5109924df850d"
        ),
    ])
    func `PayPro and Vexora sign the sorted parameters`(
        parameters: [String: String],
        expected: String
    ) {
        #expect(Signature.sortedMD5(parameters, secret: "test-secret") == expected)
        let noise = parameters.merging(["sign": "anything", "phone": ""]) { $1 }
        #expect(Signature.sortedMD5(noise, secret: "test-secret") == expected)
    }

    @Test func `keys sort by ASCII, capitals first`() {
        let sorted = Signature.bodyMD5(Data("B=1a=2".utf8), key: "k").lowercased()
        #expect(Signature.sortedMD5(["a": "2", "B": "1"], secret: "k") == sorted)
    }

    // MARK: Body MD5

    @Test(arguments: [
        (CashyProSample.create, "F0B8140E6F99CC4E8E60CB8497A6BA93"),
        (
            CashyProSample.create.replacing("50000.00", with: "50000"),
            "15E65B56BDEE94C7291FD109929F2E69"
        ),
    ])
    func `CashyPro signs the raw body followed by the key`(body: String, expected: String) {
        #expect(Signature.bodyMD5(Data(body.utf8), key: "test-api-key") == expected)
    }

    /// The test suite of RFC 1321, appendix A.5.
    @Test(arguments: [
        ("", "d41d8cd98f00b204e9800998ecf8427e"),
        ("a", "0cc175b9c0f1b6a831c399e269772661"),
        ("abc", "900150983cd24fb0d6963f7d28e17f72"),
        ("message digest", "f96b697d7cb7938d525a2f31aaf161d0"),
        ("abcdefghijklmnopqrstuvwxyz", "c3fcd3d76192e4007dfb496cca67e13b"),
        (
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
            "d174ab98d277d9f5a5611c2c9f419d9f"
        ),
        (
            String(repeating: "1234567890", count: 8), "57edf4a22be3c955ac49da2e2107b67a"
        ),
    ])
    func `the MD5 is that of RFC 1321`(text: String, expected: String) {
        #expect(Signature.bodyMD5(Data(text.utf8), key: "") == expected.uppercased())
        #expect(Signature.bodyMD5(Data(), key: text) == expected.uppercased())
        #expect(Signature.sortedMD5([:], secret: text) == expected)
    }

    /// The sister pages' sample signatures that turned out to be digests of common words.
    @Test(arguments: [
        ("password1", "7c6a180b36896a0a8c02787eeafb0e4c"),
        ("123456", "e10adc3949ba59abbe56e057f20f883e"),
        ("asdasd", "a8f5f167f44f4964e6c998dee827110c"),
    ])
    func `published sample signatures are placeholders`(word: String, sample: String) {
        #expect(Signature.sortedMD5([:], secret: word) == sample)
    }

    // MARK: Comparison

    @Test(arguments: [
        ("ABCD", "abcd", true), ("abcd", "abce", false), ("abc", "abcd", false), ("", "", true),
    ])
    func `signatures match in either letter case`(left: String, right: String, expected: Bool) {
        #expect(Signature.matches(left, right) == expected)
    }
}

/// The body of CashyPro's own create sample, as its page prints it.
enum CashyProSample {
    static let create =
        #"{"amount":50000.00,"bankId":33,"idType":"1","accountName":"Jeson","#
        + #""mchOrderNo":"order00000001","idCard":"43912345","accountNo":"3023612345","#
        + #""accountType":"0","notifyUrl":"https://xxxxxx.com/notify","currency":"COP","#
        + #""remark":"remark","nonceStr":"123456789"}"#
}
