import Foundation

/// Posts signed notifications to `paydesk serve --listen`, beside plain requests to the same server.
struct ReceiverBenchmark {
    let program: String
    let cache: URL
    let plan: Plan

    private static let payouts = 200_000
    private static let connections = 64

    func report() throws -> String {
        let ledger = try SeededLedger(count: Self.payouts, cache: cache, program: program)
        let copy = try ledger.copied(to: cache.appending(path: "receiver"))
        let orders = try CashyProOrder.orders(
            program: program,
            configuration: copy,
            filter: "provider:cashypro-co",
            limit: plan.notifications
        )
        let server = try ServingProgram(
            program: program,
            configuration: copy,
            environment: CashyProOrder.environment(home: cache.path)
        )
        defer { server.end() }
        let load = HTTPLoad(port: server.port, connectionCount: Self.connections)
        let plain = Array(
            repeating: Array("GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8),
            count: plan.notifications
        )
        _ = try load.run(Array(plain.prefix(5_000)))
        let idle = try ProcessFigures(server.process)
        let bare = try load.run(plain)
        let before = try ProcessFigures(server.process)
        let clock = ContinuousClock()
        let start = clock.now
        let kept = try load.run(orders.map { $0.notification(.success, at: "2026-11-20 12:00:00") })
        let acknowledged = try ProcessFigures(server.process)
        // Asking is work for the server too.
        while try server.pendingNotifications() > 0 { usleep(20_000) }
        let applied = clock.now - start
        let after = try ProcessFigures(server.process)
        return table(
            bare: bare,
            kept: kept,
            applied: applied,
            figures: [idle, before, acknowledged, after]
        )
    }

    private func table(
        bare: HTTPLoad.Outcome,
        kept: HTTPLoad.Outcome,
        applied: Duration,
        figures: [ProcessFigures]
    ) -> String {
        let count = Double(kept.latencies.count)
        // What others take of the machine changes this less than the rates.
        func work(_ phase: Int, _ requests: Double) -> Double {
            let work = figures[phase + 1].work(since: figures[phase])
            return work.processorTime / .microseconds(1) / requests
        }
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
                Double(figures[1].residentBytes) / 1e6,
                Double(figures[3].residentBytes) / 1e6
            ),
            String(
                format: "processor time each: bare %.0f µs, until acknowledged %.0f, later %.0f",
                work(0, Double(bare.latencies.count)),
                work(1, count),
                work(2, count)
            ),
        ].joined(separator: "\n")
    }
}
