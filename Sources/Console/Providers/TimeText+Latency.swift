import Payouts

extension TimeText {
    /// How long something took, to two digits or three: `420 ms`, `2.1 s`, `45 s`, `12 m`, `5 h`.
    static func latency(_ duration: Duration) -> String {
        let milliseconds = duration.milliseconds
        let seconds = milliseconds / 1_000
        switch seconds {
        case ..<1: return "\(milliseconds) ms"
        case ..<10: return "\(seconds).\(milliseconds % 1_000 / 100) s"
        case ..<120: return "\(seconds) s"
        case ..<7_200: return "\(seconds / 60) m"
        case ..<172_800: return "\(seconds / 3_600) h"
        default: return "\(seconds / 86_400) d"
        }
    }

    /// How long in hours and tenths where that says more: `40 s`, `25 m`, `3.2 h`, `4 d`.
    static func reach(_ seconds: Int) -> String {
        switch seconds {
        case ..<5_400: age(Double(seconds))
        case ..<172_800: "\(seconds / 3_600).\(seconds % 3_600 / 360) h"
        default: "\(seconds / 86_400) d"
        }
    }
}

extension Duration {
    /// Whole milliseconds, not below zero, and no more than a number can hold.
    var milliseconds: Int {
        let (seconds, attoseconds) = components
        let (whole, isOverflow) = Int(max(0, seconds)).multipliedReportingOverflow(by: 1_000)
        guard !isOverflow, whole < .max - 1_000 else { return .max }
        return whole + Int(max(0, attoseconds) / 1_000_000_000_000_000)
    }
}
