import Foundation

/// Until when something is put off, as people say it.
enum SnoozeTime {
    /// The times that are offered, with the text that stands for each.
    static let choices: [(text: String, title: String)] = [
        ("15m", "15 minutes"), ("1h", "1 hour"), ("4h", "4 hours"),
        ("tomorrow 09:00", "tomorrow 09:00"),
    ]

    /// The longest that something can be put off, in seconds: 30 days.
    static let longest = 30 * 86_400

    /// The time that a text means: `45m`, `2h`, `1d`, the next `16:30`, or `tomorrow 09:00`.
    static func date(_ text: String, now: Date, utcOffset: Int) -> Date? {
        let text = text.lowercased()
        if let seconds = seconds(text) { return now.addingTimeInterval(Double(seconds)) }
        let words = text.split(separator: " ")
        guard let last = words.last, let second = secondOfDay(last) else { return nil }
        let local = Int(now.timeIntervalSince1970.rounded(.down)) + utcOffset
        let midnight = local - (local % 86_400 + 86_400) % 86_400
        let isPast = midnight + second <= local
        switch words.count {
        case 1: return date(local: midnight + second + (isPast ? 86_400 : 0), utcOffset)
        case 2 where words[0] == "tomorrow":
            return date(local: midnight + second + 86_400, utcOffset)
        default: return nil
        }
    }

    private static func date(local: Int, _ utcOffset: Int) -> Date {
        Date(timeIntervalSince1970: Double(local - utcOffset))
    }

    private static func seconds(_ text: String) -> Int? {
        guard let unit = text.last, let factor = ["m": 60, "h": 3_600, "d": 86_400][unit] else {
            return nil
        }
        let digits = text.dropLast()
        guard digits.count <= 5, let count = number(digits), count > 0 else { return nil }
        let seconds = count * factor
        return seconds <= longest ? seconds : nil
    }

    private static func secondOfDay(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count <= 2, parts[1].count == 2,
            let hour = number(parts[0]), let minute = number(parts[1]), hour < 24, minute < 60
        else { return nil }
        return hour * 3_600 + minute * 60
    }

    /// Digits alone: a sign is no part of a time.
    private static func number(_ text: Substring) -> Int? {
        text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? Int(text) : nil
    }
}
