import Foundation

/// A day of the Gregorian calendar, without a time zone.
package struct CalendarDay: Hashable, Sendable, Comparable {
    /// Days since 1 January 1970.
    package let number: Int

    /// Wraps a count of days since 1 January 1970.
    package init(number: Int) { self.number = number }

    /// Creates the day of a date, or `nil` where the calendar has none.
    ///
    /// "Days from civil" of Howard Hinnant's chrono-compatible date algorithms.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9_999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.length(of: month, in: year)
        else { return nil }
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        number = era * 146_097 + dayOfEra - 719_468
    }

    /// Reads `2026-11-21`.
    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2],
            text.allSatisfy({ $0 == "-" || $0.isASCIIDigit }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The day of a time, in seconds since 1970, where clocks are `utcOffset` seconds ahead of UTC.
    package init(seconds: Int64, utcOffset: Int) {
        let local = Int(seconds) + utcOffset
        number = local >= 0 ? local / 86_400 : -((86_399 - local) / 86_400)
    }

    /// When the day begins where clocks are `utcOffset` seconds ahead of UTC, in seconds since 1970.
    package func start(utcOffset: Int) -> Int64 { Int64(number * 86_400 - utcOffset) }

    /// The day so many days later.
    package func advanced(by days: Int) -> CalendarDay { CalendarDay(number: number + days) }

    /// Whether a day comes before another.
    package static func < (left: CalendarDay, right: CalendarDay) -> Bool {
        left.number < right.number
    }

    private static func length(of month: Int, in year: Int) -> Int {
        switch month {
        case 2:
            year.isMultiple(of: 4) && !year.isMultiple(of: 100) || year.isMultiple(of: 400)
                ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension CalendarDay: CustomStringConvertible {
    /// The day as ISO 8601 writes it: `2026-11-21`.
    package var description: String {
        let shifted = number + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
    }

    private static func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

/// The days that a reconciliation is about, in the provider's time zone.
package struct SettlementPeriod: Hashable, Sendable {
    /// The first day.
    package let first: CalendarDay
    /// The last day.
    package let last: CalendarDay

    /// The most days in one period.
    package static let maximumDays = 366

    /// Creates a period, or `nil` when it ends before it begins or is too long.
    package init?(_ first: CalendarDay, _ last: CalendarDay) {
        guard first <= last, last.number - first.number < Self.maximumDays else { return nil }
        self.first = first
        self.last = last
    }

    /// Reads `2026-11-21` or `2026-11-01..2026-11-30`.
    package init?(_ text: String) {
        guard let dots = text.firstRange(of: "..") else {
            guard let day = CalendarDay(text) else { return nil }
            self.init(day, day)
            return
        }
        guard let first = CalendarDay(String(text[..<dots.lowerBound])),
            let last = CalendarDay(String(text[dots.upperBound...]))
        else { return nil }
        self.init(first, last)
    }

    /// The seconds since 1970 that it spans where clocks are `utcOffset` seconds ahead of UTC.
    package func seconds(utcOffset: Int) -> Range<Int64> {
        first.start(utcOffset: utcOffset)..<last.advanced(by: 1).start(utcOffset: utcOffset)
    }
}

extension SettlementPeriod: CustomStringConvertible {
    /// The period as the command line takes it.
    package var description: String { first == last ? "\(first)" : "\(first)..\(last)" }
}
