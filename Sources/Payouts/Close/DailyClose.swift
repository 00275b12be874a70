/// One provider's day, closed: what it came to, what was left open, and who answers for it.
///
/// Its figures are computed from the transitions of the ledger, which are only ever added to, and
/// none is added to a closed day: so the same ledger gives the same close whenever it is asked.
package struct DailyClose: Hashable, Sendable {
    /// What the day came to, and what was left open.
    package let content: CloseContent
    /// Who closed it.
    package let signature: CloseSignature
    /// The last audit entry before the one that records the close.
    package let auditHead: AuditHead
    /// Which form its pack has, so that a pack of an older Paydesk stays what it was.
    package let form: Int

    /// The most breaks that one close lists, and the most payouts of unknown outcome.
    package static let maximumBreaks = 10_000
    /// The most adjustments that one close lists.
    package static let maximumAdjustments = 10_000

    /// Creates a close.
    package init(
        content: CloseContent,
        signature: CloseSignature,
        auditHead: AuditHead,
        form: Int = ClosePack.form
    ) {
        self.content = content
        self.signature = signature
        self.auditHead = auditHead
        self.form = form
    }

    /// The day.
    package var day: CloseDay { content.day }
    /// Its figures, by currency code.
    package var figures: [CloseFigures] { content.figures }
    /// What was not resolved, by number.
    package var breaks: [CloseBreak] { content.breaks }
    /// Payouts of unknown outcome, by id.
    package var unknown: [CloseUnknown] { content.unknown }
    /// The latest comparison that covers the day; `nil` where nothing was compared.
    package var comparison: Int64? { content.comparison }
    /// Results of days closed before that changed in this one, in order of time.
    package var adjustments: [CloseAdjustment] { content.adjustments }
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
