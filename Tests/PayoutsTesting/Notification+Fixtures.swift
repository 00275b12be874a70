package import Foundation
package import Payouts

extension ArrivedNotification {
    /// A message whose body is one line: the claim, the order it names, then anything else.
    ///
    /// It is believed, and about the payout of a `number`, unless told otherwise.
    package static func make(
        _ claim: Evidence.Claim = .paid,
        about number: Int = 1,
        provider: ProviderID = .payproVN,
        reference: String? = nil,
        more: String = "",
        receivedAt: Date = .test(60),
        verdict: NotificationVerdict? = nil
    ) -> ArrivedNotification {
        let order = reference == nil ? Payout.make(number).orderNumber : nil
        let named = reference ?? order?.rawValue ?? ""
        let subject = NotificationSubject(orderNumber: order, providerReference: reference)
        return ArrivedNotification(
            provider: provider,
            message: WebhookMessage(
                headers: [
                    WireExchange.HeaderField(name: "Content-Type", value: "text/plain"),
                    WireExchange.HeaderField(name: "X-\u{E9}", value: #" "quoted" "#),
                ],
                body: Data("\(claim.rawValue) \(named) \(more)".utf8),
                sourceAddress: "203.0.113.7"
            ),
            receivedAt: receivedAt,
            verdict: verdict ?? .authentic(subject)
        )
    }
}

extension ProviderNotification {
    /// What ``ArrivedNotification/make`` means: the words after the order are what differs.
    @Sendable package static func evidence(
        in notification: ProviderNotification,
        about payout: Payout
    ) -> Evidence {
        let line = String(decoding: notification.message.body, as: UTF8.self)
        let words = line.split(separator: " ", maxSplits: 2)
        return .make(
            words.first.flatMap { Evidence.Claim(rawValue: String($0)) } ?? .unclear,
            rawStatus: line,
            receivedAt: notification.receivedAt,
            mismatches: words.dropFirst(2).filter { $0.contains("differs") }.map(String.init)
        )
    }
}

extension NotificationStore {
    /// Applies what is pending, this many seconds after tests begin, under standard policies.
    @discardableResult
    package func applyAll(
        at seconds: Double = 100,
        limit: Int = 1_000
    ) async throws(StoreError) -> [AppliedNotification] {
        try await applyNotifications(
            limit: limit,
            at: .test(seconds),
            policies: Dictionary(uniqueKeysWithValues: ProviderID.allCases.map { ($0, .standard) }),
            reading: ProviderNotification.evidence
        )
    }

    /// The newest notifications, whatever became of them.
    package func newest(
        _ filter: NotificationFilter = NotificationFilter()
    ) async throws(StoreError) -> [ProviderNotification] {
        try await notifications(filter, before: nil, limit: 1_000)
    }
}

extension PayoutStore {
    /// Keeps and applies a notification about a payout, these many seconds after tests begin.
    package func notify(
        _ claim: Evidence.Claim,
        about number: Int,
        sent: Double,
        at seconds: Double
    ) async throws(StoreError) {
        guard let provider = try await payout(.make(number))?.provider else { return }
        let arrival = ArrivedNotification.make(
            claim,
            about: number,
            provider: provider,
            more: "at \(seconds)",
            receivedAt: .test(seconds)
        )
        try await keep(arrival)
        _ = try await applyNotifications(
            limit: 1,
            at: .test(seconds),
            policies: [provider: .standard]
        ) { notification, _ in
            .make(claim, providerTime: .test(sent), receivedAt: notification.receivedAt)
        }
    }
}
