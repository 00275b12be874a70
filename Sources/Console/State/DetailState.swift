import Foundation
package import Payouts

/// The detail of the selected payout.
package struct DetailState: Equatable, Sendable {
    /// What is known, once read.
    package var history: PayoutHistory?
    /// What stays in sight while the selected payout is read.
    var held: Held?
    /// Why it could not be read.
    package var failure: DetailFailure?
    /// What is shown of it.
    package var tab = Tab.summary
    /// The first line on the screen.
    package var offset = 0
    /// The payout whose account is shown in full; another payout's is not.
    package var revealed: PayoutID?
    /// Whether bodies are shown exactly as they went over the wire rather than laid out.
    package var isExact = false

    /// The payout before, for the moment that reading the selected one mostly takes: one change of
    /// the pane instead of two.
    struct Held: Equatable, Sendable {
        let history: PayoutHistory
        let until: Date
    }

    /// For how many seconds, at most; longer than that would name another payout than the list.
    static let hold = 0.1

    /// Lets go of what was read of a payout that is no longer the selected one.
    mutating func release(at now: Date) {
        held = history.map { Held(history: $0, until: now.addingTimeInterval(Self.hold)) } ?? held
        history = nil
    }

    /// A part of the detail.
    package enum Tab: Int, CaseIterable, Sendable {
        case summary, timeline, attempts, raw, notes

        var title: String {
            switch self {
            case .summary: "Summary"
            case .timeline: "Timeline"
            case .attempts: "Attempts"
            case .raw: "Raw"
            case .notes: "Notes"
            }
        }
    }
}
