import Payouts
import Testing

struct CanonicalBytesTests {
    private func bytes(_ texts: String...) -> [UInt8] {
        var form = CanonicalBytes("test")
        for text in texts { form.append(text) }
        return form.bytes
    }

    @Test func `a text is its length and its bytes, a number its eight`() {
        var form = CanonicalBytes("ab")
        form.append(258 as Int64)
        form.append(-1 as Int64)
        form.append("é")
        #expect(
            form.bytes == [0, 0, 0, 0, 0, 0, 0, 2, 97, 98]
                + [0, 0, 0, 0, 0, 0, 1, 2]
                + [255, 255, 255, 255, 255, 255, 255, 255]
                + [0, 0, 0, 0, 0, 0, 0, 2, 0xC3, 0xA9]
        )
    }

    @Test func `the border between two texts counts`() {
        #expect(bytes("ab", "c") != bytes("a", "bc"))
        #expect(bytes("abc") != bytes("abc", ""))
    }

    @Test func `texts that only look alike differ`() {
        #expect(bytes("\u{E9}") != bytes("e\u{301}"))
    }
}

struct ContentDigestTests {
    @Test func `a digest reads as it was written`() throws {
        let digest = try #require(ContentDigest(bytes: Array(0..<32)))
        #expect(digest.description.hasPrefix("000102030405060708090a0b0c0d0e0f10"))
        #expect(ContentDigest(hex: digest.description) == digest)
        #expect(digest.short == "000102030405")
        let head = AuditHead(count: 17, hash: digest)
        #expect(AuditHead(text: "\(head)") == head)
    }

    @Test(arguments: ["", "17", "17:", "17:00", "-1:" + zeros, "x:" + zeros, "1:2:" + zeros])
    func `what is no head is not read as one`(text: String) {
        #expect(AuditHead(text: text) == nil)
    }

    private static let zeros = String(repeating: "0", count: 64)

    @Test func `what is no digest is not read as one`() {
        #expect(ContentDigest(bytes: [1, 2, 3]) == nil)
        #expect(ContentDigest(hex: Self.zeros + "0") == nil)
        #expect(ContentDigest(hex: String(repeating: "g", count: 64)) == nil)
    }
}
