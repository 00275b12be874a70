import Foundation
import Payouts
import Providers

extension CashyProSandbox {
    /// The fields of the webhook sample: with `nonceStr` and `payType`, which the table lacks, and
    /// without `channelOrderNo`, which the table has.
    ///
    /// Amount and fee are numbers whose zeros count, because the signature is over the raw bytes.
    func notification(_ facts: NotificationFacts, secret: String?) -> NotificationMessage {
        let time = ProviderTime.zoneless(facts.date, secondsFromUTC: Self.secondsFromUTC)
        let fee = Self.fee(facts.state)
        let json: JSON = [
            "merchantId": .text(merchant), "mchOrderNo": .text(facts.reference),
            "orderNo": .text(Self.orderNumber(facts.platformNumber)),
            "amount": .number(facts.amount.plainText), "fee": .number(fee.plainText + "00"),
            "orderStatus": .text(statusWord(facts.state)),
            "resultDesc": .text(Self.reason(facts.state)), "completionTime": .text(time),
            "nonceStr": .text(facts.transactionNumber), "payType": "11",
        ]
        let body = json.data
        return NotificationMessage(
            headers: [
                .init(name: "MerchantId", value: merchant),
                .init(name: "Sign", value: Signature.bodyMD5(body, key: secret ?? "")),
            ],
            body: body
        )
    }
}
