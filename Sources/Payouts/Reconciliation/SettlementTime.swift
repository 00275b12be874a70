/// Reads times of settlement files.
package enum SettlementTime {
    /// How times are written.
    package enum Format: String, CaseIterable, Hashable, Sendable {
        /// `2026-11-21 14:30:00`, `2026/11/21T14:30:00.125Z`, `2026-11-21 14:30:00 +07:00`.
        case yearFirst
        /// `21/11/2026 14:30:00`, with slashes, points or hyphens.
        case dayFirst
        /// `11/21/2026 14:30:00`.
        case monthFirst
        /// Seconds since 1970.
        case unixSeconds
        /// Milliseconds since 1970.
        case unixMilliseconds
    }

    /// Reads a time; a day without one is its beginning.
    ///
    /// - Parameters:
    ///   - text: The field; blanks around it are ignored.
    ///   - format: How it is written.
    ///   - utcOffset: How far the clock is ahead of UTC, in seconds, where the text names no zone.
    /// - Returns: Whole seconds since 1970, or `nil` when it is no such time.
    package static func seconds(
        _ text: Span<UInt8>,
        format: Format,
        utcOffset: Int
    ) -> Int64? {
        var reading = TimeReading(range: text.rangeWithoutBlanks)
        switch format {
        case .unixSeconds: return reading.wholeNumber(text)
        case .unixMilliseconds: return reading.wholeNumber(text).map { $0 / 1_000 }
        case .yearFirst, .dayFirst, .monthFirst: break
        }
        guard let day = reading.day(text, format) else { return nil }
        guard let time = reading.time(text), let offset = reading.zone(text, utcOffset) else {
            return nil
        }
        return day.start(utcOffset: offset) + time
    }
}

/// A time as far as it was read.
private struct TimeReading {
    var range: Range<Int>

    mutating func day(_ text: Span<UInt8>, _ format: SettlementTime.Format) -> CalendarDay? {
        let isYearFirst = format == .yearFirst
        guard let first = number(text, isYearFirst ? 4...4 : 1...2), passes(text, \.partsDays),
            let second = number(text, 1...2), passes(text, \.partsDays),
            let third = number(text, isYearFirst ? 1...2 : 4...4)
        else { return nil }
        switch format {
        case .yearFirst: return CalendarDay(year: first, month: second, day: third)
        case .dayFirst: return CalendarDay(year: third, month: second, day: first)
        case .monthFirst: return CalendarDay(year: third, month: first, day: second)
        case .unixSeconds, .unixMilliseconds: return nil
        }
    }

    /// Seconds since midnight; 0 where the text has ended.
    mutating func time(_ text: Span<UInt8>) -> Int64? {
        guard !range.isEmpty else { return 0 }
        guard passes(text, \.beginsTime), let hour = number(text, 1...2), hour < 24,
            passes(text, \.isColon), let minute = number(text, 2...2), minute < 60
        else { return nil }
        guard passes(text, \.isColon) else { return Int64(hour * 3_600 + minute * 60) }
        // 60 is a leap second.
        guard let second = number(text, 2...2), second <= 60 else { return nil }
        if passes(text, \.beginsFraction), number(text, 1...9) == nil { return nil }
        return Int64(hour * 3_600 + minute * 60 + second)
    }

    /// Seconds ahead of UTC: `Z`, `+07:00`, `+0700`, `-03`, or what holds where nothing follows.
    mutating func zone(_ text: Span<UInt8>, _ otherwise: Int) -> Int? {
        while let first = range.first, text[first] == UInt8(ascii: " ") { range.removeFirst() }
        guard let first = range.first else { return otherwise }
        range.removeFirst()
        switch text[first] {
        case UInt8(ascii: "Z"): return range.isEmpty ? 0 : nil
        case UInt8(ascii: "+"), UInt8(ascii: "-"):
            guard let hours = number(text, 2...2), hours <= 14 else { return nil }
            _ = passes(text, \.isColon)
            let minutes = range.isEmpty ? 0 : number(text, 2...2)
            guard let minutes, minutes < 60, range.isEmpty else { return nil }
            let offset = hours * 3_600 + minutes * 60
            return text[first] == UInt8(ascii: "-") ? -offset : offset
        default: return nil
        }
    }

    mutating func wholeNumber(_ text: Span<UInt8>) -> Int64? {
        let value = number(text, 1...18).map(Int64.init)
        return range.isEmpty ? value : nil
    }

    private mutating func number(_ text: Span<UInt8>, _ length: ClosedRange<Int>) -> Int? {
        var value = 0
        var count = 0
        while let place = range.first, count < length.upperBound {
            let digit = text[place] &- UInt8(ascii: "0")
            guard digit < 10 else { break }
            value = value * 10 + Int(digit)
            count += 1
            range.removeFirst()
        }
        return count >= length.lowerBound ? value : nil
    }

    @inline(__always)
    private mutating func passes(_ text: Span<UInt8>, _ isAllowed: (UInt8) -> Bool) -> Bool {
        guard let first = range.first, isAllowed(text[first]) else { return false }
        range.removeFirst()
        return true
    }
}

extension UInt8 {
    fileprivate var isColon: Bool { self == UInt8(ascii: ":") }
    fileprivate var beginsTime: Bool { self == UInt8(ascii: "T") || self == UInt8(ascii: " ") }
    fileprivate var beginsFraction: Bool { self == UInt8(ascii: ".") || self == UInt8(ascii: ",") }
    fileprivate var partsDays: Bool {
        self == UInt8(ascii: "-") || self == UInt8(ascii: "/") || self == UInt8(ascii: ".")
    }
}
