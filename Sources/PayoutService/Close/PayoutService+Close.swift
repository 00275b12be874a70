import Foundation
package import Payouts

extension PayoutService {
    /// Which day of each provider can be closed next, by the providers' names.
    package func closeProposals() async throws(ServiceError) -> [CloseProposal] {
        var proposals: [CloseProposal] = []
        for provider in lines.values.map(\.provider) {
            let last = try await onLedger { (store, _) throws(StoreError) in
                try await store.closings(ClosingFilter(providers: [provider.id]), limit: 1).first
            }
            let now = Int64(environment.now().timeIntervalSince1970.rounded(.down))
            proposals.append(
                CloseProposal(
                    provider: provider.id,
                    utcOffset: provider.profile.utcOffset,
                    last: last?.day.day,
                    now: now
                )
            )
        }
        return proposals
    }

    /// What closing a provider's day would seal, as the ledger stands; nothing is kept.
    ///
    /// - Throws: ``ServiceError/store(_:)`` with the ``CloseRefusal`` where nobody can close the day
    ///   now.
    package func previewClose(
        _ day: CalendarDay,
        of provider: ProviderID
    ) async throws(ServiceError) -> ClosePreview {
        let profile = try line(provider).provider.profile
        let day = CloseDay(provider: provider, day: day, utcOffset: profile.utcOffset)
        return try await onLedger { (store, now) throws(StoreError) in
            try await store.previewClose(of: day, currencies: profile.currencies, at: now)
        }
    }

    /// Closes a provider's day: what it came to is sealed, and never changes again.
    ///
    /// - Parameters:
    ///   - day: The day, in the provider's own time zone.
    ///   - provider: The provider.
    ///   - note: Why it may be closed as it is; must be given where no statement of the day was
    ///     compared, a break is unresolved, the outcome of a payout is unknown, or one is in flight.
    ///   - seen: What who signs was shown; `nil` to sign for whatever there is.
    ///   - name: Who closes it, and signs.
    /// - Returns: The close with its seal.
    /// - Throws: ``ServiceError/notPermitted(_:)``, or ``ServiceError/store(_:)`` with the
    ///   ``CloseRefusal``.
    package func close(
        _ day: CalendarDay,
        of provider: ProviderID,
        note: String = "",
        seen: CloseContent? = nil,
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
                    seen: seen,
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

    /// Computes a closed day anew, and compares it with its seal and its pack.
    ///
    /// - Parameters:
    ///   - day: The day.
    ///   - file: The bytes of its pack; `nil` to compare with the seal alone.
    /// - Returns: Whether all are the same, or the first line that differs.
    /// - Throws: ``ServiceError/notSupported(_:)`` for a day that was not closed in this ledger.
    package func verifyClose(
        of day: CloseDay,
        file: [UInt8]? = nil
    ) async throws(ServiceError) -> CloseVerdict {
        let (now, kept) = try await reproducedClose(of: day.provider, on: day.day)
        return CloseVerdict(file: file ?? now.pack, reproduced: now, seal: kept)
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
