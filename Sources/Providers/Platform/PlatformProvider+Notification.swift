import Foundation
import Payouts

extension PlatformProvider {
    /// The two letters, capital, and nothing else: the platform compares them.
    var acknowledgement: WebhookAcknowledgement {
        WebhookAcknowledgement(contentType: "text/plain", body: "OK")
    }

    func checkSignature(of message: WebhookMessage) throws(NotificationRefusal) {
        let notification = try JSONValue(notification: message)
        let parameters = try signedParameters(of: notification)
        try check(notification["sign"]?.string) {
            Signature.sortedMD5(parameters, secret: $0)
        }
    }

    func subject(of notification: JSONValue) throws(NotificationRefusal) -> NotificationSubject {
        try notification.subject(orderNumber: "tradeNo", reference: "platFormTradeNo")
    }

    /// Reads the order's fields, and of its times only `successTime`.
    ///
    /// `timestamp` is when the message was made: a redelivery may be stamped anew, and would then
    /// look newer than a status that has come since.
    func readNotification(
        _ notification: JSONValue,
        of payout: Payout
    ) throws(UnclearAnswer) -> OrderState {
        let state = try order(in: notification, of: payout, requiresOrderNumber: true)
        try notification.requireValue("amount", status: state.rawStatus)
        return state
    }

    /// The fields as the texts that are signed: `sign` and empty ones drop out when they are.
    ///
    /// A number counts with the digits that it was sent with. Booleans and `null` count as the
    /// words `true`, `false` and `null`, which is what the sample code's `String.valueOf` makes of
    /// them. No page says what nested values count as, and none is documented. Nor may a key
    /// contain `=`: pairs are joined with nothing in between, so such a key could swallow a signed
    /// field (`amount=50000message`) without changing the signature.
    private func signedParameters(
        of notification: JSONValue
    ) throws(NotificationRefusal) -> [String: String] {
        guard case .object(let members) = notification else { return [:] }
        var parameters: [String: String] = [:]
        for (key, value) in members where key != "sign" {
            guard let text = value.signedText, !key.contains("=") else {
                throw NotificationRefusal(
                    .unreadable,
                    detail: "nobody knows how \(UnclearAnswer.bounded(key)) is signed"
                )
            }
            parameters[key] = text
        }
        return parameters
    }
}

extension JSONValue {
    /// What a top-level value counts as under a signature; `nil` for nested values.
    fileprivate var signedText: String? {
        switch self {
        case .string(let text), .number(let text): text
        case .bool(let flag): flag ? "true" : "false"
        case .null: "null"
        case .array, .object: nil
        }
    }
}
