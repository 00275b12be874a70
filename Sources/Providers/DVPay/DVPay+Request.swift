import Foundation
import Payouts

extension DVPay {
    private static let prefix = "/api/v1/payment-gateway"

    /// The order: three fields, with the amount's digits as they are, signed with the timestamp.
    func createRequest(_ payout: Payout) -> ProviderRequest {
        let isWhole = payout.amount.currency == .khr
        var body = JSONObjectText()
        body.add("accountNumber", string: payout.beneficiary.account)
        body.add(
            "amount",
            number: (isWhole ? payout.amount.wholeText : nil) ?? payout.amount.plainText
        )
        body.add("currency", string: payout.amount.currency.code)
        let timestamp = String(Int64(context.now().timeIntervalSince1970))
        let signature = Signature.hmacSHA256(
            body: body.data,
            timestamp: timestamp,
            secret: settings.secret.value
        )
        return ProviderRequest(
            url: settings.url(Self.prefix + "/order/payout"),
            headers: [
                ("X-Api-Key", settings.merchantID), ("X-Timestamp", timestamp),
                ("X-Signature", signature),
                ("X-Idempotent-Key", payout.idempotencyKey.rawValue),
                ("Content-Type", "application/json"),
            ],
            body: body.data,
            secrets: [settings.secret, Secret(settings.merchantID), Secret(signature)]
        )
    }

    /// The transaction's detail, where it is switched on and DVPay's number is known.
    func queryRequest(_ payout: Payout) -> ProviderRequest? {
        guard settings.options.asksTransactionDetail, let reference = payout.providerReference,
            let number = Int64(reference)
        else { return nil }
        var body = JSONObjectText()
        body.add("transactionId", number: String(number))
        return keyed("/payment/transaction-detail", body: body.data)
    }

    func balanceRequest() -> ProviderRequest { keyed("/balance-inquiry", body: nil) }

    private func keyed(_ path: String, body: Data?) -> ProviderRequest {
        ProviderRequest(
            url: settings.url(Self.prefix + path),
            headers: [
                ("X-Api-Key", settings.merchantID), ("Content-Type", "application/json"),
            ],
            body: body,
            secrets: [settings.secret, Secret(settings.merchantID)]
        )
    }
}
