/// What became of earlier payouts to the same account at the same provider.
package struct BeneficiaryHistory: Hashable, Sendable {
    /// How many of them stand in each status, with the total of each currency.
    package let tallies: [Tally]
    /// The latest of them; `nil` when the account was never paid before.
    package let last: Payout?
    /// Whether older ones were left out, because there are more than ``maximumCount``.
    package let isShortened: Bool

    /// The most payouts that are looked at, latest first.
    package static let maximumCount = 10_000

    /// Payouts in one status and currency.
    package struct Tally: Hashable, Sendable {
        /// The status.
        package let status: PayoutStatus
        /// How many.
        package let count: Int
        /// How much together.
        package let total: Money

        /// Creates a tally.
        package init(status: PayoutStatus, count: Int, total: Money) {
            self.status = status
            self.count = count
            self.total = total
        }
    }

    /// Creates a history.
    package init(tallies: [Tally], last: Payout?, isShortened: Bool) {
        self.tallies = tallies
        self.last = last
        self.isShortened = isShortened
    }

    /// How many there are.
    package var count: Int { tallies.reduce(0) { $0 + $1.count } }

    /// How many did not arrive, or came back.
    package var failureCount: Int {
        tallies.filter { $0.status == .failed || $0.status == .returned }
            .reduce(0) { $0 + $1.count }
    }

    /// What arrived, by currency.
    package var paid: [Tally] { tallies.filter { $0.status == .paid } }
}
