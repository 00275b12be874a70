import Foundation
import Payouts

/// An order's identity: the merchant's own reference at one provider.
struct OrderKey: Hashable, Sendable {
    let provider: ProviderID
    /// `tradeNo`, `mchOrderNo`, or DVPay's idempotency key.
    let reference: String
}

/// A valid request to pay, in the words that all providers share.
struct Instruction: Sendable {
    var key: OrderKey
    let amount: Money
    /// The beneficiary's account or wallet number, whose end may name a scenario.
    let account: String
    /// Returned in some answers.
    let remark: String
    /// The bytes of the request, by which DVPay tells a repetition from a misuse.
    let body: Data
    /// Where its messages go; `nil` when nowhere.
    var notifyURL: String?
}
