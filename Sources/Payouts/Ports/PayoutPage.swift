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
    /// Whether newer ones match.
    package let hasNewer: Bool
    /// Whether older ones match.
    package let hasOlder: Bool

    /// Creates a page.
    package init(payouts: [Payout], hasNewer: Bool, hasOlder: Bool) {
        self.payouts = payouts
        self.hasNewer = hasNewer
        self.hasOlder = hasOlder
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
