import Crypto
import Foundation

/// An order of CashyPro's in a seeded ledger, and what CashyPro sends about it.
struct CashyProOrder {
    let number: String
    private let reference: String
    private let amount: String

    private static let secret = "benchmark-secret"

    /// What became of an order, in CashyPro's words.
    enum Status: String {
        case success = "SUCCESS"
        case failed = "FAIL"
    }

    /// With what `paydesk` believes these notifications, and asks nobody else about them.
    static func environment(home: String) -> [String: String] {
        var environment = [
            "HOME": home, "LC_ALL": "C.UTF-8",
            "PAYDESK_PROVIDERS_CASHYPRO_CO_SECRET": secret,
            "PAYDESK_PROVIDERS_CASHYPRO_CO_QUERIES_PER_SECOND": "0.01",
            "PAYDESK_LOG_LEVEL": "error",
        ]
        for provider in ["DVPAY", "PAYPRO_VN", "VEXORA_AR", "PAYPRO_BD"] {
            environment["PAYDESK_PROVIDERS_\(provider)_ENABLED"] = "false"
        }
        return environment
    }

    /// Reads orders out of a ledger, the newest first.
    static func orders(
        program: String,
        configuration: String,
        filter: String,
        limit: Int
    ) throws -> [CashyProOrder] {
        let rows = try output(
            of: program,
            [
                "list", "--config", configuration, "--format", "csv", "--filter", filter,
                "--limit", "\(limit)",
            ],
            environment(home: URL(filePath: configuration).deletingLastPathComponent().path)
        ).split(whereSeparator: \.isNewline)
            .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        let columns = ["orderNumber", "providerReference", "amount"].compactMap {
            rows.first?.firstIndex(of: Substring($0))
        }
        guard columns.count == 3, rows.count > 1 else {
            throw BenchmarkError("paydesk list has no order numbers.")
        }
        return rows.dropFirst().map { row in
            CashyProOrder(
                number: String(row[columns[0]]),
                reference: String(row[columns[1]]),
                amount: String(row[columns[2]])
            )
        }
    }

    /// A notification as CashyPro sends it: MD5 over the body and the key.
    ///
    /// - Parameters:
    ///   - status: What it says.
    ///   - time: When that was so, on Colombia's clocks: `2026-11-20 12:00:00`.
    /// - Returns: The whole request.
    func notification(_ status: Status, at time: String) -> [UInt8] {
        let body = """
            {"merchantId":"1","mchOrderNo":"\(number)","orderNo":"\(reference)",\
            "amount":\(amount),"fee":5150.0000,"orderStatus":"\(status.rawValue)","resultDesc":"",\
            "completionTime":"\(time)","nonceStr":"n\(number)","payType":"11"}
            """
        let digest = Insecure.MD5.hash(data: Data((body + Self.secret).utf8))
        let sign = digest.map { String(format: "%02X", $0) }.joined()
        return Array(
            """
            POST /webhooks/benchmark/cashypro-co HTTP/1.1\r
            Host: localhost\r
            Content-Type: application/json\r
            MerchantId: 1\r
            Sign: \(sign)\r
            Content-Length: \(body.utf8.count)\r
            \r
            \(body)
            """.utf8
        )
    }
}
