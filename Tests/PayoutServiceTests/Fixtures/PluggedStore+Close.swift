import Foundation
import Payouts

extension PluggedStore {
    func previewClose(
        of day: CloseDay,
        currencies: [Currency],
        at now: Date
    ) async throws(StoreError) -> ClosePreview {
        try await base.previewClose(of: day, currencies: currencies, at: now)
    }

    func closeDay(_ request: CloseRequest) async throws(StoreError) -> SealedClose {
        try await write(.closeDay) { () async throws(StoreError) in try await base.closeDay(request)
        }
    }

    func reproduceClose(
        of provider: ProviderID,
        on day: CalendarDay
    ) async throws(StoreError) -> (now: SealedClose, kept: ContentDigest)? {
        try await base.reproduceClose(of: provider, on: day)
    }

    func closings(_ filter: ClosingFilter, limit: Int) async throws(StoreError) -> [ClosingRecord] {
        try await base.closings(filter, limit: limit)
    }

    func closeAdjustments(
        _ filter: AdjustmentFilter,
        limit: Int
    ) async throws(StoreError) -> [CloseAdjustment] {
        try await base.closeAdjustments(filter, limit: limit)
    }
}
