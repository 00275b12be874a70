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

        /// How long a balance tells something; an older one holds nothing back.
        package static let validity = Duration.seconds(600)

        /// Whether an amount must wait: the balance is recent, and does not surely cover it.
        package func holds(_ amount: Money, at date: Date) -> Bool {
            amount.currency == remaining.currency
                && date <= at + Self.validity.inSeconds
                && remaining.minorUnits < amount.minorUnits
        }
    }

    /// Creates a state; by default nothing holds and nothing is known.
    package init(
        provider: ProviderID,
        pause: Pause? = nil,
        breaker: CircuitBreaker = CircuitBreaker(),
        balances: [KnownBalance] = []
    ) {
        self.provider = provider
        self.pause = pause
        self.breaker = breaker
        self.balances = balances
    }
}
