package import PayoutService
package import Payouts

/// What the console can ask about closed days, and do with them.
package struct ClosesClient: Sendable {
    /// Reads the latest closed days that match, and which can be closed next.
    package let listing:
        @Sendable (ClosingFilter, _ limit: Int) async throws(ServiceError) -> CloseListing
    /// Reads everything about one closed day; `nil` when it is not closed.
    package let sight: @Sendable (CloseDay) async throws(ServiceError) -> CloseSight?
    /// Reads what closing a day would seal.
    package let preview: @Sendable (CloseDay) async throws(ServiceError) -> ClosePreview
    /// Seals a day, and writes its pack to a new file.
    package let seal: @Sendable (CloseOrder) async throws(ServiceError) -> ClosedDay
    /// Compares a closed day with its pack.
    package let verify: @Sendable (CloseDay) async -> Result<PackCheck, ServiceError>

    /// Creates a view of closed days.
    package init(
        listing:
            @escaping @Sendable (ClosingFilter, Int) async throws(ServiceError) -> CloseListing,
        sight: @escaping @Sendable (CloseDay) async throws(ServiceError) -> CloseSight?,
        preview: @escaping @Sendable (CloseDay) async throws(ServiceError) -> ClosePreview,
        seal: @escaping @Sendable (CloseOrder) async throws(ServiceError) -> ClosedDay,
        verify: @escaping @Sendable (CloseDay) async -> Result<PackCheck, ServiceError>
    ) {
        self.listing = listing
        self.sight = sight
        self.preview = preview
        self.seal = seal
        self.verify = verify
    }
}

/// Closed days, and which can be closed next.
package struct CloseListing: Hashable, Sendable {
    /// The closed days that match, newest first.
    package let records: [ClosingRecord]
    /// The next day of each provider.
    package let proposals: [CloseProposal]

    /// Creates a listing.
    package init(records: [ClosingRecord], proposals: [CloseProposal]) {
        self.records = records
        self.proposals = proposals
    }
}

/// A closed day as the ledger gives it now, and what changed since.
package struct CloseSight: Hashable, Sendable {
    /// The close, computed anew.
    package let sealed: SealedClose
    /// The seal that was kept when it was made.
    package let kept: ContentDigest
    /// Results of the day that changed after it was closed, newest first.
    package let adjustments: [CloseAdjustment]

    /// Creates a sight.
    package init(sealed: SealedClose, kept: ContentDigest, adjustments: [CloseAdjustment]) {
        self.sealed = sealed
        self.kept = kept
        self.adjustments = adjustments
    }
}

/// Which day is to be sealed, and what who signs has seen.
package struct CloseOrder: Hashable, Sendable {
    /// What was shown; nothing that is open beside it is sealed.
    package let seen: CloseContent
    /// Why it may be closed as it is; empty where nothing is open.
    package let note: String

    /// Creates an order.
    package init(seen: CloseContent, note: String) {
        self.seen = seen
        self.note = note
    }

    /// The day.
    package var day: CloseDay { seen.day }
}

/// A day that was just sealed.
package struct ClosedDay: Hashable, Sendable {
    /// The close.
    package let sealed: SealedClose
    /// Where its pack lies.
    package let path: String

    /// Creates a closed day.
    package init(sealed: SealedClose, path: String) {
        self.sealed = sealed
        self.path = path
    }
}

/// What came of comparing a closed day with its pack.
package struct PackCheck: Hashable, Sendable {
    /// Whether both are as they were sealed.
    package let verdict: CloseVerdict
    /// Where the pack should lie.
    package let path: String
    /// Whether it lies there; where it does not, the ledger was compared with the seal alone.
    package let hasFile: Bool

    /// Creates a check.
    package init(verdict: CloseVerdict, path: String, hasFile: Bool) {
        self.verdict = verdict
        self.path = path
        self.hasFile = hasFile
    }
}
