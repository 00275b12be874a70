/// Our own name for a payout, short enough to read out on the phone: `PO-7F3K-2QMX`.
package struct PayoutID: Hashable, Sendable, RawRepresentable {
    /// The text, upper case.
    package let rawValue: String

    /// Wraps a text that is known to be an id, such as one read from the ledger.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// Makes an id from 40 random bits, in Crockford's base 32 (no I, L, O or U).
    package init(randomBits: UInt64) {
        self.rawValue = "PO-" + String(spokenBits: randomBits)
    }
}

extension PayoutID {
    /// A number from 0 up to 1 that spreads the waits of many payouts that change at once.
    package var jitter: Double {
        // FNV-1a: the same in every process, unlike a Swift hash.
        let hash = rawValue.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01b3
        }
        return Double(hash >> 11) / Double(UInt64(1) << 53)
    }
}

extension PayoutID: CustomStringConvertible {
    /// The text.
    package var description: String { rawValue }
}

extension String {
    /// Writes 40 bits as two groups of letters and digits that nobody mishears: `7F3K-2QMX`.
    init(spokenBits bits: UInt64) {
        let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
        var bits = bits
        var letters: [Character] = []
        for _ in 0..<8 {
            letters.append(alphabet[Int(bits % 32)])
            bits /= 32
        }
        self = "\(String(letters.prefix(4)))-\(String(letters.suffix(4)))"
    }
}
