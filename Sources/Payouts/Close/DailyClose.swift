/// One provider's day, closed: what it came to, what was left open, and who answers for it.
///
/// Its figures are computed from the transitions of the ledger, which are only ever added to, and
/// none is added to a closed day: so the same ledger gives the same close whenever it is asked.
package struct DailyClose: Hashable, Sendable {
    /// The day.
    package let day: CloseDay
    /// Its figures, by currency code.
    package let figures: [CloseFigures]
    /// What was not resolved, by number.
    package let breaks: [CloseBreak]
    /// Payouts of unknown outcome, by id.
    package let unknown: [CloseUnknown]
    /// The latest comparison that covers the day; `nil` where nothing was compared.
    package let comparison: Int64?
    /// Results of days closed before that changed in this one, in order of time.
    package let adjustments: [CloseAdjustment]
    /// Who closed it.
    package let signature: CloseSignature
    /// The last audit entry before the one that records the close.
    package let auditHead: AuditHead

    /// The most breaks that one close lists, and the most payouts of unknown outcome.
    package static let maximumBreaks = 10_000
    /// The most adjustments that one close lists.
    package static let maximumAdjustments = 10_000

    /// Creates a close; the order of what it is given does not count.
    package init(
        day: CloseDay,
        figures: [CloseFigures],
        breaks: [CloseBreak],
        unknown: [CloseUnknown],
        comparison: Int64?,
        adjustments: [CloseAdjustment],
        signature: CloseSignature,
        auditHead: AuditHead
    ) {
        self.day = day
        self.figures = figures.sorted { $0.currency.code < $1.currency.code }
        self.breaks = breaks.sorted { $0.id < $1.id }
        self.unknown = unknown.sorted { $0.payout.rawValue < $1.payout.rawValue }
        self.comparison = comparison
        self.adjustments = adjustments.sorted {
            ($0.transition.at, $0.payout.rawValue, $0.transition.to.rawValue)
                < ($1.transition.at, $1.payout.rawValue, $1.transition.to.rawValue)
        }
        self.signature = signature
        self.auditHead = auditHead
    }
}

/// A close with the digest that was kept when it was made.
package struct SealedClose: Hashable, Sendable {
    /// The close.
    package let close: DailyClose
    /// SHA-256 over the lines of its pack.
    package let seal: ContentDigest

    /// Creates a sealed close.
    package init(close: DailyClose, seal: ContentDigest) {
        self.close = close
        self.seal = seal
    }

    /// The whole pack, as it is written to a file.
    package var pack: [UInt8] { ClosePack(close).bytes(sealed: seal) }
}
