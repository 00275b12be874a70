/// The money that a provider's answer or notification states beside a status, in its own digits.
///
/// Fees may have more decimals than the currency (CashyPro's notifications have four), so that
/// neither is made an amount.
package struct StatedMoney: Hashable, Sendable, Codable {
    /// The amount as written, or `nil` where none is stated.
    package let amount: String?
    /// The fee as written, or `nil` where none is stated.
    package let fee: String?

    /// Creates what is stated; `nil` where nothing is.
    package init?(amount: String?, fee: String?) {
        guard amount != nil || fee != nil else { return nil }
        (self.amount, self.fee) = (amount, fee)
    }
}
