/// What closing a day seals, but for who signs it and when: what it comes to, and what stays open.
package struct CloseContent: Hashable, Sendable {
    /// The day.
    package let day: CloseDay
    /// Its figures, by currency code.
    package let figures: [CloseFigures]
    /// What is not resolved, by number.
    package let breaks: [CloseBreak]
    /// What was resolved until then, by number; empty in a close of the first two forms.
    package let resolved: [CloseResolved]
    /// How many were, with those beyond what one close lists.
    package let resolvedCount: Int
    /// Payouts of unknown outcome, by id.
    package let unknown: [CloseUnknown]
    /// The latest comparison that covers the day; `nil` where nothing was compared.
    package let comparison: Int64?
    /// The comparisons that state the fees, in order; empty in a close of the first form.
    package let feesOf: [Int64]
    /// Which of their lines state the fees, or why none do; empty where all do, and in a close of
    /// the first two forms.
    package let feesNote: String
    /// Results of days closed before that changed in this one, in order of time.
    package let adjustments: [CloseAdjustment]

    /// Creates a content; the order of what it is given does not count.
    package init(
        day: CloseDay,
        figures: [CloseFigures],
        breaks: [CloseBreak],
        resolved: [CloseResolved] = [],
        resolvedCount: Int? = nil,
        unknown: [CloseUnknown],
        comparison: Int64?,
        feesOf: [Int64] = [],
        feesNote: String = "",
        adjustments: [CloseAdjustment]
    ) {
        self.day = day
        self.figures = figures.sorted { $0.currency.code < $1.currency.code }
        self.breaks = breaks.sorted { $0.id < $1.id }
        self.resolved = resolved.sorted { $0.id < $1.id }
        self.resolvedCount = resolvedCount ?? resolved.count
        self.unknown = unknown.sorted { $0.payout.rawValue < $1.payout.rawValue }
        self.comparison = comparison
        self.feesOf = feesOf.sorted()
        self.feesNote = feesNote
        self.adjustments = adjustments.sorted {
            ($0.transition.at, $0.payout.rawValue, $0.transition.to.rawValue)
                < ($1.transition.at, $1.payout.rawValue, $1.transition.to.rawValue)
        }
    }

    /// What somebody has to sign for.
    package var gaps: CloseGaps {
        CloseGaps(
            isUncompared: comparison == nil,
            breaks: breaks.count,
            unknown: unknown.map(\.payout),
            inFlight: figures.reduce(0) { $0 + $1.inFlight.count }
        )
    }

    /// Whether who signed for another content signed for all of this one.
    ///
    /// What was settled meanwhile needs no second look; a figure that differs, and anything open
    /// that was not there, does.
    package func isCovered(by seen: CloseContent) -> Bool {
        day == seen.day
            && (comparison != nil || seen.comparison == nil)
            && Set(breaks.map(\.id)).isSubset(of: seen.breaks.map(\.id))
            && Set(unknown.map(\.payout)).isSubset(of: seen.unknown.map(\.payout))
            && figures.count == seen.figures.count
            && zip(figures, seen.figures).allSatisfy { $0.isCovered(by: $1) }
            && adjustments == seen.adjustments
    }
}

/// What closing a day would seal, as the ledger stands.
package struct ClosePreview: Hashable, Sendable {
    /// What would be sealed.
    package let content: CloseContent
    /// Payouts still in flight, the oldest first; at most ``maximumNamed``.
    package let inFlight: [Payout]

    /// The most payouts in flight that are named.
    package static let maximumNamed = 50

    /// Creates a preview.
    package init(content: CloseContent, inFlight: [Payout]) {
        self.content = content
        self.inFlight = inFlight
    }
}

/// Which day of a provider can be closed next.
package struct CloseProposal: Hashable, Sendable {
    /// The day after the last one closed; where none was, the last day that is over.
    package let day: CloseDay
    /// Whether it is over, so that it can be closed now.
    package let isOver: Bool
    /// The last day that was closed; `nil` where none was.
    package let last: CalendarDay?

    /// Works out which day comes next.
    ///
    /// - Parameters:
    ///   - provider: The provider.
    ///   - utcOffset: How far its clocks are ahead of UTC, in seconds.
    ///   - last: The last day that was closed.
    ///   - now: The present, in seconds since 1970.
    package init(provider: ProviderID, utcOffset: Int, last: CalendarDay?, now: Int64) {
        let today = CalendarDay(seconds: now, utcOffset: utcOffset)
        let next = last?.advanced(by: 1) ?? today.advanced(by: -1)
        day = CloseDay(provider: provider, day: next, utcOffset: utcOffset)
        isOver = next < today
        self.last = last
    }
}
