package import Payouts

/// What differs between the environments of one provider, apart from where it is and who we are.
package struct ProviderOptions: Hashable, Sendable {
    /// How PayPro Bangladesh spells its wallets.
    package var wayCodes: WayCodeSpelling
    /// Whether DVPay's transaction detail, of which only the path is documented, may be asked.
    package var asksTransactionDetail: Bool
    /// Amount limits in place of the documented ones, at most one for each currency.
    package var limits: [AmountLimit]

    /// The two spellings of the two live copies of PayPro's page.
    package enum WayCodeSpelling: String, CaseIterable, Hashable, Sendable {
        /// `EWALLET_BKASH`, `EWALLET_NAGAD`, `EWALLET_ROCKET`: the folder "bengal".
        case old
        /// `BKASH`, `NAGAD`: the folder "bangladesh".
        case new
    }

    /// Creates options; the defaults are what the documentation supports best.
    package init(
        wayCodes: WayCodeSpelling = .old,
        asksTransactionDetail: Bool = false,
        limits: [AmountLimit] = []
    ) {
        self.wayCodes = wayCodes
        self.asksTransactionDetail = asksTransactionDetail
        self.limits = limits
    }

    /// The limit in force for a currency: the configured one, else the documented one.
    func limit(_ documented: AmountLimit) -> AmountLimit {
        limits.first { $0.minimum.currency == documented.minimum.currency } ?? documented
    }
}

/// The least and the most that one payout may be.
package struct AmountLimit: Hashable, Sendable {
    /// The least.
    package let minimum: Money
    /// The most, in the same currency, or `nil` where none is known.
    package let maximum: Money?

    /// Creates a limit.
    package init(minimum: Money, maximum: Money?) {
        self.minimum = minimum
        self.maximum = maximum
    }

    func rule(whole: Bool) -> FieldRule {
        .amount(minimum: minimum, maximum: maximum, whole: whole)
    }
}
