package import Foundation

/// Days that were closed, each once and for good.
package protocol CloseStore: Sendable {
    /// What closing a day would seal, as the ledger stands; nothing is kept.
    ///
    /// - Parameters:
    ///   - day: The day.
    ///   - currencies: The currencies that have figures even where nothing happened in them.
    ///   - now: The present.
    /// - Returns: What would be sealed, and payouts in flight by name.
    /// - Throws: ``StoreError/closeRefused(_:)`` for a day that cannot be closed now by anybody.
    func previewClose(
        of day: CloseDay,
        currencies: [Currency],
        at now: Date
    ) async throws(StoreError) -> ClosePreview

    /// Closes a day, and keeps in the same transaction who did, in the audit trail, with the seal.
    ///
    /// From then on the day takes no more transitions: one that was decided before and is written
    /// after counts from the first instant of the next day.
    ///
    /// - Parameter request: The day, who signs, and what they have seen.
    /// - Returns: The close with its seal.
    /// - Throws: ``StoreError/closeRefused(_:)`` for a day that is not over or closed already, that
    ///   does not follow the last one closed, is not what was seen, or is without something that
    ///   nobody signed for.
    func closeDay(_ request: CloseRequest) async throws(StoreError) -> SealedClose

    /// A close as the ledger gives it now, computed anew from its transitions.
    ///
    /// - Parameters:
    ///   - provider: The provider.
    ///   - day: The day.
    /// - Returns: The close with the seal that it has now, and the seal that was kept when it was
    ///   made; `nil` for a day that was not closed.
    /// - Throws: What the ledger could not do.
    func reproduceClose(
        of provider: ProviderID,
        on day: CalendarDay
    ) async throws(StoreError) -> (now: SealedClose, kept: ContentDigest)?

    /// Closed days that match, newest first; at most ``CloseLimits/maximumPage``.
    func closings(_ filter: ClosingFilter, limit: Int) async throws(StoreError) -> [ClosingRecord]

    /// Every change after the end of closed days to a result that they sealed, and every first
    /// result since then that the provider dates into one, newest first; at most
    /// ``CloseLimits/maximumPage``.
    func closeAdjustments(
        _ filter: AdjustmentFilter,
        limit: Int
    ) async throws(StoreError) -> [CloseAdjustment]
}

/// How much about closed days is read at once.
package enum CloseLimits {
    /// Closed days, or adjustments, that one call returns.
    package static let maximumPage = 1_000
}
