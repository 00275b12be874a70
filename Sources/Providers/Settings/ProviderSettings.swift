package import Foundation
package import Payouts

/// Where a provider is, who we are there, and how long we wait.
package struct ProviderSettings: Sendable {
    /// What the provider's paths are appended to: `https://openapi-test.paypro.tech/vietnam-pay`.
    package let baseURL: URL
    /// Who we are: PayPro's and Vexora's `merchantNo`, CashyPro's `MerchantId`, DVPay's API key.
    package let merchantID: String
    /// What requests are signed with.
    package let secret: Secret
    /// Where the provider sends its notifications; DVPay takes none with a request.
    package let notifyURL: String
    /// The longest from the first byte sent to the last byte received.
    package let answerTimeout: Duration
    /// What differs between environments.
    package let options: ProviderOptions
    /// Further secrets that notifications may be signed with, current first.
    ///
    /// CashyPro, PayPro and Vexora sign with ``secret``, so for them this is the previous one while
    /// it is being replaced. DVPay has webhook secrets, which are not its API secret; with none,
    /// only ``allowedAddresses`` can speak for its notifications.
    package let notificationSecrets: [Secret]
    /// Where notifications may come from; empty for anywhere.
    package let allowedAddresses: [AddressBlock]

    /// Creates settings.
    package init(
        baseURL: URL,
        merchantID: String,
        secret: Secret,
        notifyURL: String,
        answerTimeout: Duration = .seconds(30),
        options: ProviderOptions = ProviderOptions(),
        notificationSecrets: [Secret] = [],
        allowedAddresses: [AddressBlock] = []
    ) {
        self.baseURL = baseURL
        self.merchantID = merchantID
        self.secret = secret
        self.notifyURL = notifyURL
        self.answerTimeout = answerTimeout
        self.options = options
        self.notificationSecrets = notificationSecrets
        self.allowedAddresses = allowedAddresses
    }

    /// The URL of one of the provider's paths, which begin with a slash.
    func url(_ path: String) -> String {
        let base = baseURL.absoluteString
        return (base.hasSuffix("/") ? String(base.dropLast()) : base) + path
    }
}

/// What a provider needs from outside itself: the time and chance.
package struct ProviderContext: Sendable {
    /// The time.
    package let now: @Sendable () -> Date
    /// So many random letters and digits, for nonces.
    package let random: @Sendable (_ count: Int) -> String

    /// Creates a context.
    package init(
        now: @escaping @Sendable () -> Date,
        random: @escaping @Sendable (_ count: Int) -> String
    ) {
        self.now = now
        self.random = random
    }
}
