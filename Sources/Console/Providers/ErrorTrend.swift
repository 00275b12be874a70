import Payouts
import TerminalUI

/// How often something went wrong this hour, against the hour before.
struct ErrorTrend: Equatable {
    let thisHour: Int
    let hourBefore: Int

    init(thisHour: Int, hourBefore: Int) {
        self.thisHour = thisHour
        self.hourBefore = hourBefore
    }

    init(_ errors: [ErrorCount]) {
        self.init(
            thisHour: errors.reduce(0) { $0 + $1.thisHour },
            hourBefore: errors.reduce(0) { $0 + $1.hourBefore }
        )
    }

    /// Whether it is more than chance: many, and twice as many as before.
    var isRising: Bool { thisHour >= Self.many && thisHour >= 2 * hourBefore }

    /// The number: `41`.
    var count: StyledText { StyledText(thisHour.grouped, isRising ? .attention : .value) }

    /// The change: `▲ 38`, `▼ 3`, `=`; nothing where there was and is nothing.
    func change(_ glyphs: Glyphs) -> StyledText {
        let change = thisHour - hourBefore
        if change == 0 {
            return StyledText(thisHour == 0 ? "" : glyphs.isLinear ? "as before" : "=", .muted)
        }
        let isMore = change > 0
        let sign = isMore ? glyphs.ascending : glyphs.descending
        let text = glyphs.isLinear ? (isMore ? "up" : "down") : "\(sign)"
        return StyledText("\(text) \(abs(change).grouped)", isRising ? .attention : .muted)
    }

    /// Number and change: `41 ▲ 38`.
    func text(_ glyphs: Glyphs) -> StyledText {
        let change = change(glyphs)
        return change.text.isEmpty ? StyledText("0", .muted) : count + " " + change
    }

    /// Fewer in an hour may be chance.
    private static let many = 10
}
