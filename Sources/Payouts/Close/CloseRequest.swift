/// Everything about closing a day that the ledger's transitions do not say.
package struct CloseRequest: Hashable, Sendable {
    /// The day.
    package let day: CloseDay
    /// The currencies that have figures even where nothing happened in them.
    package let currencies: [Currency]
    /// What the provider took, at most one amount a currency; none where no settlement was read.
    package let fees: [Money]
    /// What is not resolved.
    package let breaks: [CloseBreak]
    /// Payouts of unknown outcome.
    package let unknown: [CloseUnknown]
    /// The latest comparison that covers the day; `nil` where nothing was compared.
    package let comparison: Int64?
    /// Who closes it.
    package let signature: CloseSignature

    /// Creates a request.
    package init(
        day: CloseDay,
        currencies: [Currency],
        fees: [Money] = [],
        breaks: [CloseBreak] = [],
        unknown: [CloseUnknown] = [],
        comparison: Int64?,
        signature: CloseSignature
    ) {
        self.day = day
        self.currencies = currencies
        self.fees = fees
        self.breaks = breaks
        self.unknown = unknown
        self.comparison = comparison
        self.signature = signature
    }

    /// Why it is not carried out, whatever the ledger says; `nil` when it may be.
    package var refusal: CloseRefusal? {
        if signature.at < day.end { return .notOver(day) }
        if max(breaks.count, unknown.count) > DailyClose.maximumBreaks {
            return .tooMany(day, limit: DailyClose.maximumBreaks)
        }
        let isSigned = signature.note.contains { !$0.isWhitespace }
        return gaps.isEmpty || isSigned ? nil : .unsigned(day, gaps)
    }

    /// What somebody has to sign for.
    package var gaps: CloseGaps {
        CloseGaps(
            isUncompared: comparison == nil,
            breaks: breaks.count,
            unknown: unknown.map(\.payout)
        )
    }
}

/// A close in a list: the figures that were kept, and not what it lists one by one.
package struct ClosingRecord: Hashable, Sendable {
    /// The day.
    package let day: CloseDay
    /// Its figures, by currency code.
    package let figures: [CloseFigures]
    /// How many breaks were not resolved.
    package let breakCount: Int
    /// Who closed it.
    package let signature: CloseSignature
    /// The digest of its pack.
    package let seal: ContentDigest

    /// Creates a record as it is stored.
    package init(
        day: CloseDay,
        figures: [CloseFigures],
        breakCount: Int,
        signature: CloseSignature,
        seal: ContentDigest
    ) {
        self.day = day
        self.figures = figures
        self.breakCount = breakCount
        self.signature = signature
        self.seal = seal
    }
}

/// Which closed days to look at; empty means all.
package struct CloseFilter: Hashable, Sendable {
    /// Only those of this provider, or of all when `nil`.
    package var provider: ProviderID?
    /// Only this day, or all when `nil`.
    package var day: CalendarDay?

    /// Creates a filter.
    package init(provider: ProviderID? = nil, day: CalendarDay? = nil) {
        self.provider = provider
        self.day = day
    }
}
