import Foundation
import Payouts

/// A provider's notification as it goes to standard output.
struct NotificationOutput: Encodable {
    let id: Int64
    let provider: String
    let receivedAt: String
    let state: String
    @NullWithoutValue var payout: String?
    /// The order number, or the provider's reference, that it names, where it was believed.
    @NullWithoutValue var subject: String?
    /// Why it was not believed.
    @NullWithoutValue var refusal: String?
    let from: String
    /// As it arrived; bytes that are no UTF-8 are replaced.
    let body: String?

    init(_ notification: ProviderNotification, withBody: Bool) {
        id = notification.id
        provider = notification.provider.rawValue
        receivedAt = PayoutOutput.time(notification.receivedAt)
        state = notification.disposition.rawValue
        payout = notification.payout?.rawValue
        switch notification.verdict {
        case .authentic(let named):
            subject = named.orderNumber?.rawValue ?? named.providerReference
            refusal = nil
        case .refused(let why): (subject, refusal) = (nil, why.text)
        }
        from = notification.message.sourceAddress
        body = withBody ? String(decoding: notification.message.body, as: UTF8.self) : nil
    }

    static let columns = [
        "id", "receivedAt", "provider", "state", "payout", "subject", "refusal", "from",
    ]

    var cells: [String] {
        [
            "\(id)", receivedAt, provider, state, payout ?? "", subject ?? "", refusal ?? "", from,
        ]
    }
}

extension CommandOutput<[NotificationOutput]> {
    init(_ notifications: [ProviderNotification], withBodies: Bool) {
        let rows = notifications.map { NotificationOutput($0, withBody: withBodies) }
        self.init(
            payload: rows,
            columns: NotificationOutput.columns + (withBodies ? ["body"] : []),
            rows: rows.map { $0.cells + ($0.body.map { [$0] } ?? []) }
        )
    }
}
