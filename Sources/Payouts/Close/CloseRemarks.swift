/// What people had said and done about something open when a day was closed.
package struct CloseRemarks: Hashable, Sendable {
    /// Where a break stood; `nil` for a payout, of which the outcome is unknown.
    package let state: BreakState?
    /// Who was on it, or `nil` when nobody was.
    package let owner: OperatorName?
    /// What people had written, and decided, oldest first.
    package let notes: [PayoutNote]

    /// Creates remarks.
    package init(state: BreakState?, owner: OperatorName?, notes: [PayoutNote]) {
        self.state = state
        self.owner = owner
        self.notes = notes
    }
}

extension BreakHistory {
    /// What people have said and done about the break: notes, and decisions with theirs.
    package var remarks: CloseRemarks {
        let decided = decisions.map { decision in
            PayoutNote(
                at: decision.at,
                by: decision.by,
                text: "\(decision.state.rawValue): \(decision.resolution.auditReason(about: nil))"
            )
        }
        return CloseRemarks(
            state: record.state,
            owner: record.owner,
            notes: (notes + decided).sorted { $0.at < $1.at }
        )
    }
}
