import Foundation
import Payouts

extension CashyPro {
    /// What the page shows; it judges by the HTTP status alone.
    var acknowledgement: WebhookAcknowledgement {
        WebhookAcknowledgement(contentType: "application/json", body: #"{"status":"SUCCESS"}"#)
    }

    /// The raw body is signed, so `60000.00` written as `60000.0` is another message.
    func checkSignature(of message: WebhookMessage) throws(NotificationRefusal) {
        try check(message.header("Sign")) { Signature.bodyMD5(message.body, key: $0) }
    }

    /// The merchant is the body's, which is signed: the page's own sample has another in its header.
    func subject(of notification: JSONValue) throws(NotificationRefusal) -> NotificationSubject {
        guard let merchant = notification["merchantId"]?.identifier else {
            throw NotificationRefusal(.unreadable, detail: "no merchantId")
        }
        guard merchant == settings.merchantID else {
            throw NotificationRefusal(
                .otherMerchant,
                detail: "merchantId \(UnclearAnswer.bounded(merchant))"
            )
        }
        return try notification.subject(orderNumber: "mchOrderNo", reference: "orderNo")
    }

    func readNotification(
        _ notification: JSONValue,
        of payout: Payout
    ) throws(UnclearAnswer) -> OrderState {
        let state = try order(in: notification, of: payout)
        try notification.requireValue("amount", status: state.rawStatus)
        return state
    }
}
