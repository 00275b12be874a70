package import Foundation

/// How a provider has done lately: what the incident view draws.
package struct ProviderReport: Hashable, Sendable {
    /// The provider.
    package let provider: ProviderID
    /// Payouts settled in each of the last twelve five-minute spans, oldest first; one whose
    /// result was overturned counts once, when and as what holds of it now.
    package let settled: [SettledSpan]
    /// From the start of a create to its end, of the last hour's attempts.
    package let createLatency: Percentiles?
    /// From the first submission to the first final status, of what settled in the last hour.
    package let timeToSettle: Percentiles?
    /// The same by bank or wallet, the most used first, at most ten.
    package let timeToSettleByInstitution: [InstitutionTime]
    /// From the provider's own time to the notification's arrival, of the last hour's.
    package let notificationLag: Percentiles?
    /// Payouts not settled yet, by age.
    package let backlog: [BacklogSpan]
    /// What is queued, one entry a currency.
    package let queued: [Money]
    /// How many of the queued payouts wait for money.
    package let held: Int
    /// What went wrong, the most frequent this hour first, at most twenty.
    package let errors: [ErrorCount]
    /// Reversals of the last 24 hours.
    package let reversals: Int
    /// How many payouts settled in the last 24 hours, and how many are open now whatever their
    /// age, by status; a status with none is left out.
    package let day: [PayoutStatus: Int]

    /// Creates a report.
    package init(
        provider: ProviderID,
        settled: [SettledSpan],
        createLatency: Percentiles?,
        timeToSettle: Percentiles?,
        timeToSettleByInstitution: [InstitutionTime],
        notificationLag: Percentiles?,
        backlog: [BacklogSpan],
        queued: [Money],
        held: Int = 0,
        errors: [ErrorCount],
        reversals: Int,
        day: [PayoutStatus: Int]
    ) {
        self.provider = provider
        self.settled = settled
        self.createLatency = createLatency
        self.timeToSettle = timeToSettle
        self.timeToSettleByInstitution = timeToSettleByInstitution
        self.notificationLag = notificationLag
        self.backlog = backlog
        self.queued = queued
        self.held = held
        self.errors = errors
        self.reversals = reversals
        self.day = day
    }

    /// The share of settled payouts that were paid over all spans; `nil` when none settled.
    package var successRate: Double? {
        let paid = settled.reduce(0) { $0 + $1.paid }
        let all = settled.reduce(0) { $0 + $1.paid + $1.failed }
        return all == 0 ? nil : Double(paid) / Double(all)
    }
}

/// How payouts settled within a span of time.
package struct SettledSpan: Hashable, Sendable {
    /// When the span begins.
    package let start: Date
    /// Paid in it.
    package let paid: Int
    /// Failed or returned in it.
    package let failed: Int

    /// Creates a span.
    package init(start: Date, paid: Int, failed: Int) {
        self.start = start
        self.paid = paid
        self.failed = failed
    }
}

/// How long something took: half of the cases at most so long, 95 in 100, 99 in 100.
package struct Percentiles: Hashable, Sendable {
    /// The median.
    package let p50: Duration
    /// The 95th percentile.
    package let p95: Duration
    /// The 99th percentile.
    package let p99: Duration
    /// How many cases there were.
    package let count: Int

    /// Reads the percentiles off measured times, by the nearest rank; `nil` without any.
    package init?(_ times: [Duration]) {
        guard !times.isEmpty else { return nil }
        let sorted = times.sorted()
        func rank(_ percent: Int) -> Duration {
            sorted[max(0, (percent * sorted.count + 99) / 100 - 1)]
        }
        p50 = rank(50)
        p95 = rank(95)
        p99 = rank(99)
        count = sorted.count
    }
}

/// Time to settle at one bank or wallet.
package struct InstitutionTime: Hashable, Sendable {
    /// The bank or wallet.
    package let institution: String
    /// How long it took.
    package let time: Percentiles

    /// Creates a time.
    package init(institution: String, time: Percentiles) {
        self.institution = institution
        self.time = time
    }
}

/// Payouts of one age that are not settled.
package struct BacklogSpan: Hashable, Sendable {
    /// Younger than this and not younger than the span before; `nil` means any older.
    package let upTo: Duration?
    /// Not submitted yet.
    package let queued: Int
    /// Submitted and not settled.
    package let inFlight: Int
    /// Of unknown outcome.
    package let unknown: Int

    /// Creates a span.
    package init(upTo: Duration?, queued: Int, inFlight: Int, unknown: Int) {
        self.upTo = upTo
        self.queued = queued
        self.inFlight = inFlight
        self.unknown = unknown
    }

    /// Where the spans end: a minute, five, a quarter, an hour, six hours, a day, and beyond.
    package static let ends: [Duration?] =
        [60, 300, 900, 3_600, 21_600, 86_400].map { .seconds($0) } + [nil]
}

/// How often one thing went wrong, this hour and the hour before.
package struct ErrorCount: Hashable, Sendable {
    /// The provider's code, or the kind of a transport failure.
    package let code: String
    /// What it means.
    package let explanation: String
    /// In the last hour.
    package let thisHour: Int
    /// In the hour before.
    package let hourBefore: Int

    /// Creates a count.
    package init(code: String, explanation: String, thisHour: Int, hourBefore: Int) {
        self.code = code
        self.explanation = explanation
        self.thisHour = thisHour
        self.hourBefore = hourBefore
    }
}
