package import Foundation

/// Whether payouts go out to a provider, and what is known about its money.
package struct ProviderState: Hashable, Sendable {
    /// The provider.
    package let provider: ProviderID
    /// Why a person stopped submission; `nil` when nobody did.
    package var pause: Pause?
    /// Holds submission while the provider fails.
    package var breaker: CircuitBreaker
    /// The balance when it was last asked for, one entry a currency; empty before the first answer.
    package var balances: [KnownBalance]
    /// The latest refusal for lack of money in each currency, until the balance has risen since.
    package var shortages: [Shortage]

    /// A person's decision that nothing is submitted to a provider.
    package struct Pause: Hashable, Sendable {
        /// Since when.
        package let at: Date
        /// Who decided.
        package let by: OperatorName
        /// Why, for everybody who wonders.
        package let reason: String

        /// Creates a pause.
        package init(at: Date, by: OperatorName, reason: String) {
            self.at = at
            self.by = by
            self.reason = reason
        }
    }

    /// What a provider said about its money, and when.
    package struct KnownBalance: Hashable, Sendable {
        /// What it said.
        package let balance: Balance
        /// When.
        package let at: Date
        /// What was sent since, at most: the balance now is between the two.
        package let sentSince: Money

        /// Creates a known balance.
        package init(balance: Balance, at: Date, sentSince: Money) {
            self.balance = balance
            self.at = at
            self.sentSince = sentSince
        }

        /// What can surely still be paid with it.
        package var remaining: Money {
            Money(
                minorUnits: balance.available.minorUnits - sentSince.minorUnits,
                currency: balance.available.currency
            )
        }

        /// Whether an amount must wait, because the balance does not surely cover it.
        ///
        /// However old it is: what it said is all that is known, and sending what it does not cover
        /// would fail the payout.
        package func holds(_ amount: Money) -> Bool {
            amount.currency == remaining.currency && remaining.minorUnits < amount.minorUnits
        }
    }

    /// A payout that the provider refused because its balance was too low.
    package struct Shortage: Hashable, Sendable {
        /// What the balance did not cover.
        package let refused: Money
        /// When the refusal was learnt.
        package let at: Date
        /// What the provider called available when it was asked next; `nil` until then.
        package let availableSince: Money?

        /// Creates a shortage.
        package init(refused: Money, at: Date, availableSince: Money?) {
            self.refused = refused
            self.at = at
            self.availableSince = availableSince
        }

        /// Whether an amount must wait.
        ///
        /// Until the balance was read anew nobody knows what is left, and all of the currency
        /// waits. Where the provider refuses what its own figure just covers, for its fee or a
        /// reserve, no such amount is tried again before the figure has risen; where the figure
        /// covers it twice, the refusal was about something else.
        package func holds(_ amount: Money) -> Bool {
            guard amount.currency == refused.currency else { return false }
            guard let availableSince else { return true }
            let (twice, isBeyond) = refused.minorUnits.multipliedReportingOverflow(by: 2)
            return (isBeyond || availableSince.minorUnits < twice)
                && amount.minorUnits >= refused.minorUnits
        }
    }

    /// Whether submission is neither paused nor held by the breaker.
    package var isOpen: Bool { pause == nil && breaker.phase == .closed }

    /// Whether an amount waits for money, as far as is known.
    package func holds(_ amount: Money) -> Bool {
        balances.contains { $0.holds(amount) } || shortages.contains { $0.holds(amount) }
    }

    /// Creates a state; by default nothing holds and nothing is known.
    package init(
        provider: ProviderID,
        pause: Pause? = nil,
        breaker: CircuitBreaker = CircuitBreaker(),
        balances: [KnownBalance] = [],
        shortages: [Shortage] = []
    ) {
        self.provider = provider
        self.pause = pause
        self.breaker = breaker
        self.balances = balances
        self.shortages = shortages
    }
}
