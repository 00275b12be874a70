import Crypto
import Foundation

/// Posts signed notifications to `paydesk serve --listen`, beside plain requests to the same server.
struct ReceiverBenchmark {
    let program: String
    let cache: URL
    let plan: Plan

    private static let secret = "benchmark-secret"
    private static let payouts = 200_000
    private static let connections = 64

    func report() throws -> String {
        let ledger = try SeededLedger(count: Self.payouts, cache: cache, program: program)
        let copy = try ledger.copied(to: cache.appending(path: "receiver"))
        let orders = try orders(copy)
        let server = try ServingProgram(
            program: program,
            configuration: copy,
            environment: environment
        )
        defer { server.end() }
        let load = HTTPLoad(port: server.port, connectionCount: Self.connections)
        let plain = Array(
            repeating: Array("GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8),
            count: plan.notifications
        )
        _ = try load.run(Array(plain.prefix(5_000)))
        let bare = try load.run(plain)
        let before = try ProcessFigures(server.process).residentBytes
        let clock = ContinuousClock()
        let start = clock.now
        let kept = try load.run(orders.prefix(plan.notifications).map(notification))
        // Asking is work for the server too.
        while try server.pendingNotifications() > 0 { usleep(20_000) }
        let applied = clock.now - start
        let after = try ProcessFigures(server.process).residentBytes
        return table(
            bare: bare,
            kept: kept,
            applied: applied,
            memory: (before: before, after: after)
        )
    }

    private var environment: [String: String] {
        var environment = [
            "HOME": cache.path, "LC_ALL": "C.UTF-8",
            "PAYDESK_PROVIDERS_CASHYPRO_CO_SECRET": Self.secret,
            "PAYDESK_PROVIDERS_CASHYPRO_CO_QUERIES_PER_SECOND": "0.01",
            "PAYDESK_LOG_LEVEL": "error",
        ]
        for provider in ["DVPAY", "PAYPRO_VN", "VEXORA_AR", "PAYPRO_BD"] {
            environment["PAYDESK_PROVIDERS_\(provider)_ENABLED"] = "false"
        }
        return environment
    }

    private func orders(_ configuration: String) throws -> [Order] {
        let rows = try output(
            of: program,
            [
                "list", "--config", configuration, "--format", "csv", "--filter",
                "provider:cashypro-co", "--limit", "\(plan.notifications)",
            ],
            environment
        ).split(whereSeparator: \.isNewline)
            .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        let columns = ["orderNumber", "providerReference", "amount"].compactMap {
            rows.first?.firstIndex(of: Substring($0))
        }
        guard columns.count == 3, rows.count > 1 else {
            throw BenchmarkError("paydesk list has no order numbers.")
        }
        return rows.dropFirst().map { row in
            Order(
                number: String(row[columns[0]]),
                reference: String(row[columns[1]]),
                amount: String(row[columns[2]])
            )
        }
    }

    /// What a notification says about its order.
    private struct Order {
        let number: String
        let reference: String
        let amount: String
    }

    /// A notification as CashyPro sends it: MD5 over the body and the key.
    private func notification(_ order: Order) -> [UInt8] {
        let body = """
            {"merchantId":"1","mchOrderNo":"\(order.number)","orderNo":"\(order.reference)",\
            "amount":\(order.amount),"fee":5150.0000,"orderStatus":"SUCCESS","resultDesc":"",\
            "completionTime":"2026-11-20 12:00:00","nonceStr":"n\(order.number)","payType":"11"}
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

    private func table(
        bare: HTTPLoad.Outcome,
        kept: HTTPLoad.Outcome,
        applied: Duration,
        memory: (before: Int, after: Int)
    ) -> String {
        let count = Double(kept.latencies.count)
        func line(_ title: String, _ outcome: HTTPLoad.Outcome) -> String {
            let sample = Sample(outcome.latencies)
            let statuses = outcome.statuses.map { "\($0.value) × \($0.key)" }.joined(separator: " ")
            return String(
                format: "%@  %.0f/s  p50 %.2f ms  p99 %.2f ms  %@",
                title,
                outcome.perSecond,
                sample.median,
                sample.worst,
                statuses
            )
        }
        return [
            "\(Self.connections) connections, one after the other on each",
            line("GET /livez, the bare endpoint            ", bare),
            line("POST, verified and on the disk (goal 20,000/s, p99 10 ms)", kept),
            String(
                format: "share of the bare endpoint                 %.0f %%",
                100 * kept.perSecond / bare.perSecond
            ),
            String(
                format: "applied, from the first post to the last   %.0f/s (goal 10,000/s)",
                count / (applied / .seconds(1))
            ),
            String(
                format: "resident memory before and after           %.1f and %.1f MB",
                Double(memory.before) / 1e6,
                Double(memory.after) / 1e6
            ),
        ].joined(separator: "\n")
    }
}
