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
