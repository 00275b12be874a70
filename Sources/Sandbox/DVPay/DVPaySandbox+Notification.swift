import Foundation
import Payouts
import Providers

extension DVPaySandbox {
    /// The merchant's application at DVPay, a number that no request names.
    static let applicationID = "1001"

    /// The body of version 1.4.0's sample handler.
    ///
    /// A payout has no event type there, and no status is documented for one that was returned:
    /// `REFUNDED` is assumed. The signature is optional and documented for version 1.1.0; its
    /// encoding is assumed to be lower-case hex, as for requests.
    func notification(_ facts: NotificationFacts, secret: String?) -> NotificationMessage {
        let createdAt = ProviderTime.milliseconds(facts.createdAt)
        let json: JSON = [
            "accountName": .text(Self.accountName), "accountNumber": .text(facts.account),
            "amount": .number(Self.digits(facts.amount)), "appId": .number(Self.applicationID),
            "createTimeMilli": .number(String(createdAt)),
            "currency": .text(facts.amount.currency.code),
            "orderId": .number(facts.platformNumber), "status": .text(statusWord(facts.state)),
            "transactionId": .number(facts.transactionNumber),
        ]
        let body = json.data
        guard let secret else { return NotificationMessage(body: body) }
        // No timestamp is part of it.
        let signature = Signature.hmacSHA256(body: body, timestamp: "", secret: secret)
        return NotificationMessage(
            headers: [.init(name: "X-DVPay-Signature", value: signature)],
            body: body
        )
    }
}
