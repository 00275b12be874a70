/// A break of a day, or of one before it, that was resolved before the day was closed.
package struct CloseResolved: Hashable, Sendable, Identifiable {
    /// What the break is called.
    package let id: Int64
    /// What kind of difference it was.
    package let kind: BreakKind
    /// Our order number, or the provider's reference where we have none.
    package let subject: String
    /// How much money was in doubt.
    package let stake: Money
    /// What differed, in plain words.
    package let note: String
    /// How it was resolved, by whom it was said first, and why; and who let that count, and when.
    package let decision: BreakDecision

    /// Creates a resolved break.
    package init(
        id: Int64,
        kind: BreakKind,
        subject: String,
        stake: Money,
        note: String,
        decision: BreakDecision
    ) {
        self.id = id
        self.kind = kind
        self.subject = subject
        self.stake = stake
        self.note = note
        self.decision = decision
    }

    /// The second person, where one confirmed it.
    package var confirmedBy: OperatorName? {
        decision.by == decision.resolution.by ? nil : decision.by
    }
}

extension Break {
    /// What it is called where its sides are not shown: our order number, or the provider's names.
    package var subject: String {
        [ours?.orderNumber, theirs?.orderNumber, theirs?.reference].compactMap(\.self)
            .first { !$0.isEmpty } ?? ""
    }
}
