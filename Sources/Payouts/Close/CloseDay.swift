package import Foundation

/// One provider's calendar day, as the clocks of the provider's own time zone count it.
package struct CloseDay: Hashable, Sendable {
    /// The provider.
    package let provider: ProviderID
    /// The day.
    package let day: CalendarDay
    /// How far the provider's clocks are ahead of UTC, in seconds.
    package let utcOffset: Int

    /// Creates a day.
    package init(provider: ProviderID, day: CalendarDay, utcOffset: Int) {
        self.provider = provider
        self.day = day
        self.utcOffset = utcOffset
    }

    /// Its first instant.
    package var start: Date { edge(of: day) }

    /// The first instant that is no longer part of it.
    package var end: Date { edge(of: day.advanced(by: 1)) }

    private func edge(of day: CalendarDay) -> Date {
        Date(timeIntervalSince1970: TimeInterval(day.start(utcOffset: utcOffset)))
    }
}

extension CloseDay: CustomStringConvertible {
    /// The provider and the day: `paypro-vn 2026-11-20`.
    package var description: String { "\(provider) \(day)" }
}

// MARK: - Times

extension CloseDay {
    /// A time as ISO 8601 writes it in the provider's zone, to the microsecond, as a ledger keeps
    /// it: `2026-11-20T09:30:00.000000+07:00`.
    package func text(of date: Date) -> String {
        let microseconds = Int64((date.timeIntervalSince1970 * 1_000_000).rounded())
        let (seconds, fraction) = microseconds.dividedDown(by: 1_000_000)
        let day = CalendarDay(seconds: seconds, utcOffset: utcOffset)
        let second = Int(seconds - day.start(utcOffset: utcOffset))
        let clock = [second / 3_600, second / 60 % 60, second % 60].map { Self.padded($0, 2) }
        return "\(day)T\(clock.joined(separator: ":")).\(Self.padded(Int(fraction), 6))\(zone)"
    }

    /// The zone as ISO 8601 writes it: `+07:00`.
    package var zone: String {
        let minutes = utcOffset.magnitude / 60
        let sign = utcOffset < 0 ? "-" : "+"
        return sign + Self.padded(Int(minutes / 60), 2) + ":" + Self.padded(Int(minutes % 60), 2)
    }

    private static func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension Int64 {
    /// The quotient rounded down, with the remainder that is never negative.
    fileprivate func dividedDown(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
