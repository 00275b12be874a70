/// Who closes which day, and what they have seen of it.
///
/// What the day comes to and what stays open is read where it is sealed, in one transaction, so that
/// nothing gets in between.
package struct CloseRequest: Hashable, Sendable {
    /// The day.
    package let day: CloseDay
    /// The currencies that have figures even where nothing happened in them.
    package let currencies: [Currency]
    /// What was shown to who signs; `nil` where they sign for whatever there is.
    package let seen: CloseContent?
    /// Who closes it.
    package let signature: CloseSignature

    /// Creates a request.
    package init(
        day: CloseDay,
        currencies: [Currency],
        seen: CloseContent? = nil,
        signature: CloseSignature
    ) {
        self.day = day
        self.currencies = currencies
        self.seen = seen
        self.signature = signature
    }

    /// Why it is not carried out where this would be sealed; `nil` when it may be.
    package func refusal(of content: CloseContent) -> CloseRefusal? {
        if signature.at < day.end { return .notOver(day) }
        if max(content.breaks.count, content.unknown.count) > DailyClose.maximumBreaks {
            return .tooMany(day, limit: DailyClose.maximumBreaks)
        }
        if let seen, !content.isCovered(by: seen) { return .changed(day) }
        let isSigned = signature.note.contains { !$0.isWhitespace }
        return content.gaps.isEmpty || isSigned ? nil : .unsigned(day, content.gaps)
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

/// Which closed days to list, with their figures in which currencies; empty means all.
package struct ClosingFilter: Hashable, Sendable {
    /// Only those of these providers, or all when empty.
    package var providers: Set<ProviderID>
    /// Only figures in these currencies, and days that have some, or all when empty.
    package var currencies: Set<Currency>
    /// Only what these people closed.
    package var signers: Choice<OperatorName?>
    /// How the day begins as it is written: `2026-11`, `2026-11-20`; empty for all.
    package var day: String
    /// How days begin that are left out.
    package var absentTexts: [String] = []

    /// Creates a filter.
    package init(
        providers: Set<ProviderID> = [],
        currencies: Set<Currency> = [],
        signer: OperatorName? = nil,
        day: String = ""
    ) {
        self.providers = providers
        self.currencies = currencies
        signers = Choice(person: signer)
        self.day = day
    }
}

/// Of which closed days to list what changed since; empty means all.
package struct AdjustmentFilter: Hashable, Sendable {
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
