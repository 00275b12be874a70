import Foundation
import Payouts

/// How the console says when something was, or will be: how long ago or in how long; where
/// nothing on the screen changes by the clock, the time itself.
struct MomentText {
    let now: Date
    let utcOffset: Int
    /// Whether times stand in place of ages.
    let isAbsolute: Bool

    /// When something was, for lists: `2 h`, or `12:28`.
    func age(of date: Date) -> String {
        isAbsolute ? time(date) : TimeText.age(now.timeIntervalSince(date))
    }

    /// Since when something is, for details: `for 2 h 4 m`, or `since 12:28`.
    func lasting(since date: Date) -> String {
        isAbsolute ? "since \(time(date))" : "for \(span(since: date))"
    }

    /// When something happened, for details: `2 h 4 m ago`, or `at 12:28`.
    func past(_ date: Date) -> String {
        isAbsolute ? "at \(time(date))" : "\(span(since: date)) ago"
    }

    /// When something will be, for details: `in 3 m`, or `at 14:35`.
    func coming(_ date: Date) -> String {
        let seconds = date.timeIntervalSince(now)
        if seconds < 1 { return "now" }
        return isAbsolute ? "at \(time(date))" : "in \(TimeText.span(seconds.rounded(.up)))"
    }

    /// When something began, with its day: `2 h 4 m (2026-11-21 12:28 +07)`.
    func dated(_ date: Date) -> String {
        let full = TimeText.minute(date, utcOffset: utcOffset)
        return isAbsolute ? full : "\(span(since: date)) (\(full))"
    }

    private func span(since date: Date) -> String { TimeText.span(now.timeIntervalSince(date)) }

    /// The time of day, after the day where that is not today.
    private func time(_ date: Date) -> String {
        let day = TimeText.day(date, utcOffset: utcOffset)
        let clock = TimeText.clock(date, utcOffset: utcOffset).prefix(5)
        return day == TimeText.day(now, utcOffset: utcOffset) ? "\(clock)" : "\(day) \(clock)"
    }
}

extension ConsoleState {
    /// How this console says when something was.
    var moments: MomentText {
        MomentText(now: now, utcOffset: facts.utcOffset, isAbsolute: facts.isPlain)
    }
}
