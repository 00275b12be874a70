import PayoutService
import Payouts

/// How a provider does, as it goes to standard output: the stable contract of `--format json`.
struct ProviderOutput: Encodable {
    let provider: String
    /// `open`, `paused`, `failing` while the breaker holds payouts back, `probing` while one is out.
    let state: String
    @NullWithoutValue var pause: Pause?
    /// From 0 to 1, of what settled in the last hour.
    @NullWithoutValue var successRate: Double?
    /// Of the last hour's creates, in milliseconds.
    @NullWithoutValue var createLatency: Latency?
    /// From the first submission to the first final status, in milliseconds.
    @NullWithoutValue var timeToSettle: Latency?
    @NullWithoutValue var notificationLag: Latency?
    let backlog: Backlog
    let reversals: Int
    let balances: [Held]
    let errors: [Problem]

    struct Pause: Encodable {
        let at: String
        let by: String
        let reason: String
    }

    struct Latency: Encodable {
        let p50: Int64
        let p95: Int64
        let p99: Int64
        let count: Int

        init(_ percentiles: Percentiles) {
            p50 = percentiles.p50.inMilliseconds
            p95 = percentiles.p95.inMilliseconds
            p99 = percentiles.p99.inMilliseconds
            count = percentiles.count
        }
    }

    struct Backlog: Encodable {
        let queued: Int
        let inFlight: Int
        let unknown: Int
    }

    struct Held: Encodable {
        let currency: String
        /// What can surely still be paid with it.
        let remaining: String
        let queued: String
        let at: String
    }

    struct Problem: Encodable {
        let code: String
        let explanation: String
        let thisHour: Int
        let hourBefore: Int
    }
}

extension ProviderOutput {
    init(_ overview: ProviderOverview) {
        let (state, report) = (overview.state, overview.report)
        provider = report.provider.rawValue
        self.state = state.word
        pause = state.pause.map {
            Pause(at: PayoutOutput.time($0.at), by: $0.by.rawValue, reason: $0.reason)
        }
        successRate = report.successRate
        createLatency = report.createLatency.map(Latency.init)
        timeToSettle = report.timeToSettle.map(Latency.init)
        notificationLag = report.notificationLag.map(Latency.init)
        backlog = Backlog(
            queued: report.backlog.reduce(0) { $0 + $1.queued },
            inFlight: report.backlog.reduce(0) { $0 + $1.inFlight },
            unknown: report.backlog.reduce(0) { $0 + $1.unknown }
        )
        reversals = report.reversals
        balances = state.balances.map { known in
            let currency = known.remaining.currency
            let queued = report.queued.first { $0.currency == currency }
            return Held(
                currency: currency.code,
                remaining: known.remaining.plainText,
                queued: (queued ?? Money(minorUnits: 0, currency: currency)).plainText,
                at: PayoutOutput.time(known.at)
            )
        }
        errors = report.errors.map {
            Problem(
                code: $0.code,
                explanation: $0.explanation,
                thisHour: $0.thisHour,
                hourBefore: $0.hourBefore
            )
        }
    }

    static let columns = [
        "provider", "state", "success", "createP50", "createP95", "settleP50", "queued",
        "inFlight", "unknown", "reversals", "balance",
    ]

    var cells: [String] {
        [
            provider, state, successRate.map { "\(Int(($0 * 100).rounded()))%" } ?? "",
            createLatency.map { "\($0.p50) ms" } ?? "", createLatency.map { "\($0.p95) ms" } ?? "",
            timeToSettle.map { "\($0.p50) ms" } ?? "", "\(backlog.queued)", "\(backlog.inFlight)",
            "\(backlog.unknown)", "\(reversals)",
            balances.map { "\($0.remaining) \($0.currency)" }.joined(separator: ", "),
        ]
    }
}

extension CommandOutput<[ProviderOutput]> {
    init(_ overviews: [ProviderOverview]) {
        let rows = overviews.map(ProviderOutput.init)
        self.init(payload: rows, columns: ProviderOutput.columns, rows: rows.map(\.cells))
    }
}

extension ProviderState {
    /// Whether payouts go out, in a word; a person's pause weighs more than the breaker.
    fileprivate var word: String {
        guard pause == nil else { return "paused" }
        return switch breaker.phase {
        case .closed: "sending"
        case .open: "failing"
        case .probing: "probing"
        }
    }
}

extension Duration {
    fileprivate var inMilliseconds: Int64 {
        components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000
    }
}
