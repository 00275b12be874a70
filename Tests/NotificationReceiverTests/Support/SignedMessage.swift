import Foundation
import Payouts
import Providers
import Testing

/// Notifications of each provider as it signs them.
struct SignedMessage {
    let provider: ProviderID
    var headers: [(name: String, value: String)]
    var body: String

    static let secret = "test-secret"
    static let webhookSecret = "test-webhook-secret"

    private static let client = ProviderClient()

    /// A provider that knows the secrets of these notifications.
    static func provider(
        _ id: ProviderID,
        allowedAddresses: [String] = []
    ) throws -> any Provider {
        ProviderCatalogue.provider(
            id,
            settings: ProviderSettings(
                baseURL: try #require(URL(string: "https://provider.example")),
                merchantID: "1573818477",
                secret: Secret(secret),
                notifyURL: "https://merchant.example/notify",
                notificationSecrets: id == .dvpay ? [Secret(webhookSecret)] : [],
                allowedAddresses: try allowedAddresses.map { try #require(AddressBlock($0)) }
            ),
            client: client,
            context: ProviderContext(
                now: { Endpoint.now },
                random: { String(repeating: "x", count: $0) }
            )
        )
    }

    /// Says that an order was paid.
    static func paid(_ id: ProviderID, order: String = "ORD1000001") -> SignedMessage {
        switch id {
        case .dvpay: dvpay()
        case .cashyproCO: cashypro(order)
        case .payproVN, .payproBD, .vexoraAR: platform(id, order)
        }
    }

    private static func dvpay() -> SignedMessage {
        let body = """
            {"accountName":"SOK DARA","accountNumber":"123456789","amount":100.00,"appId":77,\
            "createTimeMilli":1772452800123,"currency":"USD","orderId":7001,\
            "status":"SUCCESS","transactionId":9001}
            """
        let sign = Signature.hmacSHA256(
            body: Data(body.utf8),
            timestamp: "",
            secret: webhookSecret
        )
        return SignedMessage(
            provider: .dvpay,
            headers: [("X-DVPay-Signature", sign)],
            body: body
        )
    }

    private static func cashypro(_ order: String) -> SignedMessage {
        let body = """
            {"merchantId":1573818477,"mchOrderNo":"\(order)",\
            "orderNo":"PAYOUT8551827184491839488","amount":50000.00,"fee":5150.0000,\
            "orderStatus":"SUCCESS","completionTime":"2023-11-14 12:00:00",\
            "payType":"11","nonceStr":"n0nce"}
            """
        let sign = Signature.bodyMD5(Data(body.utf8), key: secret)
        return SignedMessage(provider: .cashyproCO, headers: [("Sign", sign)], body: body)
    }

    private static func platform(_ id: ProviderID, _ order: String) -> SignedMessage {
        let fields = [
            ("status", "0000"), ("message", "w"), ("platFormTradeNo", "W-\(order)"),
            ("tradeNo", order), ("amount", "1250000.00"),
            ("successTime", "2023-11-14 12:00:00"), ("timestamp", "1699999200123"),
        ]
        let sign = Signature.sortedMD5(
            Dictionary(uniqueKeysWithValues: fields),
            secret: secret
        )
        let numbers: Set = ["amount", "timestamp"]
        let members = (fields + [("sign", sign)]).map { key, value in
            "\"\(key)\":" + (numbers.contains(key) ? value : "\"\(value)\"")
        }
        return SignedMessage(
            provider: id,
            headers: [],
            body: "{\(members.joined(separator: ","))}"
        )
    }

    /// The path that it is sent to.
    var path: String { "/webhooks/sandbox/\(provider.rawValue)" }

    /// The whole request, byte for byte.
    var request: String {
        let lines =
            ["POST \(path) HTTP/1.1", "Host: merchant.example"]
            + headers.map { "\($0.name): \($0.value)" }
            + ["Content-Type: application/json", "Content-Length: \(body.utf8.count)", "", ""]
        return lines.joined(separator: "\r\n") + body
    }
}
