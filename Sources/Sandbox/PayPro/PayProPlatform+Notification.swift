import Foundation
import Payouts
import Providers

extension PayProPlatform {
    /// The fields of the notify page, all of them text, in the order of its sample.
    ///
    /// The signature covers every field but itself; `successTime` is there on success only, so it
    /// is signed on success only.
    func notification(_ facts: NotificationFacts, secret: String?) -> NotificationMessage {
        let status = PayProStatus(facts.state)
        let isPaid = facts.state == .paid
        var fields = [
            ("platFormTradeNo", facts.platformNumber), ("tradeNo", facts.reference),
            ("amount", facts.amount.plainText), ("status", status.code),
            // In capitals here.
            ("message", isPaid ? "SUCCESS" : status.text),
        ]
        if isPaid {
            let time = ProviderTime.zoneless(facts.date, secondsFromUTC: secondsFromUTC)
            fields.append(("successTime", time))
        }
        fields.append(("timestamp", String(ProviderTime.milliseconds(facts.date))))
        let texts = Dictionary(fields) { $1 }
        fields.append(("sign", Signature.sortedMD5(texts, secret: secret ?? "")))
        let json = JSON.object(fields.map { JSON.Member(key: $0.0, value: .text($0.1)) })
        return NotificationMessage(body: json.data)
    }
}
