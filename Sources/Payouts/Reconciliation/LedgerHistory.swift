/// The final words that a payout got one after the other, and what is known about their days.
///
/// The ledger dates a result by when it learned it, and a provider's file by when it came about.
/// Between both lie a notification that never came, a night, a file that was read in the morning.
package struct LedgerHistory: Hashable, Sendable {
    /// The results, in the order in which the ledger learned them.
    package let results: [LedgerResult]

    /// Wraps results in the order in which the ledger learned them.
    package init(_ results: [LedgerResult]) { self.results = results }

    /// The result that counted at an instant, where there was one.
    func result(before instant: Int64) -> LedgerResult? { results.last { $0.time < instant } }

    /// The result that a line can be about, of those that say the same.
    func result(saying claim: Evidence.Claim, at time: Int64) -> LedgerResult? {
        results.first { $0.status.agrees(with: claim) && $0.mayHaveComeAbout(at: time) }
    }
}

/// One final word that a payout got.
///
/// It came about at the provider's own time where evidence has one. Without one, as where a query
/// found it, it can have come about at any time since something else was known of the payout: a
/// line of any of these days agrees with it, and no particular day's file is expected to list it.
/// That none lists it is still found, in the last of these days, the one in which it was learned.
package struct LedgerResult: Hashable, Sendable {
    /// What the payout became.
    package let status: PayoutStatus
    /// When the ledger learned it, in seconds since 1970.
    package let learned: Int64
    /// When the ledger knew something else last.
    package let since: Int64
    /// The provider's own time of it, where evidence has one.
    package let stated: Int64?
    /// The latest comparison of the day that ``stated`` lies in.
    package let comparedAt: Int64?
    /// Whether it overturned another result.
    package let isReversal: Bool
    /// What lines of files that say so were dated, each by itself or by the end of its file's days.
    package let listings: [Int64]

    /// Creates a result.
    package init(
        status: PayoutStatus,
        learned: Int64,
        since: Int64,
        stated: Int64? = nil,
        comparedAt: Int64? = nil,
        isReversal: Bool = false,
        listings: [Int64] = []
    ) {
        self.status = status
        self.learned = learned
        self.since = since
        self.stated = stated
        self.comparedAt = comparedAt
        self.isReversal = isReversal
        self.listings = listings
    }

    /// When it came about, as far as is known.
    package var time: Int64 { stated ?? learned }

    /// Whether nothing that is known speaks against a time.
    func mayHaveComeAbout(at time: Int64) -> Bool {
        stated == nil && since <= time && time <= learned
    }

    /// Whether a line of an earlier day's file says so.
    func isListed(before span: Range<Int64>) -> Bool {
        listings.contains { $0 < span.lowerBound }
    }

    /// Whether the file of the day that the provider names has to list it, rather than that of the
    /// day in which it was learned.
    ///
    /// The ledger's reversals are looked for in the days that the provider names. Where such a day
    /// was compared before the reversal was known, and not since, the day in which it was learned
    /// is the one that still can tell.
    var belongsToStatedDay: Bool {
        isReversal && stated != nil && (comparedAt ?? .max) >= learned
    }
}

extension PayoutStatus {
    /// Whether a line that says so tells nothing else than our ledger.
    func agrees(with claim: Evidence.Claim) -> Bool {
        switch self {
        case .paid: claim == .paid
        case .failed: claim == .failed
        // A provider without a word for it reports money that came back as failed.
        case .returned: claim == .returned || claim == .failed
        case .submitting, .processing, .unknown: claim == .pending
        case .pendingApproval, .queued, .rejected, .canceled: false
        }
    }
}
