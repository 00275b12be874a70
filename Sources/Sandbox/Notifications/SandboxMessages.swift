package import Foundation
package import Payouts

/// Messages of the simulated providers about orders of somebody's choice, signed as theirs are.
///
/// For a demo or a fixture whose orders were never sent: nothing here goes over a wire.
package struct SandboxMessages {
    private let configuration: SandboxConfiguration
    private let providers: SandboxProviders

    /// What a message says, and whether it is the provider's.
    package enum Kind: CaseIterable, Sendable {
        /// The order was paid.
        case paid
        /// The order was paid, with one unit of its currency less.
        case lessOne
        /// The order failed.
        case failed
        /// The order was paid, signed with another secret.
        case forged
    }

    /// Messages with the secrets of a configuration.
    package init(_ configuration: SandboxConfiguration) {
        self.configuration = configuration
        providers = SandboxProviders(configuration: configuration)
    }

    /// A message about an order, as it would arrive.
    ///
    /// - Parameters:
    ///   - kind: What it says.
    ///   - payout: The order; its provider knows it by the payout's reference.
    ///   - date: When the status changed.
    /// - Returns: The message, or `nil` where the provider is not simulated.
    package func message(_ kind: Kind, about payout: Payout, at date: Date) -> WebhookMessage? {
        guard let provider = providers[payout.provider] else { return nil }
        let unit = payout.amount.currency == .vnd ? 1 : 100 as Int64
        let amount = Money(
            minorUnits: payout.amount.minorUnits - (kind == .lessOne ? unit : 0),
            currency: payout.amount.currency
        )
        let facts = NotificationFacts(
            reference: payout.orderNumber.rawValue,
            platformNumber: payout.providerReference ?? "",
            transactionNumber: payout.providerReference ?? "",
            account: payout.beneficiary.account,
            amount: amount,
            state: kind == .failed ? .failed(reason: nil) : .paid,
            date: date,
            createdAt: payout.createdAt
        )
        let secret = configuration.notificationSecret(of: payout.provider)
        let message = provider.notification(
            facts,
            secret: kind == .forged ? "not " + (secret ?? "a secret") : secret
        )
        return WebhookMessage(
            headers: [.init(name: "Content-Type", value: "application/json")]
                + message.headers.map { .init(name: $0.name, value: $0.value) },
            body: message.body,
            sourceAddress: "127.0.0.1"
        )
    }
}
