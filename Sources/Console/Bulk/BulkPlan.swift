package import Foundation
package import PayoutService
package import Payouts

/// What is done to every marked row.
package enum BulkAction: Equatable, Sendable {
    /// Ask the providers what became of the payouts.
    case requery
    /// Take them on, or give them back.
    case claim, release
    /// Take them off the worklist until a time.
    case snooze(until: Date)
    /// Approve what was read, exactly as it was.
    case approve([ApprovalCase])
    /// Resolve breaks, or propose how, all in the same way.
    case resolve(BreakResolutionDraft)
    /// Confirm how others resolved breaks, exactly as it was read.
    case confirm([BreakSight])
}

/// A bulk action row by row: what the operator is asked about, and what is then done.
package struct BulkPlan: Equatable, Sendable {
    /// What is done.
    package let action: BulkAction
    /// The rows that it is done to, in the order of the list.
    package private(set) var steps: [BulkStep] = []
    /// The marked rows that it cannot be done to, each with the reason.
    package private(set) var leftOut: [LeftOut] = []

    /// A row that is left out.
    package struct LeftOut: Equatable, Sendable {
        /// What it is called.
        package let name: String
        /// Why, in a few words.
        package let reason: String
    }

    init(_ action: BulkAction) { self.action = action }

    mutating func add(_ step: BulkStep) { steps.append(step) }

    mutating func leaveOut(_ name: String, _ reason: String) {
        leftOut.append(LeftOut(name: name, reason: reason))
    }

    /// How many payouts or breaks it reaches: a batch is many.
    var reach: Int { steps.reduce(0) { $0 + $1.reach } }

    /// Whether the number has to be typed: asking moves nothing, approving sends money.
    var isCounted: Bool {
        switch action {
        case .requery: false
        case .approve: reach > 1
        case .claim, .release, .snooze, .resolve, .confirm: reach > Self.countedFrom
        }
    }

    /// Above so many rows the number is typed.
    private static let countedFrom = 10
}

/// One row of a bulk action: a single action, which the service checks and records by itself.
package struct BulkStep: Equatable, Sendable {
    /// What the row is called: a payout's id, a break's number.
    package let name: String
    /// What the operator reads about it; where that changes before the answer, it is left alone.
    package let facts: String
    /// How much it is about, one amount a currency.
    package let amounts: [Money]
    /// How many payouts or breaks it reaches.
    package var reach = 1
    /// What is done.
    package let work: Work

    /// A single action.
    package enum Work: Equatable, Sendable {
        case requery(PayoutID)
        case worklist(WorklistEffect)
        case approvals(ApprovalEffect)
        case reconciliation(ReconciliationEffect)
    }
}

/// What came of one row.
package enum BulkOutcome: Equatable, Sendable {
    /// It is done; in a few words, what that led to.
    case done(String)
    /// It was refused, with the reason.
    case refused(String)
    /// Nothing was tried, with the reason.
    case skipped(String)
}

/// Work on many rows, described but not yet done.
package enum BulkEffect: Equatable, Sendable {
    /// Do one thing after the other.
    case run([BulkStep.Work])
    /// Do no more of it.
    case stop
    /// Read everything that a checker looks at about these, to ask about them.
    case look([ApprovalSubject])
    /// Read how these breaks are resolved, to ask whether that is confirmed.
    case lookAt([Int64])
    /// Read the payouts that match, to mark them.
    case match(PayoutFilter, limit: Int)
}

/// What came of work on many rows.
package enum BulkMessage: Equatable, Sendable {
    /// One row is through.
    case ended(BulkStep.Work, BulkOutcome)
    /// What waits for a checker was read, to ask about it.
    case looked([ApprovalCase])
    /// How breaks are resolved was read, to ask whether that is confirmed.
    case lookedAt([BreakSight])
    /// These payouts match; more do where the list is cut.
    case matched(PayoutFilter, [Payout], isCut: Bool)
}
