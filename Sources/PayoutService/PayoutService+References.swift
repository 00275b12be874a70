import Foundation
import Payouts

extension OrderNumber {
    /// Makes an order number the way the providers suggest: the time, then random digits.
    ///
    /// `yyyyMMddHHmmss` in UTC and ten digits: 24 characters, within every provider's limit.
    init(at now: Date, randomBits: UInt64) {
        let digits = Self.calendarDigits(of: now)
        let random = String(randomBits % 10_000_000_000)
        let padding = String(repeating: "0", count: 10 - random.count)
        self.init(rawValue: digits + padding + random)
    }

    private static func calendarDigits(of now: Date) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents(
            [.year, .month, .day, .hour, .minute, .second],
            from: now
        )
        let numbers = [parts.month, parts.day, parts.hour, parts.minute, parts.second]
        return numbers.reduce(String(parts.year ?? 0)) { text, number in
            let number = number ?? 0
            return text + (number < 10 ? "0" : "") + String(number)
        }
    }
}

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
