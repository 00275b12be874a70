package import Foundation

/// What came of comparing a period at one provider.
package struct ReconciliationReport: Hashable, Sendable {
    /// The days that were compared.
    package let period: SettlementPeriod
    /// How much was compared.
    package let totals: ReconciliationTotals
    /// How many breaks there are of each kind.
    package let counts: [BreakKind: Int]
    /// The breaks, the most serious kinds first; no more than ``maximumBreaks``.
    package let breaks: [Break]
    /// The numbers of earlier breaks that no longer hold.
    package let ended: [Int64]
    /// Lines of an earlier day than the ledger learned their payouts' results on: kept, as the
    /// file of that later day will not list them again.
    package let dated: [DatedResult]

    /// The most breaks that are kept: with more, the file is of another provider or period.
    package static let maximumBreaks = 100_000
    /// How many candidates its breaks name together before each names
    /// ``Break/assuredCandidates`` only: lines times payouts would know no end.
    package static let maximumCandidates = 200_000

    /// Creates a report.
    package init(
        period: SettlementPeriod,
        totals: ReconciliationTotals,
        counts: [BreakKind: Int],
        breaks: [Break],
        ended: [Int64] = [],
        dated: [DatedResult] = []
    ) {
        self.period = period
        self.totals = totals
        self.counts = counts
        self.breaks = breaks
        self.ended = ended
        self.dated = dated
    }

    /// How many breaks there are, those beyond ``maximumBreaks`` included.
    package var breakCount: Int { counts.values.reduce(0, +) }
}

/// A line that says the same as our ledger of a payout, of an earlier day than we learned it on.
package struct DatedResult: Hashable, Sendable {
    /// Our reference of the payout.
    package let orderNumber: String
    /// Where both sides see it.
    package let status: PayoutStatus
    /// The line.
    package let line: SettlementSide

    /// Creates a result with its line.
    package init(orderNumber: String, status: PayoutStatus, line: SettlementSide) {
        self.orderNumber = orderNumber
        self.status = status
        self.line = line
    }

    /// The line as evidence of what both sides say.
    package func evidence(receivedAt date: Date) -> Evidence? {
        guard let claim = Evidence.Claim(rawValue: status.rawValue) else { return nil }
        return line.evidence(claim, receivedAt: date)
    }
}

/// How much was compared.
package struct ReconciliationTotals: Hashable, Sendable, Codable {
    /// Payouts that were settled in the period.
    package var payouts = 0
    /// Lines of all files.
    package var lines = 0
    /// Lines of other days that match no payout; they are left to their own days.
    package var linesOfOtherDays = 0
    /// Payouts that have a line.
    package var matched = 0
    /// Of these, payouts without any break, but for ``agreedOfOtherDays``.
    package var agreed = 0
    /// Payouts of other days that agree with lines of other days: they tell nothing of the period.
    package var agreedOfOtherDays = 0
    /// Money on both sides, by currency.
    package var sums: [CurrencySum] = []
    /// Where several days were compared, the fees of each by the times of its lines; `nil` for
    /// one day, whose fees are all in ``sums``, and for what an older Paydesk kept.
    package var feesByDay: [DayFees]?
    /// Beside ``feesByDay``, how many lines state a fee without a time.
    package var undatedFees: Int?

    /// Creates totals of nothing.
    package init() {}

    /// Money in one currency.
    package struct CurrencySum: Hashable, Sendable, Codable {
        /// The currency's code.
        package let currency: String
        /// What our payouts of the period say was paid, in minor units.
        package let ours: Int64
        /// What the lines say was paid, in minor units.
        package let theirs: Int64
        /// The fees of the lines, in minor units.
        package let fees: Int64

        /// Creates a sum.
        package init(currency: String, ours: Int64, theirs: Int64, fees: Int64) {
            self.currency = currency
            self.ours = ours
            self.theirs = theirs
            self.fees = fees
        }
    }

    /// What the lines of one day say that the provider took, in one currency.
    package struct DayFees: Hashable, Sendable, Codable {
        /// Days since 1 January 1970, in the provider's time zone.
        package let day: Int
        /// The currency's code.
        package let currency: String
        /// The fees in minor units.
        package let fees: Int64

        /// Creates fees.
        package init(day: Int, currency: String, fees: Int64) {
            self.day = day
            self.currency = currency
            self.fees = fees
        }
    }
}
