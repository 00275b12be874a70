import Foundation
import Payouts
import Testing

@testable import Providers

/// Notifications of each provider about `Fixture.payout`, signed as the provider signs.
enum SampleNotification {
    /// The webhook secret of DVPay, which is not its API secret.
    static let webhookSecret = "test-webhook-secret"
    static let address = "203.0.113.7"

    /// A body with this status, without any signature.
    static func body(_ id: ProviderID, status: String) -> String {
        switch id {
        case .dvpay:
            """
            {"accountName":"SOK DARA","accountNumber":"123456789","amount":500.00,"appId":77,\
            "createTimeMilli":1772452800123,"currency":"USD","orderId":7001,\
            "status":"\(status)","transactionId":9001}
            """
        case .payproVN, .payproBD, .vexoraAR:
            """
            {"status":"\(status)","message":"w","platFormTradeNo":"W0001",\
            "tradeNo":"20260302120000A1B2","amount":\(amount(id)),\
            "successTime":"2026-03-02 12:00:00","timestamp":1772452800123}
            """
        case .cashyproCO:
            """
            {"merchantId":1573818477,"mchOrderNo":"20260302120000A1B2",\
            "orderNo":"PAYOUT8551827184491839488","amount":50000.00,"fee":5150.0000,\
            "orderStatus":"\(status)","completionTime":"2026-03-02 12:00:00",\
            "payType":"11","nonceStr":"n0nce"}
            """
        }
    }

    static func amount(_ id: ProviderID) -> String {
        switch id {
        case .dvpay: "500.00"
        case .payproVN: "250000.00"
        case .payproBD: "300.00"
        case .vexoraAR: "15000.00"
        case .cashyproCO: "50000.00"
        }
    }

    static func paidStatus(_ id: ProviderID) -> String {
        PlatformTests.corridors.contains(id) ? "0000" : "SUCCESS"
    }

    static func paid(_ id: ProviderID) -> String { body(id, status: paidStatus(id)) }

    static func failed(_ id: ProviderID) -> String {
        switch id {
        case .dvpay: body(id, status: "FAILED")
        case .cashyproCO: body(id, status: "FAIL")
        default: body(id, status: "00029")
        }
    }

    /// What the payout must know for the notification to be about it.
    static func payout(_ id: ProviderID) throws -> Payout {
        try Fixture.payout(id, reference: id == .dvpay ? "9001" : nil)
    }

    /// Signs a body as the provider does.
    static func signed(
        _ id: ProviderID,
        _ body: String,
        secret: String? = nil
    ) throws -> WebhookMessage {
        let bytes = Data(body.utf8)
        switch id {
        case .dvpay:
            let secret = secret ?? webhookSecret
            let sign = Signature.hmacSHA256(body: bytes, timestamp: "", secret: secret)
            return message(bytes, [("x-dvpay-signature", sign)])
        case .cashyproCO:
            let sign = Signature.bodyMD5(bytes, key: secret ?? Fixture.secret)
            return message(bytes, [("MerchantId", "1002001"), ("Sign", sign)])
        case .payproVN, .payproBD, .vexoraAR:
            let sign = Signature.sortedMD5(try texts(body), secret: secret ?? Fixture.secret)
            return message(Data("\(body.dropLast()),\"sign\":\"\(sign)\"}".utf8))
        }
    }

    /// The top-level texts and numbers of a body, as they are written.
    static func texts(_ body: String) throws -> [String: String] {
        guard case .object(let members) = try JSONValue(parsing: Data(body.utf8)) else {
            return [:]
        }
        return members.compactMapValues(\.amountText)
    }

    static func message(
        _ body: Data,
        _ headers: [(String, String)] = [],
        from address: String = address
    ) -> WebhookMessage {
        WebhookMessage(
            headers: headers.map { WireExchange.HeaderField(name: $0.0, value: $0.1) },
            body: body,
            sourceAddress: address
        )
    }

    /// A provider that knows the secrets of these notifications.
    static func provider(
        _ id: ProviderID,
        secrets: [String]? = nil,
        addresses: [String] = []
    ) throws -> any ProviderAPI {
        let secrets = secrets ?? (id == .dvpay ? [webhookSecret] : [])
        return try Fixture.provider(
            id,
            settings: try Fixture.settings(
                notificationSecrets: secrets,
                allowedAddresses: addresses
            )
        )
    }
}

extension WebhookMessage {
    /// The same message with another body or from another address.
    func with(body: Data? = nil, from address: String? = nil) -> WebhookMessage {
        WebhookMessage(
            headers: headers,
            body: body ?? self.body,
            sourceAddress: address ?? sourceAddress
        )
    }
}

extension NotificationVerdict {
    /// `authentic`, or the kind of the refusal: one word for tables.
    var word: String {
        switch self {
        case .authentic: "authentic"
        case .refused(let refusal): refusal.kind.rawValue
        }
    }
}
