/// One thing that needs a person.
package enum WorklistEntry: Hashable, Sendable {
    /// A payout.
    case payout(WorklistItem)
    /// A break that nobody has resolved yet.
    case `break`(BreakRecord)
}

/// Where on the worklist a page begins.
package enum WorklistPosition: Hashable, Sendable {
    /// At the most urgent.
    case first
    /// At the least urgent; the page is in the order of the list all the same.
    case last
    /// At this one as it was read, which is part of the page if it is still there.
    case from(WorklistEntry)
    /// Just past this one as it was read.
    case after(WorklistEntry)
    /// Just before this one as it was read.
    case before(WorklistEntry)
}

/// Some of the worklist in a row, most urgent first.
package struct WorklistPage: Hashable, Sendable {
    /// At most as many as were asked for.
    package let entries: [WorklistEntry]
    /// Whether more urgent ones match.
    package let hasEarlier: Bool
    /// Whether less urgent ones match.
    package let hasLater: Bool

    /// Creates a page.
    package init(entries: [WorklistEntry], hasEarlier: Bool, hasLater: Bool) {
        self.entries = entries
        self.hasEarlier = hasEarlier
        self.hasLater = hasLater
    }
}

/// Everything that needs a person, by its place in the ledger.
package struct OpenAttention: Hashable, Sendable {
    /// The payouts, with why.
    package let payouts: [Int64: Attention]
    /// The breaks that nobody has resolved yet.
    package let breaks: Set<Int64>

    /// Creates a summary.
    package init(payouts: [Int64: Attention], breaks: Set<Int64>) {
        self.payouts = payouts
        self.breaks = breaks
    }

    /// How many there are.
    package var count: Int { payouts.count + breaks.count }
}
