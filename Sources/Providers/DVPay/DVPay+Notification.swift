import Foundation
import Payouts

extension DVPay {
    /// What the page's samples answer.
    var acknowledgement: WebhookAcknowledgement {
        WebhookAcknowledgement(contentType: "application/json", body: #"{"status":"received"}"#)
    }

    /// The webhook secrets, which are not the API secret.
    var notificationSecrets: [Secret] { settings.notificationSecrets }

    /// DVPay signs only where that is switched on in its dashboard.
    ///
    /// Without a webhook secret a message is believed for its address, if addresses are listed:
    /// the address was checked before.
    func checkSignature(of message: WebhookMessage) throws(NotificationRefusal) {
        if usableSecrets.isEmpty, !settings.allowedAddresses.isEmpty { return }
        try check(message.header("X-DVPay-Signature")) {
            Signature.hmacSHA256(body: message.body, timestamp: "", secret: $0)
        }
    }

    /// The transaction's number, which create was told too.
    ///
    /// The older bodies name an order only. Order and transaction numbers are counted apart, so
    /// an order's is marked as such, lest it be taken for a transaction's.
    func subject(of notification: JSONValue) throws(NotificationRefusal) -> NotificationSubject {
        let body = Body(notification)
        if let reference = body.order[body.referenceKey]?.identifier {
            return NotificationSubject(orderNumber: nil, providerReference: reference)
        }
        guard body.event != nil, let order = body.order["order_id"]?.identifier else {
            throw NotificationRefusal(.unreadable, detail: "no \(body.referenceKey)")
        }
        return NotificationSubject(orderNumber: nil, providerReference: "order_id \(order)")
    }

    /// `createTimeMilli` is not read: it is when the order was made, not when its status changed.
    func readNotification(
        _ notification: JSONValue,
        of payout: Payout
    ) throws(UnclearAnswer) -> OrderState {
        let body = Body(notification)
        let state =
            if let event = body.event {
                try read(event, body, of: payout)
            } else {
                try transaction(body.order, of: payout)
            }
        // DVPay has no order number: nothing but the transaction's ties the two together.
        guard payout.providerReference != nil else {
            throw UnclearAnswer("the payout has no transaction number", rawStatus: state.rawStatus)
        }
        try body.order.requireValue("amount", status: state.rawStatus)
        try body.order.requireValue("currency", status: state.rawStatus)
        return state
    }

    /// Reads an older body, whose event must be about payouts and agree with any status beside it.
    private func read(
        _ event: JSONValue,
        _ body: Body,
        of payout: Payout
    ) throws(UnclearAnswer) -> OrderState {
        let word = event.string ?? ""
        guard let meaning = DVPayCodes.payoutEvents[word] else {
            throw UnclearAnswer("event \(word)", rawStatus: word)
        }
        for status in body.statuses {
            let stated = status.string.flatMap { DVPayCodes.transactionStatuses[$0] }
            guard stated?.claim == meaning.claim else {
                throw UnclearAnswer("event \(word) with another status", rawStatus: word)
            }
        }
        return try order(
            meaning,
            rawStatus: word,
            data: body.order,
            payout: payout,
            referenceKey: body.referenceKey
        )
    }
}

extension DVPay {
    /// The three documented bodies: that of v1.4.0, that of v1.0.0 with an event, and that of
    /// v1.1.0, which has the order in `data`.
    private struct Body {
        /// What happened; `nil` in v1.4.0.
        let event: JSONValue?
        /// The order's own fields.
        let order: JSONValue
        /// Every status that is stated, in either layer.
        let statuses: [JSONValue]

        init(_ notification: JSONValue) {
            event = notification["event"]
            let data = notification["data"].flatMap { $0.isObject ? $0 : nil }
            order = (event == nil ? nil : data) ?? notification
            statuses = [notification["status"], data?["status"]]
                .compactMap(\.self)
                .filter { !$0.isNull }
        }

        /// What the transaction's number is called: with words joined by `_` in older pages.
        var referenceKey: String {
            event != nil && order["transactionId"] == nil ? "transaction_id" : "transactionId"
        }
    }
}

extension JSONValue {
    fileprivate var isObject: Bool {
        if case .object = self { true } else { false }
    }
}
