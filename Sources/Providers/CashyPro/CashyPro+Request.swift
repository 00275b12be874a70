import Foundation
import Payouts

extension CashyPro {
    /// The order: `amount` keeps its two decimals, because the raw body is what is signed.
    func createRequest(_ payout: Payout) -> ProviderRequest {
        let fields = payout.beneficiary.fields
        var body = JSONObjectText()
        body.add("accountName", string: fields["accountName"])
        body.add("accountNo", string: fields["accountNo"])
        body.addChoice("accountType", fields["accountType"])
        body.add("currency", string: payout.amount.currency.code)
        body.add("amount", number: payout.amount.plainText)
        body.addChoice("bankId", fields["bankId"])
        body.add("mchOrderNo", string: payout.orderNumber.rawValue)
        body.add("notifyUrl", string: settings.notifyURL)
        body.add("nonceStr", string: nonce())
        body.add("idType", string: fields["idType"])
        body.add("idCard", string: fields["idCard"])
        body.add("phone", string: fields["phone"])
        body.add("email", string: fields["email"])
        body.add("remark", string: fields["remark"])
        return signed("/api/payOut", body)
    }

    /// Asks by our number, and by CashyPro's too once it is known, which the page prefers.
    func queryRequest(_ payout: Payout) -> ProviderRequest? {
        var body = JSONObjectText()
        body.add("mchOrderNo", string: payout.orderNumber.rawValue)
        body.add("orderNo", string: payout.providerReference)
        body.add("nonceStr", string: nonce())
        return signed("/api/payOutQuery", body)
    }

    func balanceRequest() -> ProviderRequest { onlyNonce("/api/getBalance") }

    func bankListRequest() -> ProviderRequest { onlyNonce("/api/bankListQuery") }

    private func onlyNonce(_ path: String) -> ProviderRequest {
        var body = JSONObjectText()
        body.add("nonceStr", string: nonce())
        return signed(path, body)
    }

    /// A nonce as long as the page allows.
    private func nonce() -> String { context.random(32) }

    private func signed(_ path: String, _ body: JSONObjectText) -> ProviderRequest {
        let sign = Signature.bodyMD5(body.data, key: settings.secret.value)
        return ProviderRequest(
            url: settings.url(path),
            headers: [
                ("Content-Type", "application/json"), ("MerchantId", settings.merchantID),
                ("Sign", sign),
            ],
            body: body.data,
            secrets: [settings.secret, Secret(sign)]
        )
    }
}

extension JSONObjectText {
    /// Adds a field that the table types as an integer, where its value is one.
    fileprivate mutating func addChoice(_ key: String, _ value: String?) {
        if let value, let number = Int(value) {
            add(key, number: String(number))
        } else {
            add(key, string: value)
        }
    }
}
