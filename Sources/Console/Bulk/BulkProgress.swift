package import Foundation
import Payouts

/// How far a bulk action has come, row by row.
package struct BulkProgress: Equatable, Sendable {
    /// What is done.
    package let action: BulkAction
    /// The rows that were asked about.
    package let steps: [BulkStep]
    /// What came of each, once something has.
    package private(set) var outcomes: [BulkOutcome?]
    /// When it began.
    package let startedAt: Date
    /// When the last row was through.
    package private(set) var endedAt: Date?
    /// The first line on the screen.
    package var offset = 0

    /// A bulk action that begins; rows that are not among those it runs have changed meanwhile.
    package init(_ plan: BulkPlan, runs: [BulkStep], startedAt: Date) {
        action = plan.action
        steps = plan.steps
        self.startedAt = startedAt
        outcomes = plan.steps.map {
            runs.contains($0) ? nil : .skipped("it has changed meanwhile; look at it again")
        }
        if runs.isEmpty { endedAt = startedAt }
    }

    var isDone: Bool { endedAt != nil }

    var done: Int { outcomes.count { $0 != nil } }

    /// Takes what came of a row.
    mutating func take(_ outcome: BulkOutcome, of work: BulkStep.Work, at now: Date) {
        guard let place = steps.firstIndex(where: { $0.work == work }) else { return }
        outcomes[place] = outcome
        if outcomes.allSatisfy({ $0 != nil }) { endedAt = endedAt ?? now }
    }

    /// Ends it: what has no result was not begun, or ends by itself.
    mutating func stop(at now: Date) {
        outcomes = outcomes.map { $0 ?? .skipped("not done: it was stopped") }
        endedAt = now
    }

    /// How far it is, in words.
    var measure: WorkMeasure {
        WorkMeasure(done: done, of: steps.count, startedAt: startedAt, endedAt: endedAt)
    }

    func count(_ isCounted: (BulkOutcome) -> Bool) -> Int {
        outcomes.compactMap(\.self).count(where: isCounted)
    }
}

extension BulkOutcome {
    var isDone: Bool { if case .done = self { true } else { false } }
    var isRefused: Bool { if case .refused = self { true } else { false } }
    var isSkipped: Bool { if case .skipped = self { true } else { false } }

    /// What came of it, in words.
    var text: String {
        switch self {
        case .done(let text), .refused(let text), .skipped(let text): text
        }
    }
}
