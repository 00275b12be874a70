import Payouts
import TerminalUI

extension ConsoleState {
    /// Rings for what is new once the pause since the last ring is over.
    mutating func ringIfDue() -> [Effect] {
        guard let subjects = alarm.ring(at: now) else { return [] }
        let payouts = subjects.count { if case .payout = $0 { true } else { false } }
        let breaks = subjects.count { if case .break = $0 { true } else { false } }
        let what = [text(payouts, "payout"), text(breaks, "break")].compactMap(\.self)
            .joined(separator: " and ")
        let verb = payouts + breaks == 1 ? "needs" : "need"
        let news = (what.isEmpty ? "notifications need" : "\(what) \(verb)") + " a person"
        if facts.isPlain { notice = Notice(.attention, news) }
        return [.terminal(.notify("\(facts.environment): \(news)"))]
    }

    private func text(_ count: Int, _ noun: String) -> String? {
        count == 0 ? nil : "\(count.grouped) \(noun)\(count == 1 ? "" : "s")"
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
