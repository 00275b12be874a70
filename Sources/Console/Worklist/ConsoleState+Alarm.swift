import Payouts
import TerminalUI

extension ConsoleState {
    /// Rings for what is new once the pause since the last ring is over.
    mutating func ringIfDue() -> [Effect] {
        guard let count = alarm.ring(at: now) else { return [] }
        let what = count == 1 ? "1 payout needs" : "\(count.grouped) payouts need"
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
