import Foundation
package import Payouts

extension PayoutService {
    /// Closes a provider's day: what it came to is sealed, and never changes again.
    ///
    /// - Parameters:
    ///   - day: The day, in the provider's own time zone.
    ///   - provider: The provider.
    ///   - note: Why it may be closed as it is; must be given where no statement of the day was
    ///     compared, a break is unresolved, or the outcome of a payout is unknown.
    ///   - name: Who closes it, and signs.
    /// - Returns: The close with its seal.
    /// - Throws: ``ServiceError/notPermitted(_:)``, or ``ServiceError/store(_:)`` with the
    ///   ``CloseRefusal``.
    package func close(
        _ day: CalendarDay,
        of provider: ProviderID,
        note: String = "",
        by name: OperatorName
    ) async throws(ServiceError) -> SealedClose {
        try require(.close, of: name)
        let profile = try line(provider).provider.profile
        let day = CloseDay(provider: provider, day: day, utcOffset: profile.utcOffset)
        return try await onLedger { (store, now) throws(StoreError) in
            try await store.closeDay(
                CloseRequest(
                    day: day,
                    currencies: profile.currencies,
                    fees: try await store.statedFees(of: day),
                    breaks: try await store.unresolvedBreaks(of: day),
                    unknown: try await store.unknownOutcomes(of: day),
                    comparison: try await store.reconciliation(covering: day)?.id,
                    signature: CloseSignature(
                        by: name,
                        at: now,
                        note: note.trimmingCharacters(in: .whitespacesAndNewlines)
                    )
                )
            )
        }
    }

    /// A closed day's pack as the ledger gives it now.
    ///
    /// - Throws: ``ServiceError/notSupported(_:)`` for a day that was not closed, or that no
    ///   longer comes to what was sealed.
    package func closedPack(
        of provider: ProviderID,
        on day: CalendarDay
    ) async throws(ServiceError) -> SealedClose {
        let (now, kept) = try await reproducedClose(of: provider, on: day)
        guard now.seal == kept else {
            throw .notSupported(
                "\(now.close.day) no longer comes to what was sealed: the ledger was changed. "
                    + "Verify the pack that was kept elsewhere to see where."
            )
        }
        return now
    }

    /// Compares a pack with what the ledger gives for its day now.
    ///
    /// - Parameter file: The pack's bytes.
    /// - Returns: Whether both are the same, or the first line that differs.
    /// - Throws: ``ServiceError/notSupported(_:)`` for a file that is no pack, or one of a day that
    ///   was not closed in this ledger.
    package func verifyClose(_ file: [UInt8]) async throws(ServiceError) -> CloseVerdict {
        guard let (provider, day) = ClosePack.subject(of: file) else {
            throw .notSupported("This is no pack of a closed day. `paydesk close show` writes one.")
        }
        let (now, kept) = try await reproducedClose(of: provider, on: day)
        return CloseVerdict(file: file, reproduced: now, seal: kept)
    }

    private func reproducedClose(
        of provider: ProviderID,
        on day: CalendarDay
    ) async throws(ServiceError) -> (now: SealedClose, kept: ContentDigest) {
        let found = try await onLedger { (store, _) throws(StoreError) in
            try await store.reproduceClose(of: provider, on: day)
        }
        guard let found else {
            throw .notSupported(
                "\(provider) \(day) is not closed in this ledger. `paydesk close list` shows "
                    + "which days are."
            )
        }
        return found
    }
}

extension PayoutStore {
    /// What is unresolved of a day and of those before it; one more than a close lists, where there
    /// are more.
    fileprivate func unresolvedBreaks(
        of day: CloseDay
    ) async throws(StoreError) -> [CloseBreak] {
        let filter = BreakFilter(providers: [day.provider])
        var found: [CloseBreak] = []
        var read = 0
        while found.count <= DailyClose.maximumBreaks {
            let limit = ReconciliationLimits.maximumPage
            let page = try await breaks(filter, after: read, limit: limit)
            found += page.filter { $0.period.first <= day.day }.map(CloseBreak.init)
            read += page.count
            if page.count < limit { break }
        }
        return found
    }

    /// The payouts created until the day's end whose outcome is unknown now; one more than a close
    /// lists, where there are more.
    fileprivate func unknownOutcomes(
        of day: CloseDay
    ) async throws(StoreError) -> [CloseUnknown] {
        let filter = PayoutFilter(statuses: [.unknown], providers: [day.provider])
        var found: [CloseUnknown] = []
        var position = PagePosition.newest
        while found.count <= DailyClose.maximumBreaks {
            let limit = CloseLimits.maximumPage
            let page = try await page(filter, at: position, limit: limit)
            found += page.payouts.filter { $0.createdAt < day.end }.map(CloseUnknown.init)
            guard page.hasOlder, let last = page.payouts.last else { break }
            position = .after(last.id)
        }
        return found
    }

    /// The fees that the last settlement of exactly this day states.
    fileprivate func statedFees(of day: CloseDay) async throws(StoreError) -> [Money] {
        let runs = try await reconciliations(limit: ReconciliationLimits.maximumRuns)
        let run = runs.first {
            $0.provider == day.provider && $0.period.first == day.day && $0.period.last == day.day
        }
        return run?.totals.sums.compactMap { sum in
            Currency(code: sum.currency).map { Money(minorUnits: sum.fees, currency: $0) }
        } ?? []
    }
}

extension CloseUnknown {
    /// A payout as a close lists it.
    fileprivate init(_ payout: Payout) {
        self.init(
            payout: payout.id,
            orderNumber: payout.orderNumber,
            amount: payout.amount,
            since: payout.statusSince
        )
    }
}

extension CloseBreak {
    /// A break as a close lists it.
    fileprivate init(_ record: BreakRecord) {
        let (ours, theirs) = (record.found.ours, record.found.theirs)
        let names = [ours?.orderNumber, theirs?.orderNumber, theirs?.reference]
        self.init(
            id: record.id,
            kind: record.found.kind,
            subject: names.compactMap(\.self).first { !$0.isEmpty } ?? "",
            stake: record.found.stake,
            note: record.found.detail
        )
    }
}
