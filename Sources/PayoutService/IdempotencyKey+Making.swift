import Payouts

extension IdempotencyKey {
    /// Makes a version 4 UUID (RFC 9562) of 128 random bits.
    init(randomBits: (UInt64, UInt64)) {
        let high = (randomBits.0 & ~0xF000) | 0x4000
        let low = (randomBits.1 & ~(0b11 << 62)) | (0b10 << 62)
        let hex = Self.hex(high) + Self.hex(low)
        let groups = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { range in
            String(hex.dropFirst(range.lowerBound).prefix(range.count))
        }
        self.init(rawValue: groups.joined(separator: "-"))
    }

    private static func hex(_ bits: UInt64) -> String {
        let text = String(bits, radix: 16)
        return String(repeating: "0", count: 16 - text.count) + text
    }
}
