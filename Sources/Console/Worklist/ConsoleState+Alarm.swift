import Payouts
import TerminalUI

extension ConsoleState {
    /// Rings for what is new once the pause since the last ring is over.
    mutating func ringIfDue() -> [Effect] {
        guard let subjects = alarm.ring(at: now) else { return [] }
        let count = subjects.count { if case .payout = $0 { true } else { false } }
        let what =
            switch count {
            case 0: "notifications need"
            case 1: "1 payout needs"
            default: "\(count.grouped) payouts need"
            }
        if facts.isPlain { notice = Notice(.attention, "\(what) a person") }
        return [.terminal(.notify("\(facts.environment): \(what) a person"))]
    }

    mutating func toggleAlarm() {
        alarm.isOn.toggle()
        alarm.news = []
        notice = Notice(
            .information,
            alarm.isOn
                ? "The bell rings when something new needs a person."
                : "The bell is silent until b or the end of this session."
        )
    }
}

extension WorklistFilter {
    /// Whether nothing is filtered.
    var isEmpty: Bool { self == WorklistFilter() }
}
