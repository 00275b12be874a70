package import Foundation

/// Where in the list a page begins.
package enum PagePosition: Hashable, Sendable {
    /// At the newest, or what comes first in another order.
    case newest
    /// At the oldest; the page is still in the list's order.
    case oldest
    /// Just past this payout, toward older ones.
    case after(PayoutID)
    /// Just before this payout, toward newer ones.
    case before(PayoutID)
    /// From this payout on, itself included when it matches.
    case from(PayoutID)
}

/// Some payouts in a row, in the list's order.
package struct PayoutPage: Hashable, Sendable {
    /// At most as many as were asked for.
    package let payouts: [Payout]
    /// Whether newer ones match, or what comes before in another order.
    package let hasNewer: Bool
    /// Whether older ones match, or what comes after in another order.
    package let hasOlder: Bool
    /// Where looking ended before the page was full; `nil` when nothing was left out.
    ///
    /// The page holds what was found until then. Beyond it none was found yet, so on that side the
    /// page says that it has none; the other side is said to have some when nobody can know.
    package let stop: LookingStop?

    /// Creates a page.
    package init(payouts: [Payout], hasNewer: Bool, hasOlder: Bool, stop: LookingStop? = nil) {
        self.payouts = payouts
        self.hasNewer = hasNewer
        self.hasOlder = hasOlder
        self.stop = stop
    }
}

/// Where looking through payouts ended because so many had been looked at.
package struct LookingStop: Hashable, Sendable {
    /// How many were looked through.
    package let count: Int
    /// The last of them: a page after it, or before it toward newer ones, looks on.
    package let payout: PayoutID
    /// When that one was created.
    package let createdAt: Date

    /// Creates a stop.
    package init(count: Int, payout: PayoutID, createdAt: Date) {
        self.count = count
        self.payout = payout
        self.createdAt = createdAt
    }
}

/// How many payouts match, counted no further than is quick.
package struct PayoutCount: Hashable, Sendable {
    /// How many were counted.
    package let value: Int
    /// Whether there are no more than that.
    package let isExact: Bool

    /// Creates a count.
    package init(value: Int, isExact: Bool) {
        self.value = value
        self.isExact = isExact
    }
}

/// How many payouts, and how much money, stand in one status at one provider in one currency.
package struct PayoutTally: Hashable, Sendable {
    /// The provider.
    package let provider: ProviderID
    /// The status.
    package let status: PayoutStatus
    /// How many.
    package let count: Int
    /// How much together.
    package let total: Money

    /// Creates a tally.
    package init(provider: ProviderID, status: PayoutStatus, count: Int, total: Money) {
        self.provider = provider
        self.status = status
        self.count = count
        self.total = total
    }
}
