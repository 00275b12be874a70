package import Foundation
import PayoutService
package import Payouts

/// How far a re-query of many payouts has come.
package struct RequeryProgress: Equatable, Sendable {
    /// Which payouts; `nil` for a re-query that had begun before.
    package let scope: RequeryScope?
    /// When it was asked for.
    package let startedAt: Date
    /// The re-query as the ledger has it, once it began.
    package var job: RequeryJob?
    /// How many had been asked about when it was opened.
    package var doneBefore = 0
    /// The latest results, in the order in which they came; at most ``maximumLines``.
    package var lines: [RequeryLine] = []
    /// How many results there were of each kind.
    package var counts: [RequeryLine.Outcome: Int] = [:]
    /// The first line on the screen.
    package var offset = 0

    /// A re-query that is about to begin, or to be opened.
    package init(_ scope: RequeryScope?, startedAt: Date) {
        self.scope = scope
        self.startedAt = startedAt
    }

    /// Results kept for the screen; the ledger has them all.
    static let maximumLines = 1_000

    /// The payouts in order, where they were named rather than found by a filter.
    var ids: [PayoutID] {
        if case .payouts(let ids)? = scope { ids } else { [] }
    }

    var done: Int { job?.done ?? 0 }
    var total: Int { job?.total ?? ids.count }
    var isDone: Bool { job?.endedAt != nil }

    /// Whether leaving ends it: what was begun before belongs to whoever began it.
    var endsWhenLeft: Bool { scope != nil && !isDone }

    /// Takes what is new.
    mutating func take(_ update: RequeryUpdate) {
        job = update.job
        for line in update.lines { counts[line.outcome, default: 0] += 1 }
        lines = Array((lines + update.lines).suffix(Self.maximumLines))
    }

    /// How far it is, in words.
    var measure: WorkMeasure {
        WorkMeasure(
            done: done,
            of: total,
            doneBefore: doneBefore,
            startedAt: startedAt,
            endedAt: job?.endedAt
        )
    }
}
