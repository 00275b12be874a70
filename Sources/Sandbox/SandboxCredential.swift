package import Payouts

/// What a merchant proves itself with at one simulated provider.
package struct SandboxCredential: Hashable, Sendable {
    /// DVPay's `X-Api-Key`, PayPro's and Vexora's `merchantNo`, CashyPro's `MerchantId`.
    package let merchant: String
    /// DVPay's API secret, PayPro's and Vexora's app secret, CashyPro's API key.
    package let secret: String

    /// Creates a credential.
    package init(merchant: String, secret: String) {
        self.merchant = merchant
        self.secret = secret
    }

    /// The credentials that the sandbox takes unless told otherwise; they open nothing else.
    package static let standard: [ProviderID: SandboxCredential] = [
        .dvpay: SandboxCredential(
            merchant: "sandbox-dvpay-api-key",
            secret: "sandbox-dvpay-secret"
        ),
        // The sandbox merchant number that PayPro publishes for Vietnam.
        .payproVN: SandboxCredential(merchant: "1573818477", secret: "sandbox-paypro-vn-secret"),
        .vexoraAR: SandboxCredential(merchant: "2000000054", secret: "sandbox-vexora-ar-secret"),
        .payproBD: SandboxCredential(merchant: "2000000880", secret: "sandbox-paypro-bd-secret"),
        // The merchant of CashyPro's samples.
        .cashyproCO: SandboxCredential(merchant: "1002001", secret: "sandbox-cashypro-co-key"),
    ]
}
