import Payouts

extension Money {
    /// Reads a balance, which may have more digits than the currency: those are cut off.
    init?(balance value: JSONValue?, currency: Currency) {
        guard let text = value?.amountText,
            let (money, _) = Self.reading(wire: text, currency: currency)
        else { return nil }
        self = money
    }
}
