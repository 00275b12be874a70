/// Our own name for a payout, short enough to read out on the phone: `PO-7F3K-2QMX`.
package struct PayoutID: Hashable, Sendable, RawRepresentable {
    /// The text, upper case.
    package let rawValue: String

    /// Wraps a text that is known to be an id, such as one read from the ledger.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// Makes an id from 40 random bits, in Crockford's base 32 (no I, L, O or U).
    package init(randomBits: UInt64) {
        let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
        var bits = randomBits
        var letters: [Character] = []
        for _ in 0..<8 {
            letters.append(alphabet[Int(bits % 32)])
            bits /= 32
        }
        self.rawValue = "PO-\(String(letters.prefix(4)))-\(String(letters.suffix(4)))"
    }
}

extension PayoutID: CustomStringConvertible {
    /// The text.
    package var description: String { rawValue }
}

/// Our reference at the provider (`tradeNo`, `mchOrderNo`), stored before the first send.
package struct OrderNumber: Hashable, Sendable, RawRepresentable {
    /// At most 32 characters, the shortest limit of the providers (CashyPro's `mchOrderNo`).
    package let rawValue: String

    /// Wraps a text that is known to be an order number.
    package init(rawValue: String) { self.rawValue = rawValue }
}

extension OrderNumber: CustomStringConvertible {
    /// The text.
    package var description: String { rawValue }
}

/// The value of the idempotency header where a provider has one, stored before the first send.
package struct IdempotencyKey: Hashable, Sendable, RawRepresentable {
    /// A UUID's text, as DVPay recommends.
    package let rawValue: String

    /// Wraps a text that is known to be a key.
    package init(rawValue: String) { self.rawValue = rawValue }
}

/// Who did something: a person's login, or a part of Paydesk such as `dispatcher`.
package struct OperatorName: Hashable, Sendable, RawRepresentable {
    /// The name as it is shown.
    package let rawValue: String

    /// Wraps a name.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// The part of Paydesk that submits queued payouts.
    package static let dispatcher = OperatorName(rawValue: "dispatcher")
    /// The part of Paydesk that asks providers about payouts.
    package static let queryWorker = OperatorName(rawValue: "query worker")
    /// What a restart does with what a crash left behind.
    package static let recovery = OperatorName(rawValue: "recovery")
}
