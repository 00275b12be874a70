package import Payouts

/// The detail of the selected payout.
package struct DetailState: Equatable, Sendable {
    /// What is known, once read.
    package var history: PayoutHistory?
    /// Why it could not be read.
    package var failure: String?
    /// What is shown of it.
    package var tab = Tab.summary
    /// The first line on the screen.
    package var offset = 0
    /// The payout whose account is shown in full; another payout's is not.
    package var revealed: PayoutID?
    /// Whether bodies are shown exactly as they went over the wire rather than laid out.
    package var isExact = false

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
