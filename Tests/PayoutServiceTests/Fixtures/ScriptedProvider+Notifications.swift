import Foundation
import Payouts
import Synchronization

/// Notifications: one line of words, signed with a sum over its bytes.
extension ScriptedProvider {
    /// How it speaks of an order, in its answers and in its notifications.
    struct Manners: Sendable {
        /// Whether it has a name of its own for an order, and its notifications use no other.
        var namesReference = false
        /// Whether it says since when an order stands as it does.
        var tellsTimes = false
    }

    /// A notification that it sends until somebody acknowledges it.
    struct Letter: Sendable {
        let order: OrderNumber
        let claim: Evidence.Claim
        let message: WebhookMessage
        var isAcknowledged = false
    }

    nonisolated var acknowledgement: WebhookAcknowledgement {
        WebhookAcknowledgement(contentType: "text/plain", body: "thanks")
    }

    /// What it says about an order, as it would send it now.
    func letter(
        _ claim: Evidence.Claim,
        about order: OrderNumber,
        amount: Int64 = 1_250_000,
        note: String = "-"
    ) -> WebhookMessage {
        let time = books.orders[order].map { since(of: $0) } ?? nil
        let words = [
            claim.rawValue,
            manners.namesReference ? "-" : order.rawValue,
            manners.namesReference ? Self.reference(order) : "-",
            String(amount),
            time.map { String($0.timeIntervalSince1970) } ?? "-",
            note,
        ]
        return Self.signed(words.joined(separator: " "))
    }

    /// A message of these words, with the signature that belongs to them.
    static func signed(_ words: String) -> WebhookMessage {
        message(words, signature: signature(Data(words.utf8)))
    }

    /// A message of these words, with any signature or none.
    static func message(_ words: String, signature: String?) -> WebhookMessage {
        let headers = signature.map { [WireExchange.HeaderField(name: "X-Sum", value: $0)] }
        return WebhookMessage(
            headers: headers ?? [],
            body: Data(words.utf8),
            sourceAddress: "192.0.2.1"
        )
    }

    /// What it calls an order.
    static func reference(_ order: OrderNumber) -> String { "TX-\(order)" }

    private static func signature(_ body: Data) -> String {
        String(body.reduce(UInt64(5_381)) { $0 &* 33 &+ UInt64($1) })
    }

    nonisolated func verdict(on message: WebhookMessage) -> NotificationVerdict {
        guard let signature = message.header("X-Sum") else {
            return .refused(NotificationRefusal(.unsigned))
        }
        let isSecretWrong = isSecretWrong.withLock(\.self)
        guard !isSecretWrong, signature == Self.signature(message.body) else {
            return .refused(NotificationRefusal(.badSignature))
        }
        let words = Self.words(message)
        guard words.count == 6 else { return .refused(NotificationRefusal(.unreadable)) }
        return .authentic(
            NotificationSubject(
                orderNumber: words[1] == "-" ? nil : OrderNumber(rawValue: words[1]),
                providerReference: words[2] == "-" ? nil : words[2]
            )
        )
    }

    nonisolated func evidence(
        in message: WebhookMessage,
        about payout: Payout,
        receivedAt: Date
    ) -> Evidence {
        let words = Self.words(message)
        let differs = words[3] != String(payout.amount.minorUnits)
        return Evidence(
            source: .notification,
            claim: Evidence.Claim(rawValue: words[0]) ?? .unclear,
            rawStatus: words[0],
            providerReference: words[2] == "-" ? nil : words[2],
            providerTime: Double(words[4]).map { Date(timeIntervalSince1970: $0) },
            receivedAt: receivedAt,
            mismatches: differs ? ["amount: \(words[3])"] : []
        )
    }

    private static func words(_ message: WebhookMessage) -> [String] {
        String(decoding: message.body, as: UTF8.self).split(separator: " ").map(String.init)
    }
}
