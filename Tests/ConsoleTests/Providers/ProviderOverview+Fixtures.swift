import Foundation
import PayoutService
import Payouts

extension ProviderOverview {
    /// A provider without any news, with what a test says about it.
    init(
        _ provider: ProviderID,
        pause: ProviderState.Pause? = nil,
        breaker: CircuitBreaker = CircuitBreaker(),
        balances: [ProviderState.KnownBalance] = [],
        settled: [(paid: Int, failed: Int)] = [],
        create: Percentiles? = nil,
        settle: Percentiles? = nil,
        institutions: [InstitutionTime] = [],
        lag: Percentiles? = nil,
        backlog: [(queued: Int, inFlight: Int, unknown: Int)] = [],
        queued: [Money] = [],
        held: Int = 0,
        errors: [ErrorCount] = [],
        reversals: Int = 0,
        day: [PayoutStatus: Int] = [:]
    ) {
        let ages = zip(BacklogSpan.ends, backlog).map { end, span in
            BacklogSpan(
                upTo: end,
                queued: span.queued,
                inFlight: span.inFlight,
                unknown: span.unknown
            )
        }
        self.init(
            state: ProviderState(
                provider: provider,
                pause: pause,
                breaker: breaker,
                balances: balances
            ),
            report: ProviderReport(
                provider: provider,
                settled: Self.spans(settled),
                createLatency: create,
                timeToSettle: settle,
                timeToSettleByInstitution: institutions,
                notificationLag: lag,
                backlog: ages,
                queued: queued,
                held: held,
                errors: errors,
                reversals: reversals,
                day: day
            )
        )
    }
}

extension ProviderOverview {
    /// Spans of five minutes that end now.
    private static func spans(_ settled: [(paid: Int, failed: Int)]) -> [SettledSpan] {
        settled.enumerated().map { index, span in
            let start = Date.start.addingTimeInterval(-Double(settled.count - index) * 300)
            return SettledSpan(start: start, paid: span.paid, failed: span.failed)
        }
    }
}

// MARK: - Parts

extension Percentiles {
    /// Percentiles in seconds.
    static func seconds(_ p50: Double, _ p95: Double, _ p99: Double) -> Percentiles? {
        let times = Array(repeating: p50, count: 90) + Array(repeating: p95, count: 8) + [p99, p99]
        return Percentiles(times.map { .milliseconds(Int($0 * 1_000)) })
    }
}

extension ProviderState.KnownBalance {
    /// What was left so many seconds ago, and what was sent since.
    static func left(
        _ available: Money,
        sent: Int64 = 0,
        secondsAgo: Double = 240
    ) -> ProviderState.KnownBalance {
        ProviderState.KnownBalance(
            balance: Balance(
                available: available,
                held: Money(minorUnits: 0, currency: available.currency)
            ),
            at: .start.addingTimeInterval(-secondsAgo),
            sentSince: Money(minorUnits: sent, currency: available.currency)
        )
    }
}

extension InstitutionTime {
    init?(_ institution: String, _ p50: Double, _ p95: Double, _ p99: Double) {
        guard let time = Percentiles.seconds(p50, p95, p99) else { return nil }
        self.init(institution: institution, time: time)
    }
}

extension CircuitBreaker {
    /// Opened by five failures in a row; the next probe goes so many seconds from now.
    static func opened(for seconds: Double) -> CircuitBreaker {
        CircuitBreaker(
            phase: .open(until: .start.addingTimeInterval(seconds)),
            failures: 5,
            openings: 1,
            lastFailure: "no answer within 15 s"
        )
    }
}

// MARK: - Whole situations

extension [ProviderOverview] {
    /// Every provider at work, nothing wrong.
    static let well: [ProviderOverview] = ProviderID.allCases.map { .well($0) }

    /// One that hardly works and has too little money, one paused, one quiet, one held, one well.
    static let incident: [ProviderOverview] = [
        .dvpay, .payproVN, .vexoraAR, .payproBD, .cashyproCO,
    ]
}

extension ProviderOverview {
    static func well(_ id: ProviderID) -> ProviderOverview {
        ProviderOverview(
            id,
            settled: Array(repeating: (50, 1), count: 12),
            create: .seconds(0.42, 1.2, 2.1),
            settle: .seconds(41, 90, 150),
            lag: .seconds(2, 9, 30)
        )
    }

    static let dvpay = ProviderOverview(
        .dvpay,
        balances: [
            .left(.usd(48_000), sent: 60_000, secondsAgo: 300),
            .left(Money(minorUnits: 90_000_000_00, currency: .khr), secondsAgo: 300),
        ],
        settled: Array(repeating: (40, 0), count: 11) + [(38, 1)],
        create: .seconds(0.42, 1.2, 2.1),
        settle: .seconds(31, 75, 140),
        institutions: [
            InstitutionTime("ABA Bank", 25, 60, 110), InstitutionTime("Wing", 40, 90, 140),
        ].compactMap(\.self),
        lag: .seconds(2, 9, 30),
        backlog: [(3, 12, 0), (0, 2, 0), (0, 0, 0), (0, 0, 0), (0, 0, 0), (0, 0, 0), (0, 0, 0)],
        queued: [.usd(1_250)],
        errors: [
            ErrorCount(
                code: "timedOut",
                explanation: "no answer within the time limit",
                thisHour: 2,
                hourBefore: 3
            )
        ]
    )

    static let payproVN = ProviderOverview(
        .payproVN,
        balances: [.left(.vnd(12_000_000), sent: 800_000)],
        settled: [
            (60, 1), (64, 0), (58, 2), (61, 1), (66, 1), (59, 2), (62, 1), (60, 1), (57, 2),
            (40, 22), (31, 25), (38, 23),
        ],
        create: .seconds(0.9, 6.4, 14.8),
        settle: .seconds(95, 900, 2_700),
        institutions: [
            InstitutionTime("Vietcombank", 62, 120, 190),
            InstitutionTime("Techcombank", 70, 140, 210),
            InstitutionTime("Asia Commercial Bank", 840, 1_900, 2_700),
        ].compactMap(\.self),
        lag: .seconds(4, 95, 420),
        backlog: [
            (14, 31, 0), (22, 40, 0), (6, 28, 2), (0, 17, 4), (0, 5, 3), (0, 0, 0), (0, 0, 0),
        ],
        queued: [.vnd(12_400_000)],
        errors: [
            ErrorCount(
                code: "1005",
                explanation: "The beneficiary's bank is under maintenance.",
                thisHour: 58,
                hourBefore: 3
            ),
            ErrorCount(
                code: "timedOut",
                explanation: "no answer within the time limit",
                thisHour: 12,
                hourBefore: 12
            ),
            ErrorCount(
                code: "1010",
                explanation: "The account does not exist.",
                thisHour: 4,
                hourBefore: 9
            ),
        ],
        reversals: 2,
        day: [.paid: 410, .failed: 38, .unknown: 12, .processing: 25, .queued: 30]
    )

    static let vexoraAR = ProviderOverview(
        .vexoraAR,
        pause: ProviderState.Pause(
            at: .start.addingTimeInterval(-720),
            by: .dara,
            reason: "bank holiday, back at 15:00"
        ),
        balances: [
            .left(Money(minorUnits: 900_000_00, currency: .ars), secondsAgo: 2_400)
        ],
        settled: Array(repeating: (10, 0), count: 9) + Array(repeating: (0, 0), count: 3),
        create: .seconds(1.1, 2.8, 4.9),
        settle: .seconds(180, 420, 600),
        backlog: [(0, 0, 0), (4, 0, 0), (9, 1, 0), (0, 0, 0), (0, 0, 0), (0, 0, 0), (0, 0, 0)],
        queued: [Money(minorUnits: 195_000_00, currency: .ars)]
    )

    static let payproBD = ProviderOverview(
        .payproBD,
        settled: Array(repeating: (0, 0), count: 12),
        backlog: Array(repeating: (0, 0, 0), count: 7)
    )

    static let cashyproCO = ProviderOverview(
        .cashyproCO,
        breaker: .opened(for: 24),
        balances: [
            .left(Money(minorUnits: 61_000_000_00, currency: .cop), sent: 5_000_000_00)
        ],
        settled: Array(repeating: (20, 1), count: 10) + [(6, 0), (0, 0)],
        create: .seconds(2.4, 15, 15),
        settle: .seconds(55, 130, 320),
        lag: .seconds(3, 12, 45),
        backlog: [(31, 0, 0), (12, 0, 5), (0, 3, 0), (0, 0, 0), (0, 0, 0), (0, 0, 0), (0, 0, 0)],
        queued: [Money(minorUnits: 2_580_000_00, currency: .cop)],
        errors: [
            ErrorCount(
                code: "timedOut",
                explanation: "no answer within the time limit",
                thisHour: 5,
                hourBefore: 0
            )
        ]
    )
}
