package import Foundation

/// Times and ages as people read them.
package enum TimeText {
    /// How long ago, in one unit, for lists: `12 s`, `6 m`, `2 h`, `3 d`.
    package static func age(_ seconds: Double) -> String {
        let seconds = max(0, Int(seconds))
        switch seconds {
        case ..<60: return "\(seconds) s"
        case ..<3_600: return "\(seconds / 60) m"
        case ..<86_400: return "\(seconds / 3_600) h"
        default: return "\(seconds / 86_400) d"
        }
    }

    /// How long, for details: `45 s`, `6 m`, `2 h 4 m`, `3 d 2 h`.
    ///
    /// Seconds only count in the first minute; later they would keep an idle screen busy.
    package static func span(_ seconds: Double) -> String {
        let seconds = max(0, Int(seconds))
        switch seconds {
        case ..<60: return "\(seconds) s"
        case ..<3_600: return "\(seconds / 60) m"
        case ..<86_400: return "\(seconds / 3_600) h \(seconds % 3_600 / 60) m"
        default: return "\(seconds / 86_400) d \(seconds % 86_400 / 3_600) h"
        }
    }

    /// The time of day: `14:32:07`.
    package static func clock(_ date: Date, utcOffset: Int) -> String {
        let second = dayAndSecond(date, utcOffset).second
        return "\(two(second / 3_600)):\(two(second % 3_600 / 60)):\(two(second % 60))"
    }

    /// The calendar day, as ISO 8601 writes it: `2026-11-21`.
    package static func day(_ date: Date, utcOffset: Int) -> String {
        let (year, month, day) = civil(dayAndSecond(date, utcOffset).day)
        return "\(year)-\(two(month))-\(two(day))"
    }

    /// Day and time of day: `2026-11-21 14:32:07`.
    package static func full(_ date: Date, utcOffset: Int) -> String {
        "\(day(date, utcOffset: utcOffset)) \(clock(date, utcOffset: utcOffset))"
    }

    /// Day, hour and minute with the zone, for a sentence: `2026-11-21 14:32 +07`.
    package static func minute(_ date: Date, utcOffset: Int) -> String {
        "\(full(date, utcOffset: utcOffset).dropLast(3)) \(zone(utcOffset))"
    }

    /// The zone as an offset: `+07`, `-03`, `+05:30`, `UTC`.
    package static func zone(_ utcOffset: Int) -> String {
        guard utcOffset != 0 else { return "UTC" }
        let minutes = abs(utcOffset) / 60
        let hours = (utcOffset < 0 ? "-" : "+") + two(minutes / 60)
        return minutes % 60 == 0 ? hours : "\(hours):\(two(minutes % 60))"
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static func dayAndSecond(_ date: Date, _ utcOffset: Int) -> (day: Int, second: Int) {
        let seconds = Int(date.timeIntervalSince1970.rounded(.down)) + utcOffset
        let second = (seconds % 86_400 + 86_400) % 86_400
        return ((seconds - second) / 86_400, second)
    }

    /// The Gregorian date of a count of days since 1970-01-01.
    ///
    /// Counts years from March, so that the leap day is a year's last. It is done by hand because
    /// every line of a timeline needs it, and a calendar object costs a hundred times as much.
    private static func civil(_ day: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = day + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let leapDays = dayOfEra / 1_460 - dayOfEra / 36_524 + dayOfEra / 146_096
        let yearOfEra = (dayOfEra - leapDays) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }
}
