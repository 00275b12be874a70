import Foundation
import PayoutService
import Payouts

/// How far a comparison is, as a share and in words.
struct ReconciliationStages {
    let done: Int
    let total: Int
    let words: String

    init(_ progress: ReconcileProgress, now: Date) {
        let stages = ReconciliationProgress.Stage.allCases
        total = stages.count
        let stage = progress.last?.stage ?? .reading
        done = stages.firstIndex(of: stage) ?? 0
        let lines = progress.last?.done ?? 0
        let seconds = now.timeIntervalSince(progress.startedAt)
        let rate = seconds > 0 ? Int(Double(lines) / seconds) : 0
        let pace = rate > 0 ? " · \(rate.grouped) lines/s" : ""
        words =
            switch stage {
            case .reading: "reading: \(lines.grouped) lines\(pace)"
            case .matching: "matching with \((progress.last?.total ?? 0).grouped) payouts"
            case .keeping: "keeping \((progress.last?.total ?? 0).grouped) breaks"
            }
    }
}
