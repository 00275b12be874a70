package import Foundation

/// One thing that needs a person.
package enum WorklistEntry: Hashable, Sendable {
    /// A payout.
    case payout(WorklistItem)
    /// A break that nobody has resolved yet.
    case `break`(BreakRecord)

    /// Since when it needs a person, by which it has its place.
    package var since: Date {
        switch self {
        case .payout(let item): item.payout.attentionSince ?? item.payout.statusSince
        case .break(let record): record.since
        }
    }
}

/// What tells one thing that needs a person from all others, whatever changes about it.
package enum WorklistSubject: Hashable, Sendable {
    /// A payout.
    case payout(PayoutID)
    /// A break.
    case `break`(Int64)
}

/// Where on the worklist a page begins.
package enum WorklistPosition: Hashable, Sendable {
    /// At the most urgent.
    case first
    /// At the least urgent; the page is in the order of the list all the same.
    case last
    /// At this one as it was read, which is part of the page if it is still there.
    case from(WorklistEntry)
    /// At this one as it is now; at the most urgent where it needs nobody any more.
    case at(WorklistSubject)
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
    /// A payout that needs a person.
    package struct OpenPayout: Hashable, Sendable {
        /// Its place in the ledger.
        package let place: Int64
        /// Why.
        package let attention: Attention

        /// Creates one.
        package init(place: Int64, attention: Attention) {
            self.place = place
            self.attention = attention
        }
    }

    /// The payouts, in the order of their places: two summaries are compared in one walk.
    package let payouts: [OpenPayout]
    /// The breaks that nobody has resolved yet, in the order of their places.
    package let breaks: [Int64]
    /// How many payouts there are by their most urgent reason.
    package let counts: [Attention: Int]

    /// Creates a summary of payouts and breaks in any order, none of them twice.
    package init(payouts: [OpenPayout], breaks: [Int64]) {
        self.payouts = payouts.sorted { $0.place < $1.place }
        self.breaks = breaks.sorted()
        var whole: [Attention: Int] = [:]
        for payout in payouts { whole[payout.attention, default: 0] += 1 }
        counts = whole.reduce(into: [:]) { counts, next in
            guard let first = next.key.reasons.first else { return }
            counts[first, default: 0] += next.value
        }
    }

    /// How many there are.
    package var count: Int { payouts.count + breaks.count }
}
