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
