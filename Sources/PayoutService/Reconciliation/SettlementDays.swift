import Payouts

/// When the lines of a file happened, to tell a file of other days.
struct SettlementDays {
    private var first = Int64.max
    private var last = Int64.min
    private let lines: ArraySlice<SettlementValues>
    private let mapping: SettlementMapping

    init(_ lines: ArraySlice<SettlementValues>, mapping: SettlementMapping) {
        self.lines = lines
        self.mapping = mapping
        for case let time? in lines.lazy.map(\.time) {
            first = min(first, time)
            last = max(last, time)
        }
    }

    /// Refuses a file in which no line that has a time may belong to a period.
    func refusal(of file: String, for period: SettlementPeriod) -> SettlementFileError? {
        let span = mapping.lineSpan(of: period)
        guard first <= last, !lines.contains(where: { $0.time.map(span.contains) ?? false }) else {
            return nil
        }
        return .otherDays(file: file, first: day(first), last: day(last), period)
    }

    private func day(_ time: Int64) -> CalendarDay {
        CalendarDay(seconds: time, utcOffset: mapping.utcOffset)
    }
}

extension SettlementMapping {
    /// When a line may have happened that is about a payout of the period.
    fileprivate func lineSpan(of period: SettlementPeriod) -> Range<Int64> {
        let span = period.seconds(utcOffset: utcOffset)
        let (before, after) = (tolerances.daysBefore * 86_400, tolerances.daysAfter * 86_400)
        let edge = tolerances.dayEdge
        return span.lowerBound - Int64(before + edge)..<span.upperBound + Int64(after + edge)
    }
}
