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

    /// - Parameters:
    ///   - summary: What is shown of it.
    ///   - body: What arrived, where that is shown too.
    init(_ summary: NotificationSummary, body: Data? = nil) {
        id = summary.id
        provider = summary.provider.rawValue
        receivedAt = PayoutOutput.time(summary.receivedAt)
        state = summary.disposition.rawValue
        payout = summary.payout?.rawValue
        switch summary.verdict {
        case .authentic: (subject, refusal) = (summary.subject, nil)
        case .refused(let why): (subject, refusal) = (nil, why.text)
        }
        from = summary.sourceAddress
        self.body = body.map { String(decoding: $0, as: UTF8.self) }
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

extension NotificationSummary {
    /// What a notification says of itself, without its payout.
    fileprivate init(_ notification: ProviderNotification) {
        self.init(
            id: notification.id,
            provider: notification.provider,
            receivedAt: notification.receivedAt,
            sourceAddress: notification.message.sourceAddress,
            verdict: notification.verdict,
            disposition: notification.disposition,
            payout: notification.payout
        )
    }
}

extension CommandOutput<[NotificationOutput]> {
    init(_ summaries: [NotificationSummary]) {
        let rows = summaries.map { NotificationOutput($0) }
        self.init(
            payload: rows,
            columns: NotificationOutput.columns,
            rows: rows.map(\.cells)
        )
    }

    init(_ notifications: [ProviderNotification], withBodies: Bool) {
        let rows = notifications.map { notification in
            NotificationOutput(
                NotificationSummary(notification),
                body: withBodies ? notification.message.body : nil
            )
        }
        self.init(
            payload: rows,
            columns: NotificationOutput.columns + (withBodies ? ["body"] : []),
            rows: rows.map { $0.cells + ($0.body.map { [$0] } ?? []) }
        )
    }
}
